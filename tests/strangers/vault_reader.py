"""A reader of the vault's format (docs/formats/vault.md) that shares no line with evpki.

    vault_reader.py PKI SLOT PASSPHRASE|--key HEX RECORD KIND OWNER VERSION     the secret in hexadecimal
    vault_reader.py --check DOCUMENT                                            opens the document's own test vectors

PKI, SLOT, RECORD: hexadecimal. Needs argon2-cffi, PyNaCl.
"""
import hashlib
import hmac
import sys

from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt


def hkdf(salt, master, info):
    key = hmac.new(salt, master, hashlib.sha256).digest()
    return hmac.new(key, info + b"\x01", hashlib.sha256).digest()


def unlock(pki, slot, passphrase=None, key=None):
    assert slot[:11] == b"evpki-slot\x01"
    if slot[11] == 1:
        assert slot[12] == 1 and len(slot) == 113
        memory, passes, lanes = (int.from_bytes(slot[at:at + 4], "big") for at in (13, 17, 21))
        key = hash_secret_raw(passphrase, slot[25:41], passes, memory, lanes, 32, Type.ID, 0x13)
        header = slot[:41]
    else:
        assert slot[11] == 2 and len(slot) == 84
        header = slot[:12]
    rest = slot[len(header):]
    return decrypt(rest[24:], header + pki, rest[:24], key)


def read(pki, master, record, kind, owner, version):
    assert record[0] == 1
    key = hkdf(pki, master, b"evpki-vault/1 seal " + kind)
    sized = lambda text: len(text).to_bytes(8, "big") + text
    bound = b"evpki-sealed\x01" + pki + sized(kind) + sized(owner) + version.to_bytes(8, "big")
    return decrypt(record[25:], bound, record[1:25], key)


def check(document):
    text = open(document, encoding="utf-8").read().split("```text\n")[1].split("```")[0]
    given = {name: bytes.fromhex(value) for name, value in (line.split() for line in text.splitlines())}
    pki, master = given["pki"], given["master"]
    assert unlock(pki, given["slot-1"], passphrase=b"correct horse battery staple") == master
    assert unlock(pki, given["slot-2"], key=given["keyring"]) == master
    names = [(b"password", b"CS-1", 1), (b"batch-password", b"2026-07", 258), (b"private-key", b"ab" * 32, 1)]
    for number, name in enumerate(names, 1):
        assert read(pki, master, given[f"record-{number}"], *name) == given["plain"]
    assert hmac.new(hkdf(pki, master, b"evpki-vault/1 audit"), b"head", hashlib.sha256).digest() == given["audit"]
    print("all vectors open")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[0] == "--check":
        check(arguments[1])
    else:
        pki, slot = map(bytes.fromhex, arguments[:2])
        if arguments[2] == "--key":
            arguments.pop(2)
            master = unlock(pki, slot, key=bytes.fromhex(arguments[2]))
        else:
            master = unlock(pki, slot, passphrase=arguments[2].encode())
        record, kind, owner, version = arguments[3:]
        print(read(pki, master, bytes.fromhex(record), kind.encode(), owner.encode(), int(version)).hex())
