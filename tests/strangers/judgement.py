"""python-cryptography, pkilint and mbedTLS judge many certificates and CRLs at once.

    judgement.py cryptography|pkilint|mbedtls < cases
    judgement.py versions

Reads a JSON array of cases: {"folder", "what": "authority"|"leaf"|"list", "purpose": "server"|"client"|"signer", "host",
"verify": whether more is asked than what is in it}. The head of tests/it/judgement/test_pki.rs says what is in a folder. Prints a JSON array with
an object for each case:

    "read"      what is in it: subject, issuer, serial, from, until, extensions, shows_all, entries; and what it finds fault with; or {"error": ...}
    "accepts"   by its anchor, with its CRLs; of a CRL, whether its issuer signed it
    "stranger"  by the stranger of the same name instead
    "revoked"   the revoked one beside it

the last three as {"good": whether it is accepted, "said": the judge's words}, or null, when there is nothing to ask the judge by.

mbedTLS is the library of python-mbedtls. That package reads certificates and CRLs, but verifies no chain: for that, the functions of the
library in C are called, those that TLS by mbedTLS calls.
"""

import ctypes
import json
import re
import sys
from functools import cache
from importlib import metadata
from pathlib import Path

import certificates
import lint
from cryptography import x509
from cryptography.x509.verification import ExtensionPolicy, PolicyBuilder, Store
from pkilint.itu import bitstring

BLOCK = re.compile(rb"-----BEGIN [A-Z0-9 ]+-----.*?-----END [A-Z0-9 ]+-----\n?", re.DOTALL)


KEY_USAGE = "2.5.29.15"


def purposes(text):
    """A text with the names of what it has OIDs of."""
    return re.sub(r"\b1\.3\.6\.1\.5\.5\.7\.3\.([12])\b", lambda found: {"1": "serverAuth", "2": "clientAuth"}[found[1]], text)


def asked(case, question):
    """The answer of a judge that throws when it refuses."""
    if not case.verify:
        return None
    try:
        said = question()
    except Exception as error:  # each judge has exceptions of its own
        return {"good": False, "said": f"{type(error).__name__}: {error}"}
    return {"good": said is not False, "said": str(said)}


def opened(question):
    try:
        return question()
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


class Case:
    def __init__(self, given):
        self.folder = Path(given["folder"])
        self.what, self.purpose, self.host, self.verify = given["what"], given["purpose"], given["host"], given["verify"]

    def blocks(self, name):
        """Each certificate or CRL of a file, as PEM."""
        return BLOCK.findall((self.folder / name).read_bytes())


# python-cryptography.


def python_cryptography(case):
    if case.what == "list":
        crl = x509.load_pem_x509_crl(case.blocks("list.pem")[0])
        return {
            "read": opened(lambda: cryptography_list(crl)),
            "accepts": asked(case, lambda: certificates.check_crl(crl, cryptography_load(case, "issuer.pem")[0])),
            "stranger": asked(case, lambda: certificates.check_crl(crl, cryptography_load(case, "stranger.pem")[0])),
            "revoked": None,
        }
    return {
        "read": opened(lambda: cryptography_certificate(cryptography_load(case, "certificate.pem")[0])),
        "accepts": asked(case, lambda: cryptography_verify(case, "", "anchor.pem")),
        "stranger": asked(case, lambda: cryptography_verify(case, "", "stranger.pem")),
        "revoked": asked(case, lambda: cryptography_verify(case, "revoked/", "anchor.pem")) if case.what == "leaf" else None,
    }


def cryptography_load(case, name):
    return [x509.load_pem_x509_certificate(pem) for pem in case.blocks(name)]


def cryptography_verify(case, which, anchor):
    chain, anchors = cryptography_load(case, f"{which}chain.pem"), cryptography_load(case, anchor)
    if case.what == "authority":
        # The library's policy for leaves is not about authorities; only how they are signed is asked here.
        policy = PolicyBuilder().store(Store(anchors))
        policy = policy.extension_policies(ca_policy=ExtensionPolicy.webpki_defaults_ca(), ee_policy=ExtensionPolicy.permit_all())
        path = policy.build_client_verifier().verify(chain[0], chain[1:]).chain
    else:
        purpose, name = "client", None
        if case.purpose == "server":
            # One that has no name is asked by any: it is the verifier that insists on one.
            purpose, name = "server", (cryptography_hosts(chain[0]) if which else [case.host])[0] or "any.example"
        certificates.verify(chain, anchors, purpose, name)
        path = chain
    for certificate in path:
        certificates.check_not_revoked(certificate, [x509.load_pem_x509_crl(pem) for pem in case.blocks(f"{which}crls.pem")])


