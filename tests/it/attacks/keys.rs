//! Attacks with keys, requests and encodings of certificates.

use crate::support::{
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
    ("rsa-e65539", "the RSA key has the public exponent 65539, only 65537 is certified"),
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
        // These are no requests at all, or sound ones that evpki does not certify.
        if matches!(name, "indefinite" | "trailing" | "secp256k1" | "ecdsa-sha1" | "rsa-sha1" | "rsa-e65539") {
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
        "error: cannot use `hybrid.der` as a certification request\ncaused by: the public key is not in its canonical encoding: its point is in the hybrid form, which RFC 5480, 2.2 forbids; encode it uncompressed, beginning with 04\n"
    );
    let said = issue(&session, "CS-K", path_of("rsa-roca"), &[]).expect(3);
    assert_eq!(
        said.stderr.replace(path_of("rsa-roca"), "rsa-roca.der"),
        "error: cannot use `rsa-roca.der` as a certification request\ncaused by: the public key is weak: its modulus was made by the faulty RSA library of Infineon (ROCA, CVE-2017-15361); make a new key pair\n"
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
    assert!(said.stderr.contains("is the key of the certificate") && said.stderr.contains("key-compromise"), "{said}");
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
    assert!(said.stderr.contains("is already the key of server csms.acme.example (A00.FR.427)"), "{said}");
    session.run(["certificate", "revoke", "csms.acme.example", "--reason", "key-compromise", "--yes"]).expect(0);
    refused_for_its_key(&session.run(["server", "issue", "csms.acme.example", "--csr", &csr("csms.acme.example")]));
    refused_for_its_key(&session.run(["server", "issue", "other.acme.example", "--csr", &csr("other.acme.example")]));
    refused_for_its_key(&issue(&session, "CS-L", &csr("SN-L"), &[]));
    let manifest = session.file("manifest.csv", "station_id,serial_number,security_profile,csr_file\nCS-L,SN-L,3,SN-L.csr\n");
    let said = session.run(["charger", "provision", &manifest]);
    assert!(said.status != 0 && said.stderr.contains("csr_file: its key is the key of the certificate"), "{said}");
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
        evpki::x509::import_private_key(&fs::read(&root).unwrap(), Some(&crate::support::session::PASSPHRASE.to_owned().into()))
            .unwrap();
    let csr = drawer.file("root.csr", create_request(&key, "ACME", "csms.acme.example").unwrap());
    let said = drawer.run(["server", "issue", "csms.acme.example", "--csr", &csr]).expect(3);
    assert!(said.stderr.contains("is already the key of authority RootCA"), "{said}");
}

/// The certificates that `tests/strangers/encodings.py` writes.
fn encodings() -> &'static PathBuf {
    static WRITTEN: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    &WRITTEN
        .get_or_init(|| {
            let directory = tempfile::tempdir().unwrap();
            strangers::ask("encodings", [directory.path()]).expect_good();
            let path = directory.path().to_owned();
            (directory, path)
        })
        .1
}

