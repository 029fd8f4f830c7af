"""pkilint judges certificates, chains, CRLs and OCSP responses.

    lint.py [--severity WARNING] FILE...

A PEM file may hold several blocks. Each certificate is linted by itself; where one follows another in a file that issued it by name,
as in a chain of leaf and intermediates, the pair is linted too: names and key identifiers equal byte for byte, signature good.
Files named *.der or *.ors are OCSP responses. Prints one JSON object; exit code 1 if there is a finding of the severity or above.

pkilint has a word to say about every SubjectKeyIdentifier (INFO), so a clean certificate is one without findings of WARNING and above.
"""

import argparse
import base64
import json
import re
import sys
from pathlib import Path

from pkilint import loader, pkix
from pkilint.bin import lint_pkix_signer_signee_cert_chain as pairs
from pkilint.pkix import certificate, crl, extension, name, ocsp
from pkilint.validation import ValidationFindingSeverity

PEM = re.compile(r"-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \1-----", re.DOTALL)

CERTIFICATE = certificate.create_pkix_certificate_validator_container(
    certificate.create_decoding_validators(name.ATTRIBUTE_TYPE_MAPPINGS, extension.EXTENSION_MAPPINGS),
    [
        certificate.create_issuer_validator_container([]),
        certificate.create_validity_validator_container(),
        certificate.create_subject_validator_container([]),
        certificate.create_extensions_validator_container([]),
        certificate.create_spki_validator_container([]),
    ],
)
DECODERS = [pkix.create_attribute_decoder(name.ATTRIBUTE_TYPE_MAPPINGS), pkix.create_extension_decoder(extension.EXTENSION_MAPPINGS)]
CRL = crl.create_pkix_crl_validator_container(
    DECODERS,
    [
        crl.create_issuer_validator_container([]),
        crl.create_validity_validator_container([]),
        crl.create_extensions_validator_container([]),
    ],
)
OCSP = ocsp.create_pkix_ocsp_response_validator_container([ocsp.create_response_decoder(), *DECODERS], [])
PAIR = [
    pairs.create_decoder_validation_container(),
    pairs.create_issuer_validation_container(),
    pairs.create_subject_validation_container(),
]


def lint_certificate(der, what):
    return CERTIFICATE.validate(loader.RFC5280CertificateDocumentLoader().load_der_document(der, what).root)


def lint_crl(der, what):
    return CRL.validate(loader.RFC5280CertificateListDocumentLoader().load_der_document(der, what).root)


def lint_ocsp_response(der, what):
    return OCSP.validate(loader.RFC6960OCSPResponseDocumentLoader().load_der_document(der, what).root)


def lint_pair(issuer, subject, what):
    decode, by_issuer, by_subject = PAIR
    documents = {}
    load = loader.RFC5280CertificateDocumentLoader().load_der_document
    for role, der in (("issuer", issuer), ("subject", subject)):
        documents[role] = load(der, f"{what} ({role})", role, documents)
    issuer, subject = documents["issuer"].root, documents["subject"].root
    return decode.validate(issuer) + decode.validate(subject) + by_issuer.validate(issuer) + by_subject.validate(subject)


def lint_file(path):
    """Yields what was linted and the results."""
    if path.suffix in (".der", ".ors"):
        yield str(path), lint_ocsp_response(path.read_bytes(), path.name)
        return
    blocks = [(label, base64.b64decode(body)) for label, body in PEM.findall(path.read_text())]
    previous = None
    for index, (label, der) in enumerate(blocks):
        what = f"{path}#{index}"
        if label == "CERTIFICATE":
            yield what, lint_certificate(der, what)
            if previous is not None:
                yield f"{path}#{index - 1} by #{index}", lint_pair(der, previous, what)
            previous = der
        elif label == "X509 CRL":
            yield what, lint_crl(der, what)
        else:
            raise ValueError(f"{what} is a {label}")
    if not blocks:
        raise ValueError(f"{path} holds no PEM")


def main():
    parser = argparse.ArgumentParser(description="pkilint judges certificates, chains, CRLs and OCSP responses.")
    parser.add_argument("--severity", type=lambda name: ValidationFindingSeverity[name], default=ValidationFindingSeverity.WARNING)
    parser.add_argument("files", nargs="+", type=Path)
    given = parser.parse_args()

    linted, findings = 0, []
    try:
        for path in given.files:
            for what, results in lint_file(path):
                linted += 1
                findings += [
                    {
                        "what": what,
                        "severity": description.finding.severity.name,
                        "code": description.finding.code,
                        "at": result.node.path,
                        "message": description.message,
                    }
                    for result in results
                    for description in result.finding_descriptions
                    if description.finding.severity <= given.severity
                ]
    except Exception as error:  # a file that it cannot read is a verdict too
        print(json.dumps({"error": f"{type(error).__name__}: {error}"}))
        sys.exit(1)
    print(json.dumps({"linted": linted, "findings": findings}))
    sys.exit(bool(findings))


if __name__ == "__main__":
    main()
