"""argon2-cffi, bcrypt and hashlib judge the password verifiers that a CSMS is given.

    verifiers.py < lines

Reads JSON lines {"password", "verifier"}; prints one JSON line for each: {"line", "kind", "good"}. Exit code 1 if one is not good.

    $argon2id$...                            argon2-cffi; the parameters come from the verifier
    $2a$ $2b$ $2y$                           bcrypt (SteVe); the package refuses passwords of more than 72 bytes
    PBKDF2:1000:64:sha512:<salt>:<hash>      CitrineOS: the salt is used as its hexadecimal text, not as the bytes that it spells
    44 characters of base64                  MaEVe: SHA-256, without salt
"""

import base64
import hashlib
import hmac
import json
import sys

import bcrypt
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError


def judge(password, verifier):
    """Returns the kind of the verifier and whether it is the password's."""
    password = password.encode()
    if verifier.startswith("$argon2id$"):
        try:
            return "argon2id", PasswordHasher().verify(verifier, password)
        except (Argon2Error, InvalidHashError):
            return "argon2id", False
    if verifier.startswith(("$2a$", "$2b$", "$2y$")):
        return "bcrypt", bcrypt.checkpw(password, verifier.encode())
    if verifier.startswith("PBKDF2:"):
        _, iterations, length, digest, salt, expected = verifier.split(":")
        made = hashlib.pbkdf2_hmac(digest, password, salt.encode(), int(iterations), int(length))
        return "pbkdf2", hmac.compare_digest(made.hex(), expected)
    if len(verifier) == 44:
        return "sha256", base64.b64encode(hashlib.sha256(password).digest()).decode() == verifier
    return "unknown", False


def main():
    answers = []
    for number, line in enumerate(sys.stdin, start=1):
        given = json.loads(line)
        try:
            kind, good = judge(given["password"], given["verifier"])
        except ValueError as error:
            kind, good = f"malformed: {error}", False
        answers.append(good)
        print(json.dumps({"line": number, "kind": kind, "good": good}))
    sys.exit(not answers or not all(answers))


if __name__ == "__main__":
    main()