def cryptography_hosts(certificate):
    names = [e.value for e in certificate.extensions if isinstance(e.value, x509.SubjectAlternativeName)]
    return names[0].get_values_for_type(x509.DNSName) if names else [None]


def cryptography_certificate(certificate):
    shown = certificates.show(certificate)
    return {
        "subject": shown["subject"],
        "issuer": shown["issuer"],
        "serial": shown["serial"],
        "from": shown["not_before"],
        "until": shown["not_after"],
        "extensions": [[e["oid"], e["critical"], cryptography_words(e)] for e in shown["extensions"]],
        "shows_all": True,
        "entries": None,
    }


def cryptography_words(shown):
    if shown["name"] == "basicConstraints":
        return f"ca {shown['ca']} {'' if shown['path_length'] is None else shown['path_length']}"
    if shown["name"] == "subjectAltName":
        return " ".join(shown["dns"])
    if shown["name"] in ("keyUsage", "extKeyUsage"):
        return purposes(" ".join(shown["usages"]))
    if "key" in shown:
        return shown["key"]
    # What is made of URLs and other text is readable in the DER itself.
    return bytes.fromhex(shown["der"]).decode("latin-1")


def cryptography_list(crl):
    return {
        "subject": None,
        "issuer": crl.issuer.rfc4514_string(),
        "serial": None,
        "from": crl.last_update_utc.isoformat(),
        "until": crl.next_update_utc.isoformat(),
        "extensions": [
            [e.oid.dotted_string, e.critical, str(e.value.crl_number) if isinstance(e.value, x509.CRLNumber) else ""] for e in crl.extensions
        ],
        "shows_all": True,
        "entries": [certificates.octets(entry.serial_number) for entry in crl],
    }


# pkilint.


def pkilint(case):
    if case.what == "list":
        (der,) = pkilint_load(case, "list.pem")
        return {"read": opened(lambda: pkilint_read(der, True)), "accepts": None, "stranger": None, "revoked": None}
    return {
        "read": opened(lambda: pkilint_read(pkilint_load(case, "certificate.pem")[0], False)),
        "accepts": asked(case, lambda: pkilint_chain(case, "anchor.pem")),
        "stranger": asked(case, lambda: pkilint_chain(case, "stranger.pem")),
        "revoked": None,
    }


def pkilint_load(case, name):
    return [lint.base64.b64decode(b"".join(pem.splitlines()[1:-1])) for pem in case.blocks(name)]


def findings(results):
    """What it finds, at warnings and above: the codes, and what it says of them."""
    found = [d for result in results for d in result.finding_descriptions if d.finding.severity <= lint.ValidationFindingSeverity.WARNING]
    if not found:
        return None
    codes, words = sorted({d.finding.code for d in found}), "; ".join(d.message for d in found if d.message)
    return f"finds [{', '.join(codes)}]. {words}".strip()


def pkilint_chain(case, anchor):
    chain = pkilint_load(case, "chain.pem") + pkilint_load(case, anchor)
    for found in (pkilint_pair(issuer, subject) for issuer, subject in zip(chain[1:], chain)):
        if found:
            raise ValueError(found)


@cache
def pkilint_pair(issuer, subject):
    """Lints a pair once, though it is part of many chains."""
    return findings(lint.lint_pair(issuer, subject, "pair"))


