//! Attacks with keys, requests and encodings of certificates.

use crate::{
    session::{Said, Session},
    strangers,
};
use evpki::{
    model::KeyType,
    x509::{KeyPair, Request, create_request},
};
use std::{collections::BTreeMap, fs, path::PathBuf, sync::OnceLock};

/// The common name of every request of `tests/strangers/requests.py`.
const SERIAL: &str = "SN-K";

/// The requests that `tests/strangers/requests.py` writes, by their names.
fn requests() -> &'static BTreeMap<String, PathBuf> {
    static WRITTEN: OnceLock<(tempfile::TempDir, BTreeMap<String, PathBuf>)> = OnceLock::new();
    let (_, requests) = WRITTEN.get_or_init(|| {
        let directory = tempfile::tempdir().unwrap();
        strangers::ask("requests", [directory.path().as_os_str(), SERIAL.as_ref()]).expect_good();
        let files = fs::read_dir(directory.path()).unwrap().map(|file| file.unwrap().path());
        let requests = files.map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), path)).collect();
        (directory, requests)
    });
    requests
}

fn path_of(name: &str) -> &'static str {
    requests()[name].to_str().unwrap()
}

/// A session with the charger `CS-K`, whose serial number the requests name.
fn with_charger() -> Session {
    let session = Session::founded();
    let add = |id: &str, serial: &str| {
        session.run(["charger", "add", id, "--serial-number", serial, "--security-profile", "3"]).expect(0)
    };
    add("CS-K", SERIAL);
    add("CS-L", "SN-L");
    session
}

fn issue(session: &Session, charger: &str, csr: &str, more: &[&str]) -> Said {
    session.run([&["charger", "issue", charger, "--csr", csr], more].concat())
}

/// Every request that should be refused, and a word of why. What is not named here is sound.
const REFUSED: &[(&str, &str)] = &[
    ("algorithm-null", "the parameters of its signature algorithm must be absent"),
    ("compressed", "its point is compressed; encode it uncompressed"),
    ("ecdsa-sha1", "the signature algorithm 1.2.840.10045.4.1 is not known"),
    ("ed25519-algorithm-null", "the parameters of its signature algorithm must be absent"),
    ("ed25519-identity", "small order"),
    ("ed25519-not-reduced", "not reduced"),
    ("ed25519-null", "the parameters of its algorithm must be absent"),
    ("explicit", "explicit parameters; name the curve by its OID"),
    ("hybrid", "hybrid form, which RFC 5480, 2.2 forbids"),
    ("indefinite", ""),
    ("infinity", "point at infinity"),
    ("known-ed25519-zeros", "its seed is a small number, a pattern, or printed in a standard"),
    ("known-p256-minus-one", "its private key is a small number"),
    ("known-p256-one", "its private key is a small number"),
    ("known-p256-repeated", "its private key is a small number"),
    ("known-p256-rfc6979", "its private key is a small number, a pattern, or printed in a standard"),
    ("known-p256-small", "its private key is a small number"),
    ("known-p384-one", "its private key is a small number"),
    ("known-p384-small", "its private key is a small number"),
    ("known-p521-one", "its private key is a small number"),
    ("known-p521-small", "its private key is a small number"),
    ("no-parameters", "it names no curve"),
    ("no-point", "it has no point"),
    ("null-parameters", "its parameters name no curve"),
    ("off-curve", "this is not a public key"),
    ("rsa-16384", "the RSA key has 16384 bits, at most 8192 are taken"),
    ("rsa-e-long", "its public exponent is not an odd number from 3 to 2^33 - 1"),
    ("rsa-e1", "its public exponent is not an odd number"),
    ("rsa-e3", "its public exponent is 3, expected an odd number from 65537 on"),
    ("rsa-e4", "its public exponent is not an odd number"),
    ("rsa-even", "this is not a public key"),
    ("rsa-fermat", "Fermat's method finds them"),
    ("rsa-no-parameters", "the parameters of its algorithm are absent; encode NULL"),
    ("rsa-odd-parameters", "the parameters of its algorithm are not NULL"),
    ("rsa-prime", "its modulus is a prime"),
    ("rsa-roca", "ROCA"),
    ("rsa-sha1", "is not known"),
    ("rsa-small-factor", "its modulus has the factor 65539"),
    ("rsa-square", "its modulus is"),
    ("secp256k1", "of a kind that is not taken"),
    ("signature-unused-bits", "the BIT STRING of its signature has 1 unused bits"),
    ("trailing", "trailing data"),
    ("unused-bits", "its BIT STRING has 1 unused bits"),
];

