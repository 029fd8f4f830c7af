"""Makes a small PKI with the openssl command line and writes its bundles: what the judges and the demo are tried on.

    python3 tests/strangers/stand_in.py DIR

No line of evpki is involved, so a judge that is wrong about the format or about OCPP's certificates is found here first.

    DIR/ca/{root,server-ca,client-ca}.pem  root.crl client-ca.crl
    DIR/server                             the CSMS of csms.demo.example
    DIR/device/CS-0001                     profile 3, good
    DIR/device/CS-0002                     profile 2, good
    DIR/device/CS-0003                     profile 3, revoked
    DIR/device/CS-0004                     profile 3, with a certificate of the ServerCA; the CSMS even lists its fingerprint
    DIR/device/CS-0005                     profile 3, good; never CS-0001
    DIR/device/CS-0006                     profile 3, expired
    DIR/device/CS-0007                     profile 3, good, made from a CSR: its key lies in DIR/device-keys/CS-0007.pem
    DIR/foreign/...                        the same again, by an authority of the same names and other keys
"""

import hashlib
import json
import subprocess
import sys
import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path

from argon2 import PasswordHasher
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

FQDN = "csms.demo.example"
ENVIRONMENT_OID = "1.2.840.113556.1.8000.2554.11298.4916.24791.19455.46995.6906422.9407415.1.1"
ENVIRONMENT = f"{ENVIRONMENT_OID} = ASN1:ENUM:2"  # test
PKI_OID = ENVIRONMENT_OID.removesuffix("1.1") + "1.5"
NOW = datetime.now(timezone.utc).replace(microsecond=0)
NOT_YET_OVER = NOW + timedelta(days=90)


