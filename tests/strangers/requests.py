"""Writes certification requests (PKCS #10, DER) whose keys or encodings should not be accepted, and sound ones beside them.

Usage: requests.py DIRECTORY COMMON_NAME

Each request is signed by its own key wherever its key can sign, so that only the key or the encoding speaks against it. The DER is written here, octet
by octet; the cryptography is that of the package `cryptography`, and the primes of the weak keys are found with Python's own numbers.
"""

import hashlib
import random
import sys
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa, utils

from der import NULL, bits, integer, oid, sequence, tlv

DIRECTORY, NAME = Path(sys.argv[1]), sys.argv[2]
RANDOM = random.Random(7)


EC, RSA, ED25519 = oid("1.2.840.10045.2.1"), oid("1.2.840.113549.1.1.1"), oid("1.3.101.112")
P256, P384, P521, K256 = oid("1.2.840.10045.3.1.7"), oid("1.3.132.0.34"), oid("1.3.132.0.35"), oid("1.3.132.0.10")
ECDSA_SHA256, ECDSA_SHA1 = sequence(oid("1.2.840.10045.4.3.2")), sequence(oid("1.2.840.10045.4.1"))
RSA_SHA256, RSA_SHA1 = sequence(oid("1.2.840.113549.1.1.11"), NULL), sequence(oid("1.2.840.113549.1.1.5"), NULL)


def request(name, spki, sign, algorithm, attributes=b"", unused=0):
    rdn = lambda attribute, value: tlv(0x31, sequence(oid(attribute), tlv(0x0C, value.encode())))
    subject = sequence(rdn("2.5.4.10", "ACME"), rdn("2.5.4.3", NAME))
    info = sequence(tlv(2, b"\0"), subject, spki, tlv(0xA0, attributes))
    der = sequence(info, algorithm, bits(sign(info), unused))
    (DIRECTORY / f"{name}.der").write_bytes(der)
    return der


# Elliptic curves

def points(key):
    form = serialization.PublicFormat
    encode = lambda f: key.public_key().public_bytes(serialization.Encoding.X962, f)
    return encode(form.UncompressedPoint), encode(form.CompressedPoint)


def on_curve(point, parameters=P256, unused=0):
    return sequence(sequence(EC, parameters), bits(point, unused))


def ecdsa(key, digest=hashes.SHA256):
    return lambda message: key.sign(message, ec.ECDSA(digest()))


key = ec.derive_private_key(0x1234567890ABCDEF1234567890ABCDEF1234567890ABCDEF, ec.SECP256R1())
plain, compressed = points(key)
hybrid = bytes([6 | (plain[64] & 1)]) + plain[1:]
good = request("plain", on_curve(plain), ecdsa(key), ECDSA_SHA256)
request("compressed", on_curve(compressed), ecdsa(key), ECDSA_SHA256)
request("hybrid", on_curve(hybrid), ecdsa(key), ECDSA_SHA256)
request("infinity", on_curve(b"\0"), ecdsa(key), ECDSA_SHA256)
request("off-curve", on_curve(b"\4" + b"\1" * 64), ecdsa(key), ECDSA_SHA256)
request("no-point", on_curve(b""), ecdsa(key), ECDSA_SHA256)
request("null-parameters", on_curve(plain, NULL), ecdsa(key), ECDSA_SHA256)
request("no-parameters", on_curve(plain, b""), ecdsa(key), ECDSA_SHA256)
request("unused-bits", on_curve(plain, unused=1), ecdsa(key), ECDSA_SHA256)
p = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
b = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
n = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
generator = points(ec.derive_private_key(1, ec.SECP256R1()))[0]
field = lambda value: tlv(4, value.to_bytes(32, "big"))
explicit = sequence(
    tlv(2, b"\1"), sequence(oid("1.2.840.10045.1.1"), integer(p)), sequence(field(p - 3), field(b)), tlv(4, generator), integer(n), tlv(2, b"\1")
)
request("explicit", on_curve(plain, explicit), ecdsa(key), ECDSA_SHA256)
other = ec.derive_private_key(77777, ec.SECP256K1())
request("secp256k1", on_curve(points(other)[0], K256), ecdsa(other), ECDSA_SHA256)
for name, curve, parameters, digest, algorithm, order in [
    ("p256", ec.SECP256R1(), P256, hashes.SHA256, "1.2.840.10045.4.3.2", n),
    ("p384", ec.SECP384R1(), P384, hashes.SHA384, "1.2.840.10045.4.3.3", None),
    ("p521", ec.SECP521R1(), P521, hashes.SHA512, "1.2.840.10045.4.3.4", None),
]:
    known = {"one": 1, "small": 200, "repeated": int.from_bytes(b"\x42" * 32, "big")}
    if order:
        known |= {"minus-one": order - 1, "rfc6979": 0xC9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721}
    for which, scalar in known.items():
        if which == "repeated" and not order:
            continue
        weak = ec.derive_private_key(scalar, curve)
        request(f"known-{name}-{which}", on_curve(points(weak)[0], parameters), ecdsa(weak, digest), sequence(oid(algorithm)))
    sound = ec.generate_private_key(curve)
    request(f"sound-{name}", on_curve(points(sound)[0], parameters), ecdsa(sound, digest), sequence(oid(algorithm)))

# What is around a sound key
request("ecdsa-sha1", on_curve(plain), ecdsa(key, hashes.SHA1), ECDSA_SHA1)
request("algorithm-null", on_curve(plain), ecdsa(key), sequence(oid("1.2.840.10045.4.3.2"), NULL))
# Unused bits have to be zero: of a signature that happens to end in one, the last bit can be called unused.
while request("signature-unused-bits", on_curve(plain), ecdsa(key), ECDSA_SHA256, unused=1)[-1] & 1:
    pass