#[test]
fn keys_that_others_can_find_or_write_otherwise_are_no_keys_of_requests() {
    let mut faults = Vec::new();
    let names: Vec<&str> = REFUSED.iter().map(|(name, _)| *name).collect();
    assert!(names.iter().all(|name| requests().contains_key(*name)));
    for (name, path) in requests() {
        let read = Request::read(&fs::read(path).unwrap());
        let expected = REFUSED.iter().find(|(refused, _)| refused == name);
        match (&read, expected) {
            (Ok(_), None) => {}
            (Err(why), Some((_, says))) if why.to_string().contains(says) => {}
            _ => faults.push(format!("{name}: {:?}", read.map(|_| "accepted").map_err(|e| e.to_string()))),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn lint_names_every_weak_key_and_every_other_encoding() {
    let session = Session::empty();
    let mut faults = Vec::new();
    for name in REFUSED.iter().map(|(name, _)| *name) {
        // These are no requests at all, or sound ones for somebody else.
        if matches!(name, "indefinite" | "trailing" | "secp256k1" | "ecdsa-sha1" | "rsa-sha1") {
            continue;
        }
        let said = session.run(["certificate", "lint", path_of(name)]);
        let is_named = ["EVPKI.24", "EVPKI.10", "RFC 5280 4.1", "RFC 8017 3.1"].iter().any(|rule| said.stdout.contains(rule));
        if said.status != 3 || !is_named {
            faults.push(format!("{name}: {said}"));
        }
    }
    for name in ["plain", "sound-p256", "sound-p384", "sound-rsa"] {
        let said = session.run(["certificate", "lint", path_of(name)]);
        if said.status != 0 {
            faults.push(format!("{name}: {said}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_command_says_why_and_what_to_do() {
    let session = with_charger();
    let said = issue(&session, "CS-K", path_of("hybrid"), &[]).expect(3);
    assert_eq!(
        said.stderr.replace(path_of("hybrid"), "hybrid.der"),
        "error: `hybrid.der` is no certification request that can be used\n\
         caused by: the public key is not in its canonical encoding: its point is in the hybrid form, which RFC 5480, 2.2 forbids; \
         encode it uncompressed, beginning with 04\n"
    );
    let said = issue(&session, "CS-K", path_of("rsa-roca"), &[]).expect(3);
    assert_eq!(
        said.stderr.replace(path_of("rsa-roca"), "rsa-roca.der"),
        "error: `rsa-roca.der` is no certification request that can be used\n\
         caused by: the public key is weak: its modulus was made by the faulty RSA library of Infineon (ROCA, CVE-2017-15361); \
         make a new key pair\n"
    );
    issue(&session, "CS-K", path_of("sound-rsa"), &[]).expect(0);
}

/// The key of the request `plain`, certified for CS-K, then known to others.
fn compromised() -> Session {
    let session = with_charger();
    issue(&session, "CS-K", path_of("plain"), &[]).expect(0);
    session.run(["certificate", "revoke", "CS-K", "--reason", "key-compromise", "--yes"]).expect(0);
    session
}

#[track_caller]
fn refused_for_its_key(said: &Said) {
    assert_eq!(said.status, 3, "{said}");
    assert!(said.stderr.contains("is that of the certificate") && said.stderr.contains("key-compromise"), "{said}");
}

#[test]
fn a_compromised_key_is_certified_for_nobody_again() {
    let session = compromised();
    refused_for_its_key(&issue(&session, "CS-K", path_of("plain"), &[]));
    refused_for_its_key(&issue(&session, "CS-K", path_of("plain"), &["--again"]));
    // Whatever the reason of a certificate before: one revocation for compromise is enough.
    issue(&session, "CS-K", path_of("sound-p256"), &[]).expect(0);
    session.run(["certificate", "revoke", "CS-K", "--reason", "superseded", "--yes"]).expect(0);
    issue(&session, "CS-K", path_of("sound-p256"), &[]).expect(0);
    refused_for_its_key(&issue(&session, "CS-K", path_of("plain"), &["--again"]));
}

/// One key, revoked by whomever it was certified for: it is refused to all others, with the certificate that was revoked.
#[test]
fn whoever_asks_for_a_compromised_key_is_refused() {
    let session = with_charger();
    let key = KeyPair::generate(KeyType::P256).unwrap();
    let csr = |name: &str| session.file(&format!("{name}.csr"), create_request(&key, "ACME", name).unwrap());
    session.run(["server", "issue", "csms.acme.example", "--csr", &csr("csms.acme.example")]).expect(0);
    // Good or not, it is that of the server.
    let said = issue(&session, "CS-L", &csr("SN-L"), &[]).expect(3);
    assert!(said.stderr.contains("is already that of server csms.acme.example (A00.FR.427)"), "{said}");
    session.run(["certificate", "revoke", "csms.acme.example", "--reason", "key-compromise", "--yes"]).expect(0);
    refused_for_its_key(&session.run(["server", "issue", "csms.acme.example", "--csr", &csr("csms.acme.example")]));
    refused_for_its_key(&session.run(["server", "issue", "other.acme.example", "--csr", &csr("other.acme.example")]));
    refused_for_its_key(&issue(&session, "CS-L", &csr("SN-L"), &[]));
    let manifest = session.file("manifest.csv", "station_id,serial_number,security_profile,csr_file\nCS-L,SN-L,3,SN-L.csr\n");
    let said = session.run(["charger", "provision", &manifest]);
    assert!(said.status != 0 && said.stderr.contains("csr_file: its key is that of the certificate"), "{said}");
    let listed = session.run(["certificate", "list", "--owner", "charger", "--json"]);
    assert!(!listed.stdout.contains("CS-L"), "{listed}");
}

#[test]
fn a_compromised_key_stays_so_after_a_restore() {
    let session = with_charger();
    issue(&session, "CS-K", path_of("plain"), &[]).expect(0);
    let backup = session.path("backup.db");
    session.run(["store", "backup", backup.to_str().unwrap()]).expect(0);
    session.run(["certificate", "revoke", "CS-K", "--reason", "key-compromise", "--yes"]).expect(0);
    session.run(["store", "restore", backup.to_str().unwrap(), "--force", "--yes"]).expect(0);
    refused_for_its_key(&issue(&session, "CS-K", path_of("plain"), &["--again"]));
}

/// What the vault holds is signed for by commands alone: a request by such a key was made with a key that left the vault.
#[test]
fn a_request_by_a_key_of_this_pki_is_refused() {
    let session = with_charger();
    let bundle = session.path("bundle");
    session.run(["server", "issue", "csms.acme.example"]).expect(0);
    session.run(["bundle", "server", "csms.acme.example", "--out", bundle.to_str().unwrap()]).expect(0);
    let text = fs::read(bundle.join("private-key.pem")).unwrap();
    let key = evpki::x509::import_private_key(&text, None).unwrap();
    for name in ["csms.acme.example", "other.acme.example"] {
        let csr = session.file("own.csr", create_request(&key, "ACME", name).unwrap());
        let said = session.run(["server", "issue", name, "--csr", &csr, "--again"]);
        assert_eq!(said.status, 3, "{said}");
        assert!(said.stderr.contains("the key of server"), "{said}");
    }
    // That of an authority, out of its drawer.
    let drawer = Session::empty();
    let root = drawer.path("root.key");
    let init = ["init", "--organization", "ACME Charging", "--country", "DE", "--environment", "test", "--root-out"];
    drawer.run([&init[..], &[root.to_str().unwrap()]].concat()).expect(0);
    let key =
        evpki::x509::import_private_key(&fs::read(&root).unwrap(), Some(&crate::session::PASSPHRASE.to_owned().into())).unwrap();
    let csr = drawer.file("root.csr", create_request(&key, "ACME", "csms.acme.example").unwrap());
    let said = drawer.run(["server", "issue", "csms.acme.example", "--csr", &csr]).expect(3);
    assert!(said.stderr.contains("is already that of authority RootCA"), "{said}");
}
