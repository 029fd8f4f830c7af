"""python-cryptography judges certificates, CRLs and keys.

    certificates.py show FILE...
    certificates.py verify --purpose client|server [--name DNS] --root FILE [--crl FILE]... [--time ISO] CHAIN
    certificates.py crl --issuer FILE CRL...
    certificates.py key --certificate FILE KEY

Files are PEM; CHAIN is the leaf, then intermediates. Prints one JSON object; exit code 1 and {"error": ...} if something is wrong.

What the verifier of cryptography 50 can and cannot do with OCPP's certificates:

- Its default policy is the Web's: a leaf must have a SubjectAltName. A charger has none (A00.FR.511), so for clients the extension
  is made optional by an ExtensionPolicy; for servers it stays required, and the library insists on that.
- It wants the ExtendedKeyUsage to fit if there is one, and takes a leaf without (A00.FR.514). Nothing to adapt.
- KeyUsage is optional for it in a leaf; here it must be there with digitalSignature, by a validator of ours.
- Authorities keep the Web's rules: BasicConstraints critical, KeyUsage with keyCertSign; an AuthorityKeyIdentifier in everything
  but a self-signed certificate, with a key identifier alone.
- It refuses Ed25519 wherever it stands in the chain. Such chains are verified link by link, and the answer says so ("by": "links").
- It reads no CRL while verifying; the revoked serials are compared here.
"""

import argparse
import json
import sys
from datetime import datetime, timezone

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa
from cryptography.x509.verification import Criticality, ExtensionPolicy, PolicyBuilder, Store, VerificationError


class Wrong(Exception):
    """What the judge found."""


def read(path):
    with open(path, "rb") as file:
        return file.read()