(DIRECTORY / "trailing.der").write_bytes(good + b"\0\0")
(DIRECTORY / "indefinite.der").write_bytes(b"\x30\x80" + good[4 if good[1] == 0x82 else 3 if good[1] == 0x81 else 2:] + b"\0\0")

# Ed25519

edwards = ed25519.Ed25519PrivateKey.generate()
raw = edwards.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
on_edwards = lambda point, parameters=b"": sequence(sequence(ED25519, parameters), bits(point))
request("sound-ed25519", on_edwards(raw), edwards.sign, sequence(ED25519))
request("ed25519-null", on_edwards(raw, NULL), edwards.sign, sequence(ED25519))
request("ed25519-algorithm-null", on_edwards(raw), edwards.sign, sequence(ED25519, NULL))
# By the identity, R = B and s = 1 sign everything: s*B = R + h*0.
base = bytes.fromhex("5866666666666666666666666666666666666666666666666666666666666666")
anything = lambda message: base + (1).to_bytes(32, "little")
request("ed25519-identity", on_edwards((1).to_bytes(32, "little")), anything, sequence(ED25519))
request("ed25519-not-reduced", on_edwards((2**255 - 19 + 1).to_bytes(32, "little")), anything, sequence(ED25519))
seeded = ed25519.Ed25519PrivateKey.from_private_bytes(b"\0" * 32)
raw = seeded.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
request("known-ed25519-zeros", on_edwards(raw), seeded.sign, sequence(ED25519))


# RSA

def padded(message, size):
    digest = bytes.fromhex("3031300d060960864801650304020105000420") + hashlib.sha256(message).digest()
    return b"\0\1" + b"\xff" * (size - len(digest) - 3) + b"\0" + digest


def rsa_key(modulus, exponent=65537, parameters=NULL, unused=0):
    return sequence(sequence(RSA, parameters), bits(sequence(integer(modulus), integer(exponent)), unused))


def rsa_request(name, modulus, order, exponent=65537):
    """A request by the key of this modulus, whose multiplicative group has an exponent that divides `order`."""
    size, private = (modulus.bit_length() + 7) // 8, pow(exponent, -1, order)
    sign = lambda message: pow(int.from_bytes(padded(message, size), "big"), private, modulus).to_bytes(size, "big")
    request(name, rsa_key(modulus, exponent), sign, RSA_SHA256)


def unsigned(name, modulus, exponent=65537):
    request(name, rsa_key(modulus, exponent), lambda _: b"\1" * ((modulus.bit_length() + 7) // 8), RSA_SHA256)


SMALL = [x for x in range(2, 2000) if all(x % y for y in range(2, int(x**0.5) + 1))]


def is_prime(candidate):
    if any(candidate % small == 0 for small in SMALL):
        return candidate in SMALL
    odd, twos = candidate - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for _ in range(8):
        x = pow(RANDOM.randrange(2, candidate - 1), odd, candidate)
        if x in (1, candidate - 1):
            continue
        if not any((x := x * x % candidate) == candidate - 1 for _ in range(twos - 1)):
            return False
    return True


def next_prime(start):
    start |= 1
    while not is_prime(start) or start % 65537 == 1:
        start += 2
    return start


def prime(size):
    return next_prime(RANDOM.getrandbits(size) | (3 << (size - 2)))


pair = rsa.generate_private_key(65537, 2048)
modulus = pair.public_key().public_numbers().n
sign = lambda message: pair.sign(message, padding.PKCS1v15(), hashes.SHA256())
request("sound-rsa", rsa_key(modulus), sign, RSA_SHA256)
request("rsa-no-parameters", rsa_key(modulus, parameters=b""), sign, RSA_SHA256)
request("rsa-odd-parameters", rsa_key(modulus, parameters=tlv(4, b"x")), sign, RSA_SHA256)
request("rsa-sha1", rsa_key(modulus), lambda m: pair.sign(m, padding.PKCS1v15(), hashes.SHA1()), RSA_SHA1)
three = rsa.generate_private_key(3, 2048)
request("rsa-e3", rsa_key(three.public_key().public_numbers().n, 3), lambda m: three.sign(m, padding.PKCS1v15(), hashes.SHA256()), RSA_SHA256)
numbers = pair.private_numbers()
rsa_request("rsa-e65539", modulus, (numbers.p - 1) * (numbers.q - 1), 65539)
request("rsa-e1", rsa_key(modulus, 1), lambda m: padded(m, 256), RSA_SHA256)
unsigned("rsa-e4", modulus, 4)
unsigned("rsa-e-long", modulus, 2**40 + 1)
unsigned("rsa-16384", 2**16384 - 1)
unsigned("rsa-even", modulus + 1)
near = prime(1024)
after = next_prime(near + 2)
rsa_request("rsa-fermat", near * after, (near - 1) * (after - 1))
big = prime(2032)
rsa_request("rsa-small-factor", 65539 * big, 65538 * (big - 1))
rsa_request("rsa-square", near * near, near * (near - 1))
whole = prime(2048)
rsa_request("rsa-prime", whole, whole - 1)
# As the library of Infineon made them: k * M + 65537^a mod M, M the product of the first 126 primes (CVE-2017-15361).
M = 1
for small in SMALL[:126]:
    M *= small


def roca():
    while True:
        power = pow(65537, RANDOM.getrandbits(60), M)
        candidate = ((3 << 1022) // M + RANDOM.getrandbits(50)) * M + power
        if candidate.bit_length() == 1024 and is_prime(candidate) and candidate % 65537 != 1:
            return candidate


first, second = roca(), roca()
rsa_request("rsa-roca", first * second, (first - 1) * (second - 1))
