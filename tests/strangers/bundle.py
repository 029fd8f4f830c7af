"""Re-verifies bundles from the description of their format alone (evpki-bundle/2); shares no code with evpki.

    bundle.py [--root FILE] [--pki ID] PATH...

PATH is a directory, a .zip, a .tar.gz or a .tar; every bundle.json below it is judged together with the files beside it. With --root, the
certificates must end there, and the PKI that it names must have signed the bundle; without it, at the last certificate of their file. With --pki, that
PKI must have signed it. Prints one JSON object
{"bundles": [{"path", "kind", "subject", "files"}], "faults": [{"path", "fault"}]}; exit code 1 if there are faults or no bundle.
No fault ever quotes a password or a key.
"""

import argparse
import base64
import hashlib
import json
import re
import stat
import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

import certificates
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import load_der_public_key

FORMAT = "evpki-bundle/2"
UNLISTED = {"bundle.json", "signature.json"}
CRL = re.compile(rb"-----BEGIN X509 CRL-----.*?-----END X509 CRL-----", re.DOTALL)
ENVIRONMENTS = ["production", "staging", "test"]
ARC = "1.2.840.113556.1.8000.2554.11298.4916.24791.19455.46995.6906422.9407415"
ENVIRONMENT_OID, PKI_OID = f"{ARC}.1.1", f"{ARC}.1.5"


def read_tree(path):
    """The files below a path: {name: (content, mode)}. A link or a device is no file of a bundle."""
    if path.is_dir():
        found = [p for p in path.rglob("*") if p.is_symlink() or not p.is_dir()]
        if strange := [str(p) for p in found if p.is_symlink() or not p.is_file()]:
            raise certificates.Wrong(f"no plain files: {strange}")
        return {p.relative_to(path).as_posix(): (p.read_bytes(), stat.S_IMODE(p.stat().st_mode)) for p in found}
    entries = []
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if not entry.is_dir():
                    entries.append((entry.filename, archive.read(entry), stat.S_IMODE(entry.external_attr >> 16)))
    else:
        with tarfile.open(path, "r:*") as archive:
            for entry in archive:
                if not entry.isfile() and not entry.isdir():
                    raise certificates.Wrong(f"no plain file: {entry.name}")
                if entry.isfile():
                    entries.append((entry.name.removeprefix("./"), archive.extractfile(entry).read(), stat.S_IMODE(entry.mode)))
    names = [name for name, _, _ in entries]
    if len(set(names)) != len(names):
        raise certificates.Wrong("a name occurs twice in the archive")
    if strange := [n for n in names if n.startswith("/") or "\\" in n or ".." in PurePosixPath(n).parts]:
        raise certificates.Wrong(f"names that leave the archive: {strange}")
    return {name: (content, mode) for name, content, mode in entries}