def openssl(*arguments):
    done = subprocess.run(["openssl", *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"openssl {arguments[0]}: {done.stderr}")


def utc(time):
    return time.strftime("%Y%m%d%H%M%SZ")


class Authority:
    """One authority: its key, its certificate, its index of what it issued."""

    def __init__(self, directory, name, issuer=None, path_length=0, pki_id=None):
        self.directory, self.name = directory, name
        self.home = directory / name
        self.home.mkdir(parents=True)
        (self.home / "index.txt").touch()
        (self.home / "index.txt.attr").write_text("unique_subject = no\n")
        (self.home / "crlnumber").write_text("01\n")
        self.key, self.certificate = self.home / "key.pem", directory / f"{name}.pem"
        self.config = self.home / "openssl.cnf"
        self.config.write_text(CONFIG.format(home=self.home, key=self.key, certificate=self.certificate))
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384", "-out", self.key)
        self.subject = f"/C=DE/O=Demo Charging/CN=Demo {name}"
        extensions = f"""
            basicConstraints = critical, CA:TRUE, pathlen:{path_length}
            keyUsage = critical, keyCertSign, cRLSign
            subjectKeyIdentifier = hash
        """
        authority_key = "authorityKeyIdentifier = keyid"
        if issuer is None:
            self.sign_itself(self.certificate, f"{extensions}\n{PKI_OID} = ASN1:FORMAT:HEX,OCTETSTRING:{pki_id}")
        else:
            issuer.issue(self.certificate, self.subject, self.key, extensions + authority_key)

    def sign_itself(self, out, extensions):
        request, at = self.home / "self.csr", self.home / "self.ext"
        at.write_text(unindented(f"{extensions}\n{ENVIRONMENT}"))
        openssl("req", "-new", "-config", self.config, "-key", self.key, "-subj", self.subject, "-out", request)
        openssl("ca", "-batch", "-config", self.config, "-selfsign", "-in", request, "-notext",
                "-preserveDN", "-startdate", utc(NOW - timedelta(minutes=5)), "-enddate", utc(NOT_YET_OVER),
                "-extfile", at, "-out", out)

    def anchor(self, out):
        """The same name and key, signed by itself: what a CSMS trusts, so that the root is no anchor for chargers."""
        self.sign_itself(out, """
            basicConstraints = critical, CA:TRUE, pathlen:0
            keyUsage = critical, keyCertSign, cRLSign
            subjectKeyIdentifier = hash
        """)

    def issue(self, out, subject, key, extensions, start=NOW - timedelta(minutes=5), end=NOT_YET_OVER):
        request, at = out.with_suffix(".csr"), out.with_suffix(".ext")
        at.write_text(unindented(f"{extensions}\n{ENVIRONMENT}"))
        openssl("req", "-new", "-config", self.config, "-key", key, "-subj", subject, "-out", request)
        openssl("ca", "-batch", "-config", self.config, "-in", request, "-notext", "-preserveDN",
                "-startdate", utc(start), "-enddate", utc(end), "-extfile", at, "-out", out)
        request.unlink()
        at.unlink()

    def revoke(self, certificate):
        openssl("ca", "-config", self.config, "-revoke", certificate, "-crl_reason", "keyCompromise")

    def crl(self, out):
        openssl("ca", "-config", self.config, "-gencrl", "-crldays", 7, "-crlexts", "crl", "-out", out)


CONFIG = """
[req]
distinguished_name = dn
[dn]
[ca]
default_ca = this
[this]
database = {home}/index.txt
new_certs_dir = {home}
private_key = {key}
certificate = {certificate}
crlnumber = {home}/crlnumber
default_md = sha384
default_days = 90
rand_serial = yes
policy = any
unique_subject = no
[any]
countryName = optional
organizationName = supplied
commonName = supplied
[crl]
authorityKeyIdentifier = keyid
"""

LEAF = """
    basicConstraints = critical, CA:FALSE
    keyUsage = critical, digitalSignature
    subjectKeyIdentifier = hash
    authorityKeyIdentifier = keyid
"""


def unindented(text):
    return "\n".join(line.strip() for line in text.splitlines()) + "\n"


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    path.chmod(0o600)


def as_json(value):
    return json.dumps(value, indent=2) + "\n"


def fingerprint(certificate):
    der = subprocess.run(["openssl", "x509", "-in", certificate, "-outform", "DER"], check=True, capture_output=True).stdout
    return hashlib.sha256(der).hexdigest()


def seal(bundle, kind, subject, signer):
    """Writes bundle.json over what lies in the bundle, and its signature."""
    bundle.chmod(0o700)
    files = [
        {"name": f.name, "size": f.stat().st_size, "mode": "0600", "sha256": hashlib.sha256(f.read_bytes()).hexdigest()}
        for f in sorted(bundle.iterdir())
    ]
    public_key = signer.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    write(bundle / "bundle.json", as_json({
        "format": "evpki-bundle/2", "kind": kind, "pki_id": pki_id_of(signer), "environment": "test",
        "created": NOW.isoformat().replace("+00:00", "Z"), "subject": subject, "files": files,
    }))
    signature = signer.sign(b"evpki-bundle-signature/1\n" + (bundle / "bundle.json").read_bytes())
    write(bundle / "signature.json", as_json({
        "format": "evpki-signature/1", "algorithm": "ed25519", "public_key": public_key.hex(), "signature": signature.hex(),
    }))


def pki_id_of(signer):
    public_key = signer.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(b"evpki-pki/1\n" + public_key).hexdigest()[:32]


def make(directory):
    directory.mkdir(parents=True, exist_ok=True)
    directory = directory.resolve()
    ca, device, keys = directory / "ca", directory / "device", directory / "device-keys"
    signer = Ed25519PrivateKey.generate()
    root = Authority(ca, "root", path_length=1, pki_id=pki_id_of(signer))
    server_ca = Authority(ca, "server-ca", issuer=root)
    client_ca = Authority(ca, "client-ca", issuer=root)
    keys.mkdir()
    stations = []

    def key(name):
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", keys / name)
        return keys / name

    def certificate(name, subject, authority, extensions, **dates):
        leaf = ca / name
        authority.issue(leaf, subject, key(name), extensions, **dates)
        return leaf, leaf.read_text() + authority.certificate.read_text()

    def charger(number, authority=client_ca, from_csr=False, **dates):
        station_id, serial_number = f"CS-{number:04}", f"SN{number:06}"
        leaf, chain = certificate(f"{station_id}.pem", f"/C=DE/O=Demo Charging/CN={serial_number}", authority, LEAF, **dates)
        bundle = device / station_id
        write(bundle / "certificate.pem", chain)
        if not from_csr:
            write(bundle / "private-key.pem", (keys / leaf.name).read_text())
        write(bundle / "csms-root.pem", root.certificate.read_text())
        seal(bundle, "device", station_id, signer)
        stations.append({"station_id": station_id, "serial_number": serial_number, "security_profile": 3,
                         "fingerprint": fingerprint(leaf), "verifier": None})
        return leaf

    def charger_with_password(number):
        station_id, password = f"CS-{number:04}", uuid.uuid4().hex[:20]
        bundle = device / station_id
        write(bundle / "basic-auth.json", as_json({
            "identity": station_id, "password": password, "authorization_key_hex": password.encode().hex()}))
        write(bundle / "csms-root.pem", root.certificate.read_text())
        seal(bundle, "device", station_id, signer)
        stations.append({"station_id": station_id, "serial_number": f"SN{number:06}", "security_profile": 2,
                         "fingerprint": None, "verifier": PasswordHasher(memory_cost=19456, time_cost=2, parallelism=1).hash(password)})

    charger(1)
    charger_with_password(2)
    client_ca.revoke(charger(3))
    charger(4, authority=server_ca)
    charger(5)
    charger(6, start=NOW - timedelta(days=30), end=NOW - timedelta(days=1))
    charger(7, from_csr=True)

    server = directory / "server"
    _, chain = certificate("csms.pem", f"/C=DE/O=Demo Charging/CN={FQDN}", server_ca, f"{LEAF}\nsubjectAltName = DNS:{FQDN}")
    write(server / "certificate.pem", chain)
    write(server / "private-key.pem", (keys / "csms.pem").read_text())
    client_ca.anchor(ca / "client-ca-anchor.pem")
    write(server / "client-ca.pem", (ca / "client-ca-anchor.pem").read_text())
    for authority in (root, client_ca):
        authority.crl(ca / f"{authority.name}.crl")
    write(server / "crl.pem", (ca / "client-ca.crl").read_text())
    write(server / "stations.jsonl", "".join(json.dumps(s) + "\n" for s in stations))
    seal(server, "server", FQDN, signer)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} DIR")
    make(Path(sys.argv[1]))
    make(Path(sys.argv[1]) / "foreign")
