"""Writes certificates of one authority, each signed by it, whose encodings are not DER or not what RFC 5280 asks for, and sound ones beside them.

Usage: encodings.py DIRECTORY

`ca.der` is the authority, `ca.crl` its CRL; each other file is a certificate of the charging station CS-1 for production, at 2026-11-21. The DER is written
by `der.py`; the signatures are those of the package `cryptography`.
"""

import sys
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from der import NULL, bits, oid, sequence, tlv

DIRECTORY = Path(sys.argv[1])
ARC = "1.2.840.113556.1.8000.2554.11298.4916.24791.19455.46995.6906422.9407415"


def named(common_name):
    return sequence(tlv(0x31, sequence(oid("2.5.4.3"), tlv(0x0C, common_name.encode()))))


def extension(dotted, value, critical=None):
    flag = b"" if critical is None else tlv(1, b"\xff" if critical else b"\0")
    return sequence(oid(dotted), flag, tlv(4, value))


FALSE, TRUE = tlv(1, b"\0"), tlv(1, b"\xff")
ECDSA_SHA256, ECDSA_SHA384 = sequence(oid("1.2.840.10045.4.3.2")), sequence(oid("1.2.840.10045.4.3.3"))
UTC = lambda text: tlv(0x17, text.encode())
GENERALIZED = lambda text: tlv(0x18, text.encode())

authority, leaf = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
X962 = serialization.Encoding.X962
point = leaf.public_key().public_bytes(X962, serialization.PublicFormat.UncompressedPoint)
compressed = leaf.public_key().public_bytes(X962, serialization.PublicFormat.CompressedPoint)


def key_of(point, unused=0):
    return sequence(sequence(oid("1.2.840.10045.2.1"), oid("1.2.840.10045.3.1.7")), bits(point, unused))


def sign(message, wanted=lambda _: True):
    while not wanted(signature := authority.sign(message, ec.ECDSA(hashes.SHA256()))):
        pass
    return signature


ENVIRONMENT = extension(f"{ARC}.1.1", bytes([10, 1, 0]))
STATION = extension(f"{ARC}.1.2", sequence(tlv(0x0C, b"CS-1")))
CONSTRAINTS = extension("2.5.29.19", sequence(), True)
USAGE = extension("2.5.29.15", bits(b"\x80", 7), True)
SOUND = [CONSTRAINTS, USAGE, ENVIRONMENT, STATION]


def certificate(
    name,
    version=tlv(0xA0, tlv(2, b"\2")),
    serial=b"\x11",
    inner=ECDSA_SHA256,
    outer=None,
    begins=UTC("261120000000Z"),
    ends=UTC("270120000000Z"),
    key=None,
    identifiers=b"",
    extensions=SOUND,
    unused=0,
    subject=named("SN-1"),
):
    listed = b"" if extensions is None else tlv(0xA3, sequence(*extensions))
    validity = sequence(begins, ends)
    tbs = sequence(version, tlv(2, serial), inner, named("CA"), validity, subject, key or key_of(point), identifiers, listed)
    signature = sign(tbs, lambda s: not unused or s[-1] & 1 == 0)
    der = sequence(tbs, outer or inner, bits(signature, unused))
    (DIRECTORY / f"{name}.der").write_bytes(der)
    return der


