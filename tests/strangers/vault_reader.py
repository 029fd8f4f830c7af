"""A reader of the vault's format (docs/formats/vault.md) that shares no line with evpki.

    vault_reader.py PKI SLOT PASSPHRASE|--key HEX RECORD KIND OWNER VERSION     the secret in hexadecimal
    vault_reader.py --check DOCUMENT                                            opens the document's own test vectors
    vault_reader.py --store FILE [--recovery-code | --key-file FILE] [--values] opens a whole store, evpki.db, and changes nothing

PKI, SLOT, RECORD: hexadecimal. The store is opened by the passphrase, or the recovery code, in the variable VAULT_SECRET, else on the first line of stdin;
or by a key file. Of each secret it prints a line of JSON, with the SHA-256 of its value; with --values, the value in hexadecimal. Needs argon2-cffi, PyNaCl.
"""
import hashlib
import hmac
import json
import os
import pathlib
import sqlite3
import sys

from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt


def hkdf(salt, master, info):
    key = hmac.new(salt, master, hashlib.sha256).digest()
    return hmac.new(key, info + b"\x01", hashlib.sha256).digest()


SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def recovery_key(code):
    groups = "".join(code.upper().split()).translate(str.maketrans("OIL", "011")).replace("-", "")
    groups = [groups[at:at + 5] for at in range(0, 40, 5)]
    checks = "".join(group[4] for group in groups)
    assert checks in ("".join(map(check_symbol, range(8), groups)), "".join(map(old_check_symbol, range(8), groups))), "it is mistyped"
    number = 0
    for group in groups:
        for symbol in group[:4]:
            number = number * 32 + SYMBOLS.index(symbol)
    return number.to_bytes(20, "big")


def times(one, other):
    """The product in GF(32): of polynomials over GF(2), and what is left of it modulo x^5 + x^2 + 1."""
    product = 0
    for bit in range(5):
        product ^= (one << bit) * (other >> bit & 1)
    for bit in range(8, 4, -1):
        product ^= (0b100101 << bit - 5) * (product >> bit & 1)
    return product


def check_symbol(number, group):
    total = number + 8
    for weight, symbol in zip((2, 4, 8, 16), group):
        total ^= times(weight, SYMBOLS.index(symbol))
    return SYMBOLS[total]


def old_check_symbol(number, group):
    digest = hashlib.sha256(b"evpki-recovery\x01" + bytes([number]) + group[:4].encode()).digest()
    return SYMBOLS[digest[0] & 31]


def unlock(pki, slot, passphrase=None, key=None, code=None):
    """The master key; `key` is that of a keyring or of a key file."""
    assert slot[:11] == b"evpki-slot\x01"
    kind = slot[11]
    header = slot[:{1: 41, 2: 12, 3: 12, 4: 12, 5: 20}[kind]]
    assert len(slot) == len(header) + 24 + 32 + 16
    if kind == 1:
        assert slot[12] == 1
        memory, passes, lanes = (int.from_bytes(slot[at:at + 4], "big") for at in (13, 17, 21))
        key = hash_secret_raw(passphrase, slot[25:41], passes, memory, lanes, 32, Type.ID, 0x13)
    elif kind == 3:
        key = hkdf(pki, recovery_key(code), b"evpki-vault/1 recovery")
    rest = slot[len(header):]
    return decrypt(rest[24:], header + pki, rest[:24], key)


def read(pki, master, record, kind, owner, version):
    nonce = {1: 1, 2: 13}[record[0]]
    if record[0] == 2:
        assert record[1:9] == hkdf(pki, master, b"evpki-vault/1 name")[:8], "sealed under another master key"
        assert int.from_bytes(record[9:13], "big") == len(record) - 13 - 24 - 16, "cut off, or edited"
    key = hkdf(pki, master, b"evpki-vault/1 seal " + kind)
    sized = lambda text: len(text).to_bytes(8, "big") + text
    bound = b"evpki-sealed" + record[:1] + pki + sized(kind) + sized(owner) + version.to_bytes(8, "big")
    return decrypt(record[nonce + 24:], bound, record[nonce:nonce + 24], key)


def key_in(line):
    magic, pki, key = line.split()
    assert magic == "evpki-key-1"
    return bytes.fromhex(pki), bytes.fromhex(key)


def secret():
    """The passphrase or the code."""
    given = os.environ.get("VAULT_SECRET")
    return sys.stdin.readline().rstrip("\r\n") if given is None else given


