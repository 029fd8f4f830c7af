//! Certification requests from chargers that cannot be trusted, or that are only peculiar.

use crate::support::session::{Said, Session};
use insta::assert_snapshot;
use std::{fs, process::Command};

/// Has OpenSSL make a request with a new key; PEM.
fn request(s: &Session, key: &[&str], arguments: &[&str]) -> String {
    let (key_file, out) = (s.path("key.pem"), s.path("request.pem"));
    let openssl = |arguments: &[&str]| {
        let output = Command::new("openssl").args(arguments).output().expect("openssl");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    let key_file = key_file.to_str().unwrap();
    openssl(&[&["genpkey", "-out", key_file], key].concat());
    openssl(&[&["req", "-new", "-key", key_file, "-out", out.to_str().unwrap()], arguments].concat());
    fs::read_to_string(out).unwrap()
}

const P256: [&str; 4] = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"];
const RIGHT: [&str; 2] = ["-subj", "/O=Somebody/CN=SN-1"];

/// What a charger, registered anew, is answered.
fn ask(csr: impl AsRef<[u8]>) -> Said {
    let s = Session::founded();
    s.run(["charger", "add", "CS-1", "--serial-number", "SN-1", "--security-profile", "3"]).expect(0);
    let file = s.file("request.csr", csr);
    let answer = s.run(["charger", "issue", "CS-1", "--csr", &file]);
    let certificates = s.run(["certificate", "list", "--kind", "charger", "--json"]).expect(0).stdout.lines().count();
    assert_eq!(certificates, usize::from(answer.status == 0));
    answer
}

/// The DER of PEM, and back.
fn der(pem: &str) -> Vec<u8> {
    let base64: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    data_encoding::BASE64.decode(base64.as_bytes()).unwrap()
}

#[test]
fn requests_that_are_refused() {
    let s = Session::empty();
    let ca = request(&s, &P256, &[&RIGHT[..], &["-addext", "basicConstraints=critical,CA:TRUE"]].concat());
    assert_snapshot!(ask(ca), @r"
    exit status 3
    --- stderr
    error: the certification request is refused: it asks for the certificate of an authority (CA:TRUE)
    ");
    let weak = request(&s, &["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"], &RIGHT);
    assert_snapshot!(ask(weak), @"
    exit status 3
    --- stderr
    error: cannot use `[DIR]/request.csr` as a certification request
    caused by: the RSA key has 1024 bits, at least 2048 are needed (A00.FR.502)
    ");
    let mut forged = der(&request(&s, &P256, &RIGHT));
    *forged.last_mut().unwrap() ^= 1;
    assert_snapshot!(ask(&forged), @"
    exit status 3
    --- stderr
    error: cannot use `[DIR]/request.csr` as a certification request
    caused by: the signature does not verify
    ");
    let wildcard = request(&s, &P256, &["-subj", "/O=Somebody/CN=*.acme.example"]);
    assert_snapshot!(ask(wildcard), @r"
    exit status 3
    --- stderr
    error: the certification request is refused: it names `*.acme.example`, but CS-1 has the serial number `SN-1` (A00.FR.511)
    ");
    let both = request(&s, &P256, &["-subj", "/O=Somebody/CN=SN-1/CN=SN-2"]);
    // Any strong hash will do, see below; this one is none.
    let sha1 = request(&s, &P256, &[&RIGHT[..], &["-sha1"]].concat());
    assert_snapshot!(ask(sha1), @"
    exit status 1
    --- stderr
    error: cannot use `[DIR]/request.csr` as a certification request
    caused by: the signature algorithm 1.2.840.10045.4.1 is not known
    ");
    assert_snapshot!(ask(both), @r"
    exit status 3
    --- stderr
    error: the certification request is refused: it names `SN-2`, but CS-1 has the serial number `SN-1` (A00.FR.511)
    ");
    assert_snapshot!(ask(with_nul()), @r"
    exit status 3
    --- stderr
    error: the certification request is refused: it names `SN-1\u{0}.evil.example`, but CS-1 has the serial number `SN-1` (A00.FR.511)
    ");
    assert_snapshot!(ask(""), @"
    exit status 1
    --- stderr
    error: cannot use `[DIR]/request.csr` as a certification request
    caused by: the PEM text is damaged: PEM error: PEM Base64 error: invalid Base64 length
    ");
    assert_snapshot!(ask(vec![0x30; 100_000]), @"
    exit status 1
    --- stderr
    error: `[DIR]/request.csr` is too large: it has 100000 bytes, the limit is 65536
    ");
}

/// A request that names the right charger, followed by what C takes for the end of a text.
fn with_nul() -> String {
    let key = rcgen::KeyPair::generate().unwrap();
    let mut parameters = rcgen::CertificateParams::default();
    parameters.distinguished_name = rcgen::DistinguishedName::new();
    parameters.distinguished_name.push(rcgen::DnType::CommonName, "SN-1\0.evil.example");
    parameters.serialize_request(&key).unwrap().pem().unwrap()
}

#[test]
fn requests_of_almost_too_many_characters() {
    let s = Session::empty();
    let of = |padding: usize| {
        let san = format!("subjectAltName=DNS:{}", "a".repeat(padding));
        request(&s, &P256, &[&RIGHT[..], &["-addext", &san]].concat())
    };
    // The length of a signature differs by a few bytes from one to the next.
    let longest = (3_725..).map(of).find(|csr| csr.trim_end().len() > 5_500).unwrap();
    assert_snapshot!(ask(&longest).to_string().replace(&longest.len().to_string(), "[N]"), @r"
    exit status 3
    --- stderr
    error: the certification request is refused: it has [N] characters, OCPP carries at most 5500 (SignCertificate.csr)
    ");
    assert_snapshot!(ask(of(3_500)), @"
    exit status 0
    --- stdout
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    --- stderr
    note: Issued to CS-1
          subject        C=DE, O=ACME Charging, CN=SN-1
          issuer         C=DE, O=ACME Charging, CN=ACME Charging ClientCA
          serial number  [HEX]
          key            p256, with the requester
          valid until    2028-11-20T05:59:59Z (in 729 days)
    note: taken from the request: public key (p256), CN=SN-1; set by evpki instead: O=Somebody, extension subjectAltName
    next: write the bundle of the charger with `evpki bundle device CS-1`
    ");
}

#[test]
fn requests_that_are_only_peculiar() {
    let s = Session::empty();
    let plain = request(&s, &P256, &RIGHT);
    assert_snapshot!(ask(plain.replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST")), @"
    exit status 0
    --- stdout
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    --- stderr
    note: Issued to CS-1
          subject        C=DE, O=ACME Charging, CN=SN-1
          issuer         C=DE, O=ACME Charging, CN=ACME Charging ClientCA
          serial number  [HEX]
          key            p256, with the requester
          valid until    2028-11-20T05:59:59Z (in 729 days)
    note: taken from the request: public key (p256), CN=SN-1; set by evpki instead: O=Somebody
    next: write the bundle of the charger with `evpki bundle device CS-1`
    ");
    let bare = data_encoding::BASE64.encode(&der(&plain));
    assert_snapshot!(ask(bare), @"
    exit status 0
    --- stdout
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    --- stderr
    note: Issued to CS-1
          subject        C=DE, O=ACME Charging, CN=SN-1
          issuer         C=DE, O=ACME Charging, CN=ACME Charging ClientCA
          serial number  [HEX]
          key            p256, with the requester
          valid until    2028-11-20T05:59:59Z (in 729 days)
    note: taken from the request: public key (p256), CN=SN-1; set by evpki instead: O=Somebody
    next: write the bundle of the charger with `evpki bundle device CS-1`
    ");
    assert_snapshot!(ask(der(&plain)), @"
    exit status 0
    --- stdout
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    --- stderr
    note: Issued to CS-1
          subject        C=DE, O=ACME Charging, CN=SN-1
          issuer         C=DE, O=ACME Charging, CN=ACME Charging ClientCA
          serial number  [HEX]
          key            p256, with the requester
          valid until    2028-11-20T05:59:59Z (in 729 days)
    note: taken from the request: public key (p256), CN=SN-1; set by evpki instead: O=Somebody
    next: write the bundle of the charger with `evpki bundle device CS-1`
    ");
    assert_snapshot!(ask(plain.replace('\n', "\r\n")), @"
    exit status 0
    --- stdout
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    --- stderr
    note: Issued to CS-1
          subject        C=DE, O=ACME Charging, CN=SN-1
          issuer         C=DE, O=ACME Charging, CN=ACME Charging ClientCA
          serial number  [HEX]
          key            p256, with the requester
          valid until    2028-11-20T05:59:59Z (in 729 days)
    note: taken from the request: public key (p256), CN=SN-1; set by evpki instead: O=Somebody
    next: write the bundle of the charger with `evpki bundle device CS-1`
    ");
    // The signature shows who has the key; nothing of it goes into the certificate. So its hash may be longer than the key's usual one.
    assert_snapshot!(ask(request(&s, &P256, &[&RIGHT[..], &["-sha384"]].concat())), @"
    exit status 0
    --- stdout
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    -----BEGIN CERTIFICATE-----[PEM]-----END CERTIFICATE-----
    --- stderr
    note: Issued to CS-1
          subject        C=DE, O=ACME Charging, CN=SN-1
          issuer         C=DE, O=ACME Charging, CN=ACME Charging ClientCA
          serial number  [HEX]
          key            p256, with the requester
          valid until    2028-11-20T05:59:59Z (in 729 days)
    note: taken from the request: public key (p256), CN=SN-1; set by evpki instead: O=Somebody
    next: write the bundle of the charger with `evpki bundle device CS-1`
    ");
}
