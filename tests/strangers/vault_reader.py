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


SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def recovery_key(code):
    groups = "".join(code.upper().split()).translate(str.maketrans("OIL", "011")).replace("-", "")
    groups = [groups[at:at + 5] for at in range(0, 40, 5)]
    number = 0
    for at, group in enumerate(groups):
        digest = hashlib.sha256(b"evpki-recovery\x01" + bytes([at]) + group[:4].encode()).digest()
        assert group[4] == SYMBOLS[digest[0] & 31], f"group {at + 1} is mistyped"
        for symbol in group[:4]:
            number = number * 32 + SYMBOLS.index(symbol)
    return number.to_bytes(20, "big")


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


def check(document):
    text = open(document, encoding="utf-8").read().split("```text\n")[1].split("```")[0]
    lines = dict(line.split(None, 1) for line in text.splitlines())
    given = {name: bytes.fromhex(value) for name, value in lines.items() if name not in ("code", "key-file")}
    pki, master = given["pki"], given["master"]
    assert hkdf(pki, master, b"evpki-vault/1 name")[:8] == given["name"]
    assert unlock(pki, given["slot-1"], passphrase=b"correct horse battery staple") == master
    assert unlock(pki, given["slot-2"], key=given["keyring"]) == master
    assert unlock(pki, given["slot-3"], key=given["keyring-3"]) == master
    assert int.from_bytes(given["slot-3"][12:20], "big") == 1800000000
    assert unlock(pki, given["slot-4"], code=lines["code"]) == master
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
    else:
        pki, slot = map(bytes.fromhex, arguments[:2])
        if arguments[2] == "--key":
            arguments.pop(2)
            master = unlock(pki, slot, key=bytes.fromhex(arguments[2]))
        else:
            master = unlock(pki, slot, passphrase=arguments[2].encode())
        record, kind, owner, version = arguments[3:]
        print(read(pki, master, bytes.fromhex(record), kind.encode(), owner.encode(), int(version)).hex())