def pkilint_read(der, is_list):
    if is_list:
        root = lint.loader.RFC5280CertificateListDocumentLoader().load_der_document(der, "list").root
        found = findings(lint.CRL.validate(root))
        tbs, extensions = root.navigate("tbsCertList"), "crlExtensions"
        dates = "thisUpdate", "nextUpdate"
    else:
        root = lint.loader.RFC5280CertificateDocumentLoader().load_der_document(der, "certificate").root
        found = findings(lint.CERTIFICATE.validate(root))
        tbs, extensions = root.navigate("tbsCertificate"), "extensions"
        dates = "validity.notBefore", "validity.notAfter"
    return {
        "subject": None if is_list else pkilint_name(tbs.navigate("subject")),
        "issuer": pkilint_name(tbs.navigate("issuer")),
        "serial": None if is_list else certificates.octets(int(tbs.navigate("serialNumber").pdu)),
        "from": pkilint_date(tbs.navigate(dates[0])),
        "until": pkilint_date(tbs.navigate(dates[1])),
        "extensions": [pkilint_extension(e) for e in tbs.navigate(extensions).children.values()],
        "shows_all": True,
        "entries": pkilint_entries(tbs) if is_list else None,
        "finds": found,
    }


def pkilint_entries(tbs):
    revoked = tbs.children.get("revokedCertificates")
    entries = revoked.children.values() if revoked is not None else []
    return [certificates.octets(int(entry.navigate("userCertificate").pdu)) for entry in entries]


def pkilint_date(node):
    return next(iter(node.children.values())).pdu.asDateTime.isoformat() if node.children else node.pdu.asDateTime.isoformat()


def pkilint_name(node):
    kinds = {"2.5.4.3": "CN", "2.5.4.6": "C", "2.5.4.10": "O", "2.5.4.11": "OU", "2.5.4.5": "SERIALNUMBER", "0.9.2342.19200300.100.1.25": "DC"}
    # What holds the value of an attribute is DER, not decoded: after its tag and its length, of one octet, comes text.
    attributes = [a for a in pkilint_all(node) if "type" in a.children and "value" in a.children]
    pairs = [(str(a.children["type"].pdu), bytes(a.children["value"].pdu)) for a in attributes]
    return ", ".join(f"{kinds.get(kind, kind)}={value[2:].decode()}" for kind, value in pairs)


def pkilint_all(node):
    yield node
    for child in node.children.values():
        yield from pkilint_all(child)


def pkilint_extension(node):
    oid, critical = str(node.navigate("extnID").pdu), node.children.get("critical")
    # What it knows is decoded since it was linted.
    decoded = next(iter(node.navigate("extnValue").children.values()), None)
    body = None
    if decoded is not None:
        body = " ".join(bitstring.get_asserted_bit_set(decoded)) if oid == KEY_USAGE else purposes(decoded.pdu.prettyPrint())
    return [oid, bool(critical is not None and critical.pdu), body]


# mbedTLS.


def mbedtls_library():
    import mbedtls.x509  # noqa: F401  it loads the libraries that this one needs

    folder = Path(mbedtls.__file__).parent.parent / "python_mbedtls.libs"
    (library,) = folder.glob("libmbedx509-*")
    return ctypes.CDLL(str(library))


class Parsed:
    """Certificates, or CRLs, in the memory of mbedTLS, and what it says of the first one."""

    def __init__(self, library, kind, path):
        # As large as any version needs, and more.
        self.memory = ctypes.create_string_buffer(8192)
        getattr(library, f"mbedtls_x509_{kind}_init")(self.memory)
        status = getattr(library, f"mbedtls_x509_{kind}_parse_file")(self.memory, str(path).encode())
        if status != 0:
            raise ValueError(f"mbedtls_x509_{kind}_parse_file: {'-' if status < 0 else ''}0x{abs(status):04x}")
        text = ctypes.create_string_buffer(20000)
        if getattr(library, f"mbedtls_x509_{kind}_info")(text, len(text), b"", self.memory) < 0:
            raise ValueError(f"mbedtls_x509_{kind}_info")
        self.text = text.value.decode()


