"""Issues certificates of chargers with python-cryptography: P-256 keys, a P-384 authority, the extensions that such certificates have.

    python3 memory.py COUNT [PROCESSES [DIRECTORY]]

Without a directory nothing is kept; with one, a key file (mode 0600) and a certificate file for each, in PEM, not synced.
"""

import datetime
import multiprocessing
import os
import sys

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAY = datetime.timedelta(days=1)
NOW = datetime.datetime.now(datetime.timezone.utc)


def name(common_name):
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "DE"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "ACME"),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def issue(authority, number):
    key = ec.generate_private_key(ec.SECP256R1())
    usage = dict.fromkeys(
        ("content_commitment", "data_encipherment", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"), False
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name(f"SN-{number:07}"))
        .issuer_name(name("ACME ClientCA"))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW)
        .not_valid_after(NOW + 365 * DAY)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(digital_signature=True, key_encipherment=False, key_agreement=True, **usage), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.public_key()), critical=False)
        .sign(authority, hashes.SHA384())
    )
    return key, certificate


def keep(directory, number, key, certificate):
    pem = serialization.Encoding.PEM
    text = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    descriptor = os.open(f"{directory}/{number}.key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(text)
    with open(f"{directory}/{number}.pem", "wb") as file:
        file.write(certificate.public_bytes(pem))


def work(numbers):
    authority = ec.generate_private_key(ec.SECP384R1())
    for number in numbers:
        key, certificate = issue(authority, number)
        if len(sys.argv) > 3:
            keep(sys.argv[3], number, key, certificate)


def main():
    count = int(sys.argv[1])
    processes = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    if processes == 1:
        work(range(count))
    else:
        with multiprocessing.Pool(processes) as pool:
            pool.map(work, [range(first, count, processes) for first in range(processes)])


if __name__ == "__main__":
    main()