/// One authority signed all of these, so nothing but the encoding speaks against them.
#[test]
fn no_certificate_is_trusted_that_could_be_written_otherwise() {
    let session = Session::empty();
    let (anchor, crl) = (encodings().join("ca.der"), encodings().join("ca.crl"));
    let given = ["--anchor", anchor.to_str().unwrap(), "--crl", crl.to_str().unwrap()];
    let mut faults = Vec::new();
    for path in fs::read_dir(encodings()).unwrap().map(|file| file.unwrap().path()) {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let file = path.to_str().unwrap();
        if path.extension().unwrap() != "der" || name == "ca" {
            continue;
        }
        let authorize = ["certificate", "authorize", file, "--environment", "production", "--station", "CS-1"];
        let authorized = session.run([&authorize[..], &given].concat());
        let verified = session.run([&["certificate", "verify", file][..], &given].concat());
        let linted = session.run(["certificate", "lint", file, "--json"]);
        let is_sound = name.starts_with("sound");
        let statuses = (authorized.status == 0, verified.status == 0);
        if statuses != (is_sound, is_sound) {
            faults.push(format!("{name}: {authorized}{verified}"));
        }
        // What can be read at all has a finding with its requirement, and is shown.
        let is_named = linted.stdout.contains("\"rule\":\"RFC 5280 4.1");
        if linted.status != 1 && is_named == is_sound {
            faults.push(format!("{name}: {linted}"));
        }
        if name.starts_with("key-") {
            session.run(["certificate", "show", file]).expect(0);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // Neither is an anchor.
    let (sound, anchor) = (encodings().join("sound.der"), encodings().join("ca-long-form.anchor"));
    let verify = ["certificate", "verify", sound.to_str().unwrap(), "--anchor", anchor.to_str().unwrap()];
    let said = session.run([&verify[..], &["--crl", crl.to_str().unwrap()]].concat());
    assert!(said.status != 0, "{said}");
    let hybrid = encodings().join("key-hybrid.der");
    let said = session.run([&["certificate", "verify", hybrid.to_str().unwrap()][..], &given].concat()).expect(3);
    assert!(said.stdout.contains("`CN=SN-1` is not encoded as DER: the public key is not in its canonical encoding"), "{said}");
}

/// What the store had before it was set back: a certificate that its authority signed, and of which it has no row.
fn set_back() -> (Session, String) {
    let session = with_charger();
    let store = session.home().join("evpki.db");
    let before = fs::read(&store).unwrap();
    let chain = issue(&session, "CS-K", path_of("plain"), &[]).expect(0).stdout;
    fs::write(&store, before).unwrap();
    for suffix in ["-wal", "-shm"] {
        let _ = fs::remove_file(session.home().join(format!("evpki.db{suffix}")));
    }
    let file = session.file("chain.pem", chain);
    (session, file)
}

#[test]
fn what_an_authority_signed_is_revoked_by_its_der_though_the_store_does_not_know_it() {
    let (session, file) = set_back();
    session.run(["certificate", "hold", &file]).expect(1);
    let said = session.run(["certificate", "revoke", &file, "--reason", "key-compromise", "--yes"]).expect(0);
    assert!(said.stderr.contains("ClientCA signed this certificate, but the store had no record of it"), "{said}");
    session.run(["certificate", "revoke", &file, "--reason", "key-compromise", "--yes"]).expect(1);
    session.run(["crl", "publish"]).expect(0);
    let of_clients = session.home().join("crl/ClientCA.crl.pem");
    let (anchor, leaf) = (session.path("anchor.pem"), session.path("leaf.pem"));
    fs::write(&anchor, session.run(["ca", "export", "ClientCA"]).expect(0).stdout).unwrap();
    let text = fs::read_to_string(&file).unwrap();
    let end = text.find("-----END CERTIFICATE-----").unwrap() + "-----END CERTIFICATE-----\n".len();
    fs::write(&leaf, &text[..end]).unwrap();
    // OpenSSL reads that CRL.
    let verify =
        ["verify", "-partial_chain", "-attime", "1795240800", "-crl_check", "-CRLfile", of_clients.to_str().unwrap(), "-CAfile"];
    let verdict = strangers::ask_program("openssl", verify.into_iter().chain([anchor.to_str().unwrap(), leaf.to_str().unwrap()]));
    verdict.expect_bad("certificate revoked");
    // The store is whole, the audit says where it came from, the key is certified for nobody, and the names stay usable.
    let said = session.run(["store", "check"]);
    assert_eq!(said.status, 0, "{said}");
    let audit = session.run(["audit", "list", "--json"]).expect(0).stdout;
    assert!(audit.contains("signed by ClientCA without a record; read from"), "{audit}");
    refused_for_its_key(&issue(&session, "CS-K", path_of("plain"), &[]));
    issue(&session, "CS-K", path_of("sound-p256"), &[]).expect(0);
    for command in [
        &["charger", "show", "CS-K"][..],
        &["certificate", "show", "CS-K"],
        &["status"],
        &["certificate", "list"],
        &["charger", "list"],
    ] {
        let said = session.run(command.iter().copied());
        assert!(said.status == 0 || command == ["status"] && said.status == 3, "{command:?} {said}");
    }
}

#[test]
fn what_no_authority_of_this_pki_signed_is_not_revoked() {
    let (_other, file) = set_back();
    // The same names, and other keys.
    let session = Session::empty();
    session.run(["init", "--organization", "ACME Charging", "--country", "DE", "--environment", "test"]).expect(0);
    let said = session.run(["certificate", "revoke", &file, "--reason", "key-compromise", "--yes"]).expect(1);
    assert!(said.stderr.contains("did not issue the certificate"), "{said}");
    // Nor is the CRL changed by a certificate that only says that it is of this PKI.
    let sound = encodings().join("sound.der");
    session.run(["certificate", "revoke", sound.to_str().unwrap(), "--reason", "superseded", "--yes"]).expect(1);
}

#[test]
fn a_name_within_a_name_is_shown_as_what_it_is() {
    let session = Session::empty();
    let file = encodings().join("sound-name.der");
    for verb in ["show", "lint"] {
        let said = session.run(["certificate", verb, file.to_str().unwrap()]);
        assert!(said.stdout.contains(r"CN=SN-1\, O\=ACME Charging\, C\=DE"), "{said}");
    }
    // OpenSSL reads the same: one attribute.
    let openssl = ["x509", "-inform", "DER", "-noout", "-subject", "-nameopt", "RFC2253", "-in", file.to_str().unwrap()];
    let verdict = strangers::ask_program("openssl", openssl).expect_good();
    assert_eq!(verdict.stdout.trim_end(), r"subject=CN=SN-1\, O=ACME Charging\, C=DE");
}

#[test]
fn no_charger_is_registered_with_the_name_of_an_authority() {
    let session = Session::founded();
    for serial in ["ACME Charging ClientCA", "acme charging ROOTCA"] {
        let said = session.run(["charger", "add", "CS-N", "--serial-number", serial, "--security-profile", "3"]).expect(1);
        assert!(
            said.stderr.contains(&format!("serial_number: `{serial}` is the common name of an authority of this PKI")),
            "{said}"
        );
        let manifest = session.file("manifest.csv", format!("station_id,serial_number\nCS-N,{serial}\n"));
        let said = session.run(["charger", "provision", &manifest]).expect(1);
        assert!(said.stderr.contains("line 2: serial_number: "), "{said}");
    }
    assert!(!session.run(["charger", "list"]).stdout.contains("CS-N"));
}