def octets(number):
    """A serial number as evpki prints it: two hexadecimal digits for each octet."""
    return number.to_bytes((number.bit_length() + 7) // 8, "big").hex()


# Showing.


def show(certificate):
    return {
        "subject": certificate.subject.rfc4514_string(),
        "issuer": certificate.issuer.rfc4514_string(),
        "serial": octets(certificate.serial_number),
        "not_before": certificate.not_valid_before_utc.isoformat(),
        "not_after": certificate.not_valid_after_utc.isoformat(),
        "public_key": key_type(certificate.public_key()),
        "signature_algorithm": certificate.signature_algorithm_oid._name,
        "sha256": certificate.fingerprint(hashes.SHA256()).hex(),
        "extensions": [show_extension(extension) for extension in certificate.extensions],
    }


def show_extension(extension):
    shown = {"oid": extension.oid.dotted_string, "critical": extension.critical, "der": extension.value.public_bytes().hex()}
    value = extension.value
    if isinstance(value, x509.BasicConstraints):
        shown |= {"name": "basicConstraints", "ca": value.ca, "path_length": value.path_length}
    elif isinstance(value, x509.KeyUsage):
        shown |= {"name": "keyUsage", "usages": key_usages(value)}
    elif isinstance(value, x509.ExtendedKeyUsage):
        shown |= {"name": "extKeyUsage", "usages": [usage.dotted_string for usage in value]}
    elif isinstance(value, x509.SubjectAlternativeName):
        shown |= {"name": "subjectAltName", "dns": value.get_values_for_type(x509.DNSName), "count": len(value)}
    elif isinstance(value, x509.SubjectKeyIdentifier):
        shown |= {"name": "subjectKeyIdentifier", "key": value.digest.hex()}
    elif isinstance(value, x509.AuthorityKeyIdentifier):
        shown |= {"name": "authorityKeyIdentifier", "key": (value.key_identifier or b"").hex()}
    elif isinstance(value, x509.UnrecognizedExtension):
        shown |= {"name": "unknown"}
    else:
        shown |= {"name": extension.oid._name}
    return shown


def key_usages(value):
    names = ["digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"]
    return [name for name in names if getattr(value, name)]


def key_type(key):
    if isinstance(key, ec.EllipticCurvePublicKey):
        return {"secp256r1": "p256", "secp384r1": "p384", "secp521r1": "p521"}.get(key.curve.name, key.curve.name)
    if isinstance(key, rsa.RSAPublicKey):
        return f"rsa{key.key_size}"
    return type(key).__name__.removesuffix("PublicKey").lower()


# Verifying.


def signs(_policy, _certificate, extension):
    if extension is None or not extension.digital_signature:
        raise ValueError("KeyUsage without digitalSignature")


def verify(chain, roots, purpose, name=None, time=None):
    """Verifies chain[0] by the rest of the chain up to one of the roots; returns how it was done and the subjects on the way."""
    time = time or datetime.now(timezone.utc)
    if any(isinstance(c.public_key(), (ed25519.Ed25519PublicKey, ed448.Ed448PublicKey)) for c in [*chain, *roots]):
        return {"by": "links", "path": verify_links(chain, roots, name if purpose == "server" else None, time)}
    leaf_policy = ExtensionPolicy.webpki_defaults_ee().require_present(x509.KeyUsage, Criticality.AGNOSTIC, signs)
    if purpose == "client":
        leaf_policy = leaf_policy.may_be_present(x509.SubjectAlternativeName, Criticality.AGNOSTIC, None)
    policy = PolicyBuilder().store(Store(roots)).time(time)
    policy = policy.extension_policies(ca_policy=ExtensionPolicy.webpki_defaults_ca(), ee_policy=leaf_policy)
    try:
        if purpose == "client":
            path = policy.build_client_verifier().verify(chain[0], chain[1:]).chain
        else:
            path = policy.build_server_verifier(x509.DNSName(name)).verify(chain[0], chain[1:])
    except VerificationError as error:
        raise Wrong(str(error)) from None
    return {"by": "verifier", "path": [certificate.subject.rfc4514_string() for certificate in path]}


def verify_links(chain, roots, name, time):
    """Signature, names, dates, basic constraints and key usage of one link after the other, for keys that the verifier refuses."""
    path = [chain[0]]
    while path[-1] not in roots:
        child = path[-1]
        issuers = [c for c in [*roots, *chain[1:]] if c.subject == child.issuer and c not in path and is_issued_by(child, c)]
        if not issuers:
            raise Wrong(f"no issuer of {child.subject.rfc4514_string()}")
        path.append(issuers[0])
    for depth, certificate in enumerate(path):
        subject = certificate.subject.rfc4514_string()
        if not certificate.not_valid_before_utc <= time <= certificate.not_valid_after_utc:
            raise Wrong(f"{subject} is not valid at {time}")
        usages = key_usages(certificate.extensions.get_extension_for_class(x509.KeyUsage).value)
        if ("key_cert_sign" if depth else "digital_signature") not in usages:
            raise Wrong(f"{subject} may not be used so: {usages}")
        if depth:
            constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
            if not constraints.ca or (constraints.path_length is not None and constraints.path_length < depth - 1):
                raise Wrong(f"{subject} may not issue at this depth")
    if name is not None:
        names = chain[0].extensions.get_extension_for_class(x509.SubjectAlternativeName).value.get_values_for_type(x509.DNSName)
        if name not in names:
            raise Wrong(f"{name} is not among {names}")
    return [certificate.subject.rfc4514_string() for certificate in path]


def is_issued_by(child, issuer):
    try:
        child.verify_directly_issued_by(issuer)
    except Exception:  # a wrong signature, a wrong name or a key that does not fit: each has its own exception
        return False
    return True


def check_not_revoked(certificate, crls):
    for crl in crls:
        revoked = crl.get_revoked_certificate_by_serial_number(certificate.serial_number) if crl.issuer == certificate.issuer else None
        if revoked is not None:
            raise Wrong(f"revoked on {revoked.revocation_date_utc.isoformat()}")


def check_crl(crl, issuer):
    """Checks that `issuer` signed the CRL and may; returns what the CRL says."""
    if crl.issuer != issuer.subject or not crl.is_signature_valid(issuer.public_key()):
        raise Wrong(f"the CRL of {crl.issuer.rfc4514_string()} is not signed by {issuer.subject.rfc4514_string()}")
    if "crl_sign" not in key_usages(issuer.extensions.get_extension_for_class(x509.KeyUsage).value):
        raise Wrong(f"{issuer.subject.rfc4514_string()} may not sign CRLs")
    authority_key = crl.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier
    if authority_key != issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest:
        raise Wrong("the CRL's authority key identifier is not the issuer's subject key identifier")
    if not crl.last_update_utc <= datetime.now(timezone.utc) < crl.next_update_utc:
        raise Wrong(f"the CRL is good from {crl.last_update_utc} to {crl.next_update_utc}, which is not now")
    return {
        "issuer": crl.issuer.rfc4514_string(),
        "number": crl.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number,
        "this_update": crl.last_update_utc.isoformat(),
        "next_update": crl.next_update_utc.isoformat(),
        "extensions": [show_extension(extension) for extension in crl.extensions],
        "revoked": [show_revoked(entry) for entry in crl],
    }


def show_revoked(entry):
    reasons = [extension.value.reason.value for extension in entry.extensions if isinstance(extension.value, x509.CRLReason)]
    return {"serial": octets(entry.serial_number), "date": entry.revocation_date_utc.isoformat(), "reason": next(iter(reasons), None)}


def check_key(certificate, pem):
    """Checks that an unencrypted PEM key is PKCS#8 and the certificate's; returns its kind."""
    if not pem.startswith(b"-----BEGIN PRIVATE KEY-----"):
        raise Wrong("the key is not PKCS#8 in PEM")
    key = serialization.load_pem_private_key(pem, None)
    if public_bytes(key.public_key()) != public_bytes(certificate.public_key()):
        raise Wrong("the private key is not the certificate's")
    return key_type(key.public_key())


def public_bytes(key):
    return key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


# The command line.


def main():
    parser = argparse.ArgumentParser(description="python-cryptography judges certificates, CRLs and keys.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verb = verbs.add_parser("show")
    verb.add_argument("files", nargs="+")
    verb = verbs.add_parser("verify")
    verb.add_argument("--purpose", choices=("client", "server"), required=True)
    verb.add_argument("--name")
    verb.add_argument("--root", required=True)
    verb.add_argument("--crl", action="append", default=[])
    verb.add_argument("--time", type=datetime.fromisoformat)
    verb.add_argument("chain")
    verb = verbs.add_parser("crl")
    verb.add_argument("--issuer", required=True)
    verb.add_argument("files", nargs="+")
    verb = verbs.add_parser("key")
    verb.add_argument("--certificate", required=True)
    verb.add_argument("key")
    given = parser.parse_args()
    if given.verb == "verify" and given.purpose == "server" and not given.name:
        parser.error("--purpose server needs --name")

    try:
        answer = judge(given)
    except Exception as error:  # whatever a parser throws at an odd file is a verdict too
        answer = {"error": str(error) if isinstance(error, Wrong) else f"{type(error).__name__}: {error}"}
    print(json.dumps(answer))
    sys.exit("error" in answer)


def judge(given):
    if given.verb == "show":
        return {"certificates": [show(c) for file in given.files for c in x509.load_pem_x509_certificates(read(file))]}
    if given.verb == "verify":
        chain = x509.load_pem_x509_certificates(read(given.chain))
        answer = verify(chain, x509.load_pem_x509_certificates(read(given.root)), given.purpose, given.name, given.time)
        check_not_revoked(chain[0], [x509.load_pem_x509_crl(read(file)) for file in given.crl])
        return answer
    if given.verb == "crl":
        issuer = x509.load_pem_x509_certificate(read(given.issuer))
        return {"crls": [check_crl(x509.load_pem_x509_crl(read(file)), issuer) for file in given.files]}
    return {"key": check_key(x509.load_pem_x509_certificate(read(given.certificate)), read(given.key))}


if __name__ == "__main__":
    main()