good = certificate("sound")
certificate("sound-name", subject=named("SN-1, O=ACME Charging, C=DE"))
certificate("sound-generalized-2050", ends=GENERALIZED("20500101000000Z"))
certificate("sound-unknown-extension", extensions=SOUND + [extension("1.2.3.4", NULL)])
certificate("signature-unused-bits", unused=1)
certificate("key-unused-bits", key=key_of(point[:-1] + bytes([point[-1]]), 1) if point[-1] & 1 == 0 else key_of(point, 1))
certificate("key-compressed", key=key_of(compressed))
certificate("key-hybrid", key=key_of(bytes([6 | point[64] & 1]) + point[1:]))
certificate("version-1", version=b"")
certificate("version-1-written-out", version=tlv(0xA0, tlv(2, b"\0")))
certificate("version-1-written-out-alone", version=tlv(0xA0, tlv(2, b"\0")), extensions=None)
certificate("version-2", version=tlv(0xA0, tlv(2, b"\1")))
certificate("version-4", version=tlv(0xA0, tlv(2, b"\3")))
certificate("version-1-identifier", version=b"", extensions=None, identifiers=tlv(0x81, b"\0\1"))
certificate("critical-false", extensions=[CONSTRAINTS, USAGE, extension(f"{ARC}.1.1", bytes([10, 1, 0]), False), STATION])
certificate("critical-false-unknown", extensions=SOUND + [extension("1.2.3.4", NULL, False)])
certificate("ca-false", extensions=[extension("2.5.29.19", sequence(FALSE), True), USAGE, ENVIRONMENT, STATION])
certificate("usage-padded", extensions=[CONSTRAINTS, extension("2.5.29.15", bits(b"\x80", 0), True), ENVIRONMENT, STATION])
certificate("usage-padding-set", extensions=[CONSTRAINTS, extension("2.5.29.15", bits(b"\xff", 7), True), ENVIRONMENT, STATION])
certificate("usage-two-octets", extensions=[CONSTRAINTS, extension("2.5.29.15", bits(b"\x80\0", 7), True), ENVIRONMENT, STATION])
point_of = lambda reasons: sequence(sequence(tlv(0xA0, tlv(0xA0, tlv(0x86, b"http://crl.acme.example/ca.crl"))), reasons))
certificate("distribution-reasons-padded", extensions=SOUND + [extension("2.5.29.31", point_of(tlv(0x81, b"\0\x40")))])
tree = lambda minimum: tlv(0xA0, sequence(tlv(0x82, b"acme.example"), minimum))
certificate("constraints-minimum-zero", extensions=SOUND + [extension("2.5.29.30", sequence(tree(tlv(0x80, b"\0"))), True)])
certificate("algorithm-null", inner=sequence(oid("1.2.840.10045.4.3.2"), NULL))
certificate("algorithm-null-outside", outer=sequence(oid("1.2.840.10045.4.3.2"), NULL))
certificate("algorithm-other-outside", outer=ECDSA_SHA384)
certificate("generalized-2049-begins", begins=GENERALIZED("20261120000000Z"))
certificate("generalized-2049-ends", ends=GENERALIZED("20491231235959Z"))
certificate("utc-without-seconds", ends=UTC("2701200000Z"))
certificate("utc-with-offset", ends=UTC("270120000000+0100"))
certificate("generalized-fraction", ends=GENERALIZED("20500101000000.5Z"))
certificate("extensions-empty", extensions=[])
certificate("serial-negative", serial=b"\x80")
certificate("serial-padded", serial=b"\0\x11")
edwards = ed25519.Ed25519PrivateKey.generate().public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
certificate("sound-ed25519", key=sequence(sequence(oid("1.3.101.112")), bits(edwards)))
certificate("key-ed25519-null", key=sequence(sequence(oid("1.3.101.112"), NULL), bits(edwards)))
(DIRECTORY / "trailing.der").write_bytes(good + b"\0")
(DIRECTORY / "indefinite.der").write_bytes(b"\x30\x80" + good[4:] + b"\0\0")

own = authority.public_key().public_bytes(X962, serialization.PublicFormat.UncompressedPoint)
usages = extension("2.5.29.15", bits(b"\x06", 1), True)
for name, constraints in [("ca", sequence(TRUE)), ("ca-long-form", b"\x30\x81\x03" + TRUE)]:
    tbs = sequence(
        tlv(0xA0, tlv(2, b"\2")), tlv(2, b"\1"), ECDSA_SHA256, named("CA"), sequence(UTC("261120000000Z"), UTC("270120000000Z")), named("CA"),
        key_of(own), tlv(0xA3, sequence(extension("2.5.29.19", constraints, True), usages, ENVIRONMENT)),
    )
    suffix = ".der" if name == "ca" else ".anchor"
    (DIRECTORY / f"{name}{suffix}").write_bytes(sequence(tbs, ECDSA_SHA256, bits(sign(tbs))))
number = tlv(0xA0, sequence(extension("2.5.29.20", tlv(2, b"\1"))))
tbs = sequence(tlv(2, b"\1"), ECDSA_SHA256, named("CA"), UTC("261120000000Z"), UTC("270120000000Z"), number)
(DIRECTORY / "ca.crl").write_bytes(sequence(tbs, ECDSA_SHA256, bits(sign(tbs))))