def mbedtls_judge():
    library = mbedtls_library()

    def verify(case, which, anchor):
        chain = Parsed(library, "crt", case.folder / f"{which}chain.pem")
        trusted = Parsed(library, "crt", case.folder / anchor)
        crls = Parsed(library, "crl", case.folder / f"{which}crls.pem")
        host = case.host.encode() if case.host and not which else None
        flags = ctypes.c_uint32()
        status = library.mbedtls_x509_crt_verify(chain.memory, trusted.memory, crls.memory, host, ctypes.byref(flags), None, None)
        if status != 0:
            text = ctypes.create_string_buffer(2000)
            library.mbedtls_x509_crt_verify_info(text, len(text), b"", flags)
            raise ValueError(text.value.decode().replace("\n", " ").strip())
        # What its TLS asks further of a peer.
        if case.purpose in ("client", "server"):
            purpose = b"\x2b\x06\x01\x05\x05\x07\x03" + (b"\x01" if case.purpose == "server" else b"\x02")
            if library.mbedtls_x509_crt_check_key_usage(chain.memory, 0x80) != 0:
                raise ValueError("the key usage does not fit")
            if library.mbedtls_x509_crt_check_extended_key_usage(chain.memory, purpose, len(purpose)) != 0:
                raise ValueError("the extended key usage does not fit")

    def signed(case, issuer):
        from mbedtls import x509 as mbed

        crl = mbed.CRL.from_file(case.folder / "list.pem")
        key = mbed.CRT.from_file(case.folder / issuer).subject_public_key
        digest = re.search(r"signed using .*(SHA\d+)", Parsed(library, "crl", case.folder / "list.pem").text)[1].lower()
        if not key.verify(bytes(crl.tbs_certificate), bytes(crl.signature_value), digest):
            raise ValueError("not the issuer's signature")

    def judge(case):
        if case.what == "list":
            return {
                "read": opened(lambda: mbedtls_list(Parsed(library, "crl", case.folder / "list.pem").text)),
                "accepts": asked(case, lambda: signed(case, "issuer.pem")),
                "stranger": asked(case, lambda: signed(case, "stranger.pem")),
                "revoked": None,
            }
        return {
            "read": opened(lambda: mbedtls_certificate(Parsed(library, "crt", case.folder / "certificate.pem").text)),
            "accepts": asked(case, lambda: verify(case, "", "anchor.pem")),
            "stranger": asked(case, lambda: verify(case, "", "stranger.pem")),
            "revoked": asked(case, lambda: verify(case, "revoked/", "anchor.pem")) if case.what == "leaf" else None,
        }

    return judge


def mbedtls_fields(text):
    """What stands behind each label; indented lines belong to the one above."""
    fields, last = {}, None
    for line in text.splitlines():
        label, colon, value = line.partition(":")
        if colon and not line.startswith(" "):
            last = label.strip()
            fields[last] = value.strip()
        elif last:
            fields[last] += " " + line.strip()
    return fields


def mbedtls_certificate(text):
    fields = mbedtls_fields(text)
    names = {
        "basic constraints": "2.5.29.19",
        "key usage": "2.5.29.15",
        "ext key usage": "2.5.29.37",
        "subject alt name": "2.5.29.17",
        "certificate policies": "2.5.29.32",
    }
    return {
        "subject": fields["subject name"],
        "issuer": fields["issuer name"],
        "serial": fields["serial number"].replace(":", ""),
        "from": fields["issued  on"],
        "until": fields["expires on"],
        "extensions": [[oid, None, mbedtls_words(name, fields[name])] for name, oid in names.items() if name in fields],
        "shows_all": False,
        "entries": None,
    }


def mbedtls_words(name, value):
    # `max_pathlen` counts from zero, as the certificate does.
    return value.replace("max_pathlen=", "") if name == "basic constraints" else value


def mbedtls_list(text):
    fields = mbedtls_fields(text)
    return {
        "subject": None,
        "issuer": fields["issuer name"],
        "serial": None,
        "from": fields["this update"],
        "until": fields["next update"],
        "extensions": [],
        "shows_all": False,
        "entries": [serial.replace(":", "") for serial in re.findall(r"serial number: ([0-9A-F:]+)", text)],
    }


def main():
    if sys.argv[1] == "versions":
        names = ("cryptography", "pkilint", "python-mbedtls")
        from mbedtls import version as mbedtls_version

        print(json.dumps({name: metadata.version(name) for name in names} | {"mbedtls": mbedtls_version.version}))
        return
    judge = {"cryptography": lambda: python_cryptography, "pkilint": lambda: pkilint, "mbedtls": mbedtls_judge}[sys.argv[1]]()
    print(json.dumps([judge(Case(given)) for given in json.load(sys.stdin)]))


if __name__ == "__main__":
    main()