class Bundle:
    """One bundle and what is wrong with it."""

    def __init__(self, path, files, roots, pki):
        self.path, self.files, self.roots, self.pki, self.faults = path, files, roots, pki, []
        self.about = json.loads(files["bundle.json"][0])
        self.kind, self.subject = self.about.get("kind"), self.about.get("subject")

    def fault(self, text):
        self.faults.append({"path": self.path, "fault": text})

    def expect(self, condition, text):
        if not condition:
            self.fault(text)

    def content(self, name):
        return self.files[name][0] if name in self.files else None

    def certificates(self, name):
        return x509.load_pem_x509_certificates(self.content(name)) if self.content(name) else []

    def judge(self):
        kinds = {"device": self.judge_device, "server": self.judge_server, "party": self.judge_party}
        self.expect(self.kind in kinds, f"kind is {self.kind}")
        for judge in (self.judge_manifest, self.judge_signature, kinds.get(self.kind, self.judge_party)):
            try:
                judge()
            except Exception as error:  # what cannot be read is a fault like others
                self.fault(f"{type(error).__name__}: {error}")
        return self.faults

    def judge_manifest(self):
        about = self.about
        self.expect(about.get("format") == FORMAT, f"format is {about.get('format')}")
        for field in ("kind", "pki_id", "environment", "created", "subject", "files"):
            self.expect(about.get(field), f"bundle.json has no {field}")
        self.expect(re.fullmatch(r"[0-9a-f]{32}", about.get("pki_id", "")), "pki_id is not 32 hexadecimal digits")
        self.expect(about.get("environment") in ENVIRONMENTS, f"environment is {about.get('environment')}")
        self.expect(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", about.get("created", "")), "created is no time in UTC")
        self.expect(self.files["bundle.json"][1] & 0o022 == 0, "others may write bundle.json")
        listed = {}
        for entry in about.get("files", []):
            self.expect(entry["name"] not in listed, f"{entry['name']} is listed twice")
            listed[entry["name"]] = entry
        for name in sorted(set(listed) ^ (set(self.files) - UNLISTED)):
            self.fault(f"{name} is {'missing' if name in listed else 'not listed'}")
        for name in sorted(set(listed) & set(self.files)):
            entry, (content, mode) = listed[name], self.files[name]
            self.expect(entry["size"] == len(content), f"{name} has {len(content)} bytes, listed are {entry['size']}")
            self.expect(entry["sha256"] == hashlib.sha256(content).hexdigest(), f"{name} has another SHA-256")
            self.expect(entry["mode"] == f"{mode:04o}", f"{name} has mode {mode:04o}, listed is {entry['mode']}")
            secret = name.startswith("private-key") or name in ("basic-auth.json", "stations.jsonl", "token.json", "totp-config.json")
            self.expect(mode & (0o077 if secret else 0o022) == 0, f"others may {'read' if secret else 'write'} {name}")

    def judge_signature(self):
        signature = json.loads(self.files["signature.json"][0])
        self.expect(self.files["signature.json"][1] & 0o022 == 0, "others may write signature.json")
        self.expect(signature["format"] == "evpki-signature/1", f"the signature's format is {signature['format']}")
        self.expect(signature["algorithm"] == "ed25519", f"the signature's algorithm is {signature['algorithm']}")
        public_key = bytes.fromhex(signature["public_key"])
        statement = b"evpki-bundle-signature/1\n" + self.files["bundle.json"][0]
        try:
            load_der_public_key(public_key).verify(bytes.fromhex(signature["signature"]), statement)
        except InvalidSignature:
            self.fault("the signature is not that of bundle.json")
        derived = hashlib.sha256(b"evpki-pki/1\n" + public_key).hexdigest()[:32]
        self.expect(self.about["pki_id"] == derived, f"pki_id is {self.about['pki_id']}, the key that signed has {derived}")
        if self.pki:
            self.expect(derived == self.pki, f"the PKI {derived} signed it, expected {self.pki}")
        for root in self.roots:
            named = [e.value.public_bytes() for e in root.extensions if e.oid.dotted_string == PKI_OID]
            self.expect(named == [b"\x04\x10" + bytes.fromhex(derived)], "the root does not name the PKI that signed it")

    def judge_certificate(self, name, purpose, dns=None):
        """The chain, the key, the environment; returns the leaf."""
        pem = self.content(f"{name}.pem")
        if pem is None:
            self.fault(f"{name}.pem is missing")
            return None
        chain = x509.load_pem_x509_certificates(pem)
        self.expect(not any(c.subject == c.issuer for c in chain), f"{name}.pem holds a self-signed certificate")
        for child, issuer in zip(chain, chain[1:]):
            self.expect(certificates.is_issued_by(child, issuer), f"{name}.pem is not in the order of issuing")
        try:
            certificates.verify(chain, self.roots or chain[-1:], purpose, dns)
        except certificates.Wrong as wrong:
            self.fault(f"{name}.pem: {wrong}")
        for certificate in chain:
            self.judge_environment(certificate, name)
        key = self.content(name.replace("certificate", "private-key") + ".pem")
        if key is not None:
            try:
                certificates.check_key(chain[0], key)
            except certificates.Wrong as wrong:
                self.fault(f"{name}.pem: {wrong}")
        return chain[0]

    def judge_environment(self, certificate, name):
        stated = [e.value.public_bytes() for e in certificate.extensions if e.oid.dotted_string == ENVIRONMENT_OID]
        number = ENVIRONMENTS.index(self.about["environment"]) if self.about.get("environment") in ENVIRONMENTS else None
        if number is not None:
            self.expect(stated == [bytes([0x0A, 1, number])], f"{name}.pem: a certificate is not of environment {self.about['environment']}")

    def judge_device(self):
        root = self.certificates("csms-root.pem")
        self.expect(root and all(certificates.is_issued_by(c, c) for c in root), "csms-root.pem holds no self-signed root")
        credentials = self.content("basic-auth.json")
        self.expect(credentials or "certificate.pem" in self.files, "neither certificate.pem nor basic-auth.json")
        if "certificate.pem" in self.files:
            leaf = self.judge_certificate("certificate", "client")
            extensions = {type(e.value) for e in leaf.extensions}
            self.expect(x509.SubjectAlternativeName not in extensions, "a charger's certificate has a SubjectAltName (A00.FR.511)")
            self.expect(x509.ExtendedKeyUsage not in extensions, "a charger's certificate has an ExtendedKeyUsage (A00.FR.514)")
        else:
            self.expect("private-key.pem" not in self.files, "a private key without a certificate")
        if credentials:
            credentials = json.loads(credentials)
            self.expect(credentials["identity"] == self.subject, "basic-auth.json is of another identity")
            self.expect(16 <= len(credentials["password"]) <= 64, "the password has not 16 to 64 characters")
            self.expect(bytes.fromhex(credentials["authorization_key_hex"]) == credentials["password"].encode(),
                        "authorization_key_hex is not the hexadecimal form of the password")

    def judge_party(self):
        self.expect("certificate.pem" in self.files or "certificate-server.pem" in self.files, "neither a client's certificate nor a server's")
        root = self.certificates("server-root.pem")
        self.expect(len(root) == 1 and certificates.is_issued_by(root[0], root[0]), "server-root.pem holds no self-signed root")
        if "certificate.pem" in self.files:
            self.judge_certificate("certificate", "client")
        if "certificate-server.pem" in self.files:
            leaf = self.certificates("certificate-server.pem")[0]
            names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value.get_values_for_type(x509.DNSName)
            for name in names:
                self.judge_certificate("certificate-server", "server", name)
            self.judge_clients()
        else:
            self.expect("client-ca.pem" not in self.files, "an anchor for clients without a server")
        if "token.json" in self.files:
            token = json.loads(self.content("token.json"))
            self.expect(re.fullmatch(r"[!-~]{1,64}", token["token"]), "the token has not 1 to 64 characters from U+0021 to U+007E")
            shown = {"raw": token["token"], "base64": base64.b64encode(token["token"].encode()).decode()}[token["token_encoding"]]
            self.expect(token["authorization"] == f"Token {shown}", "authorization is not the token")
        if "totp-config.json" in self.files:
            config = json.loads(self.content("totp-config.json"))
            self.expect(len(config["sharedSecret"]) >= 22, "the shared secret has less than 22 characters")
            self.expect(config.get("totpLength", 12) == config["length"], "a reader of totpLength makes other codes")

    def judge_server(self):
        self.expect("private-key.pem" in self.files, "private-key.pem is missing")
        for name in ("certificate", "certificate-rsa"):
            if name == "certificate" or f"{name}.pem" in self.files:
                self.judge_certificate(name, "server", self.subject)
        self.judge_clients()
        self.judge_stations()

    def judge_clients(self):
        anchors = self.certificates("client-ca.pem")
        self.expect(anchors and all(certificates.is_issued_by(c, c) for c in anchors), "client-ca.pem holds no self-signed anchor")
        crls = [x509.load_pem_x509_crl(pem) for pem in CRL.findall(self.content("crl.pem") or b"")]
        for anchor in anchors:
            self.judge_environment(anchor, "client-ca")
            theirs = [crl for crl in crls if crl.issuer == anchor.subject]
            self.expect(theirs, f"no CRL of {anchor.subject.rfc4514_string()}")
            for crl in theirs:
                try:
                    certificates.check_crl(crl, anchor)
                except certificates.Wrong as wrong:
                    self.fault(f"crl.pem: {wrong}")

    def judge_stations(self):
        seen = set()
        for number, line in enumerate((self.content("stations.jsonl") or b"").decode().splitlines(), start=1):
            station = json.loads(line)
            where = f"stations.jsonl line {number}"
            for name in ("station_id", "serial_number"):
                value = (name, station[name])
                self.expect(value not in seen, f"{where}: {name} occurs twice")
                seen.add(value)
            profile, fingerprint, verifier = station["security_profile"], station["fingerprint"], station["verifier"]
            if profile == 3:
                self.expect(fingerprint and re.fullmatch(r"[0-9a-f]{64}", fingerprint), f"{where}: no SHA-256 fingerprint")
                self.expect(verifier is None, f"{where}: a verifier for a station of profile 3")
            elif profile == 2:
                self.expect(fingerprint is None, f"{where}: a fingerprint for a station of profile 2")
                self.expect(verifier and verifier.startswith("$argon2id$v=19$"), f"{where}: no argon2id verifier")
            else:
                self.fault(f"{where}: profile {profile}")


def bundles(path, roots, pki):
    tree = read_tree(path)
    homes = sorted(str(PurePosixPath(name).parent) for name in tree if PurePosixPath(name).name == "bundle.json")
    for home in homes:
        beside = {PurePosixPath(n).name: file for n, file in tree.items() if str(PurePosixPath(n).parent) == home}
        yield Bundle(f"{path}/{home}" if home != "." else str(path), beside, roots, pki)


def main():
    parser = argparse.ArgumentParser(description="Re-verifies bundles from the description of their format alone.")
    parser.add_argument("--root", help="certificates that the chains must end at")
    parser.add_argument("--pki", help="identifier of the PKI that must have signed the bundles")
    parser.add_argument("paths", nargs="+", type=Path)
    given = parser.parse_args()
    roots = x509.load_pem_x509_certificates(certificates.read(given.root)) if given.root else []

    judged, faults = [], []
    for path in given.paths:
        try:
            for bundle in bundles(path, roots, given.pki):
                faults += bundle.judge()
                judged.append({"path": bundle.path, "kind": bundle.kind, "subject": bundle.subject, "files": sorted(bundle.files)})
        except Exception as error:  # what cannot be read is a verdict too
            faults.append({"path": str(path), "fault": f"{type(error).__name__}: {error}"})
    print(json.dumps({"bundles": judged, "faults": faults}))
    sys.exit(bool(faults) or not judged)


if __name__ == "__main__":
    main()
