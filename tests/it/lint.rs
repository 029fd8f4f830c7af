//! `evpki certificate lint` over what others make: openssl and python-cryptography.

use crate::support::{session, strangers};
use serde_json::Value;
use session::Session;

/// Everything that a chartered evildoer sends, each into a file of its own, by python-cryptography.
const MADE: &str = r#"
import sys, base64
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
out = sys.argv[1]
name = lambda cn: x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "ACME"), x509.NameAttribute(NameOID.COMMON_NAME, cn)])
p256 = ec.generate_private_key(ec.SECP256R1())
weak = rsa.generate_private_key(65537, 1024)
def csr(cn="SN-0001", key=p256, hash=hashes.SHA256(), extensions=()):
    builder = x509.CertificateSigningRequestBuilder().subject_name(name(cn))
    for extension in extensions:
        builder = builder.add_extension(extension, critical=False)
    return builder.sign(key, hash)
def pem(request):
    return request.public_bytes(serialization.Encoding.PEM).decode()
def write(file, text):
    open(f"{out}/{file}", "w").write(text)
good = csr()
write("good.pem", pem(good))
write("authority.pem", pem(csr(extensions=[x509.BasicConstraints(True, None)])))
write("wildcard.pem", pem(csr("*.acme.example")))
write("rsa1024.pem", pem(csr(key=weak)))
write("sha384.pem", pem(csr(hash=hashes.SHA384())))
der = good.public_bytes(serialization.Encoding.DER)
forged = der.replace(b"SN-0001", b"SN-0002")
write("forged.pem", "-----BEGIN CERTIFICATE REQUEST-----\n" + base64.encodebytes(forged).decode() + "-----END CERTIFICATE REQUEST-----\n")
write("old.pem", pem(good).replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"))
write("bare.txt", base64.b64encode(der).decode())
for size in range(3000, 4200):
    text = pem(csr(extensions=[x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), bytes(size))]))
    if len(text) >= 5502:
        write("long.pem", text.rstrip("\n"))
        break
"#;

fn lint(session: &Session, arguments: &[&str], status: u8) -> Value {
    let mut all = vec!["certificate", "lint", "--json"];
    all.extend(arguments);
    session.run(all).expect(status).json()
}

/// The rules that found something.
fn found(answer: &Value) -> Vec<String> {
    let findings = answer["findings"].as_array().unwrap();
    findings.iter().map(|f| format!("{} {}: {}", f["level"], f["rule"], f["what"]).replace('"', "")).collect()
}

#[test]
fn each_bad_request_has_its_answer() {
    let session = Session::empty();
    let script = session.file("made.py", MADE);
    strangers::run_python([script.as_str(), session.path("").to_str().unwrap()]).expect_good();
    let asked = |file: &str, status| {
        let path = session.path(file);
        found(&lint(&session, &[path.to_str().unwrap(), "--target", "ocpp201"], status))
    };
    assert_eq!(asked("good.pem", 0), [""; 0]);
    assert_eq!(asked("authority.pem", 3), ["must EVPKI.11: it asks for the certificate of an authority (CA:TRUE)"]);
    assert_eq!(
        asked("wildcard.pem", 3),
        ["must A00.FR.510: `*.acme.example` is not an FQDN: the host name has `*` at position 1, expected a-z A-Z 0-9 - ."]
    );
    assert_eq!(asked("rsa1024.pem", 3), ["must A00.FR.502: the RSA key has 1024 bits, at least 2048 are needed"]);
    assert_eq!(
        asked("sha384.pem", 0),
        ["should RFC 5480 4: the key is secp256r1, and it is signed with ecdsa-with-SHA384, expected ecdsa-with-SHA256"]
    );
    assert_eq!(asked("forged.pem", 3), ["must RFC 2986 4.2: the signature does not verify"]);
    assert_eq!(
        asked("old.pem", 0),
        ["should A02.FR.03: it has the old label `NEW CERTIFICATE REQUEST`, expected `CERTIFICATE REQUEST`"]
    );
    assert_eq!(asked("bare.txt", 0), ["should A02.FR.03: it is bare base64, without the lines of PEM around it"]);
    let long = asked("long.pem", 3);
    assert!(long.len() == 1 && long[0].starts_with("must OCPP SignCertificate.csr: it has 550"), "{long:?}");
}

#[test]
fn what_cannot_be_looked_at_says_why() {
    let session = Session::empty();
    let said = |name: &str, content: &[u8]| {
        let path = session.file(name, content);
        session.run(["certificate", "lint", path.as_str()]).expect(1).stderr
    };
    let huge = said("huge.pem", &vec![b'A'; 10 << 20]);
    assert!(huge.contains("10485760") && huge.contains("8388608"), "{huge}");
    let key = said("key.pem", b"-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n");
    assert!(key.contains("there is no certificate, certification request or CRL in it, only: PRIVATE KEY"), "{key}");
    assert!(said("noise", &[0xff; 100]).contains("it is neither text nor DER"));
    let target = session.run(["certificate", "lint", "x", "--target", "ocpp20"]).expect(2).stderr;
    assert!(target.contains("did you mean `ocpp201`"), "{target}");
}

#[test]
fn what_evpki_issues_passes() {
    let session = Session::founded();
    session.run(["charger", "add", "CS-1", "--serial-number", "SN-0001", "--security-profile", "3"]).expect(0);
    session.run(["charger", "issue", "CS-1"]).expect(0);
    let pem = session.run(["certificate", "show", "CS-1", "--pem"]).expect(0).stdout;
    let root = session.run(["certificate", "show", "ClientCA", "--pem"]).expect(0).stdout;
    let (leaf, issuer) = (session.file("leaf.pem", pem), session.file("issuer.pem", root));
    let answer = lint(&session, &[&leaf, "--issuer", &issuer], 0);
    assert_eq!((found(&answer), answer["things"][0]["kind"].as_str()), (Vec::new(), Some("station")));
    assert_eq!(answer["targets"].as_array().unwrap().len(), 4);
}