def opened(pki, slots, arguments):
    """The master key, by the slot of what was given."""
    if "--key-file" in arguments:
        whose, key = key_in(pathlib.Path(arguments[arguments.index("--key-file") + 1]).read_text())
        assert whose == pki, "the key file is another PKI's"
        kind, given = 4, {"key": key}
    elif "--recovery-code" in arguments:
        kind, given = 3, {"code": secret()}
    else:
        kind, given = 1, {"passphrase": secret().encode()}
    for slot in (slot for slot in slots if slot[11] == kind):
        try:
            return unlock(pki, slot, **given)
        except Exception:  # what this library raises for a tag that is not right is no class of its own
            continue
    sys.exit("none of the slots opens")


def store(path, arguments):
    place = pathlib.Path(path).absolute().as_uri()
    database = sqlite3.connect(f"{place}?mode=ro", uri=True)
    assert database.execute("PRAGMA application_id").fetchone()[0] == 0x6576504B, "not a store of evpki"
    pki, = database.execute("SELECT pki_id FROM pki").fetchone()
    slots = [slot for slot, in database.execute("SELECT bytes FROM slots ORDER BY id")]
    master = opened(pki, slots, arguments)
    number, head, root, tag = database.execute("SELECT number, hash, root, tag FROM audit_head").fetchone()
    message = b"evpki-audit-head/2" + pki + number.to_bytes(8, "big") + head + root
    own = hmac.new(hkdf(pki, master, b"evpki-vault/1 audit"), message, hashlib.sha256).digest()
    assert own == tag, "the end of the audit was not authenticated by this vault"
    rows = database.execute("SELECT kind, owner, version, state, sealed FROM secrets ORDER BY kind, owner, version")
    for kind, owner, version, state, sealed in rows:
        said = {"kind": kind, "owner": owner, "version": version, "state": state}
        if sealed is None:
            said["value" if "--values" in arguments else "sha256"] = None
        else:
            value = read(pki, master, sealed, kind.encode(), owner.encode(), version)
            if "--values" in arguments:
                said["value"] = value.hex()
            else:
                said["sha256"] = hashlib.sha256(value).hexdigest()
        print(json.dumps(said))


def check(document):
    text = open(document, encoding="utf-8").read().split("```text\n")[1].split("```")[0]
    lines = dict(line.split(None, 1) for line in text.splitlines())
    given = {name: bytes.fromhex(value) for name, value in lines.items() if name not in ("code", "old-code", "key-file")}
    pki, master = given["pki"], given["master"]
    assert hkdf(pki, master, b"evpki-vault/1 name")[:8] == given["name"]
    assert unlock(pki, given["slot-1"], passphrase=b"correct horse battery staple") == master
    assert unlock(pki, given["slot-2"], key=given["keyring"]) == master
    assert unlock(pki, given["slot-3"], key=given["keyring-3"]) == master
    assert int.from_bytes(given["slot-3"][12:20], "big") == 1800000000
    assert unlock(pki, given["slot-4"], code=lines["code"]) == master
    assert unlock(pki, given["slot-4"], code=lines["old-code"]) == master
    assert key_in(lines["key-file"])[0] == pki
    assert unlock(pki, given["slot-5"], key=key_in(lines["key-file"])[1]) == master
    names = [(b"password", b"CS-1", 1), (b"batch-password", b"2026-07", 258), (b"private-key", b"ab" * 32, 1)]
    for number, name in enumerate(names, 1):
        assert read(pki, master, given[f"record-{number}"], *name) == given["plain"]
    assert hmac.new(hkdf(pki, master, b"evpki-vault/1 audit"), b"head", hashlib.sha256).digest() == given["audit"]
    print("all vectors open")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[0] == "--check":
        check(arguments[1])
    elif arguments[0] == "--store":
        store(arguments[1], arguments[2:])
    else:
        pki, slot = map(bytes.fromhex, arguments[:2])
        if arguments[2] == "--key":
            arguments.pop(2)
            master = unlock(pki, slot, key=bytes.fromhex(arguments[2]))
        else:
            master = unlock(pki, slot, passphrase=arguments[2].encode())
        record, kind, owner, version = arguments[3:]
        print(read(pki, master, bytes.fromhex(record), kind.encode(), owner.encode(), int(version)).hex())
