//! Sessions that stand somewhere: a PKI with its root's key in a drawer, and a few chargers on it.

use super::{
    fleet, partner,
    session::{PASSPHRASE, Session},
    shell::{self, Line},
};
use evpki::model::Environment;
use std::fs;

/// A PKI whose root's key is in a drawer, and nothing else; with what people bring along.
pub(crate) fn drawer() -> Session {
    let drawer = Session::empty();
    let init = "evpki init --organization ACME --country DE --environment production --root-out /media/drawer/root.pem";
    Line::of(init).run(&drawer).expect(0);
    fleet::cheap(&drawer);
    drawer.file("run/secrets/evpki", PASSPHRASE);
    drawer.file("run/secrets/batch-2026-11", "ThePasswordOfTheBatch01");
    let header = "station_id,serial_number,security_profile\n";
    drawer.file("answers.jsonl", "{\"station_id\":\"CS-0001\",\"status\":\"Accepted\"}\n");
    drawer.file("serial-numbers.txt", "SN-0001\nSN-0002\n");
    drawer.file("manifest.csv", format!("{header}CS-0101,SN-0101,2\nCS-0102,SN-0102,3\n"));
    for (file, name) in [("CS-0003.csr", "SN-0003"), ("csms.csr", "csms.acme.example")] {
        let key = evpki::x509::KeyPair::generate(evpki::model::KeyType::P256).unwrap();
        drawer.file(file, evpki::x509::create_request(&key, "ACME", name).unwrap());
    }
    drawer
}

/// With a CSMS, a charger with a password, one with a certificate, one that keeps its own key; and files that people have at hand.
pub(crate) fn test_pki(drawer: &Session) -> Session {
    let test_pki = copied(drawer);
    for line in [
        "server issue csms.acme.example",
        "charger add CS-0001 --serial-number SN-0001 --batch 2026-11",
        "password provision CS-0001",
        "charger add CS-0002 --serial-number SN-0002 --security-profile 3",
        "charger issue CS-0002",
        "charger add CS-0003 --serial-number SN-0003 --security-profile 3",
        "crl publish",
        "certificate show csms.acme.example --pem > certificate.pem",
        "ca export RootCA --out root.pem",
        "ca export ClientCA --chain > above.pem",
        "certificate show CS-0002 --pem > leaf.pem",
        "audit export --head-only > head.jsonl",
    ] {
        Line::of(&format!("evpki {line}")).run(&test_pki).expect(0);
    }
    let read = |name: &str| fs::read_to_string(test_pki.path(name)).unwrap();
    test_pki.file("chain.pem", read("leaf.pem") + &read("above.pem"));
    fs::copy(test_pki.home().join("crl/ClientCA.crl"), test_pki.path("ca.crl")).unwrap();
    partner::files(&test_pki, Environment::Production);
    test_pki
}

/// The PKI of a platform of OCPI, with what people bring along.
pub(crate) fn platform() -> Session {
    let platform = founded("ocpi");
    let key = evpki::x509::KeyPair::generate(evpki::model::KeyType::P256).unwrap();
    platform.file("billing.csr", evpki::x509::create_request(&key, "Billing", "DE*ABC").unwrap());
    platform
}

/// What a peer of OCPI hands over: a token, a totpConfig, and a code that is right by it now.
pub(crate) fn peer(session: &Session) {
    let json = r#"{"sharedSecret": "secure!Charging!"}"#;
    let config = evpki::ocpi::totp::Config::from_json(json.as_bytes()).unwrap();
    let code = config.codes(session.now(), &[]).unwrap().current;
    session.file("theirs.txt", "theirs!-0123456789-abcdefghijkl\n");
    for path in ["run/secrets/token-of-de-abc", "run/secrets/token-c"] {
        session.file(path, "theirs!-0123456789-abcdefghijkl\n");
    }
    session.file("config.json", json);
    session.file("totp-config.json", json);
    session.file("code.txt", code.expose());
}

/// A test PKI of a hierarchy, and nothing else.
pub(crate) fn founded(hierarchy: &str) -> Session {
    let session = Session::empty();
    let init = format!(
        "evpki init --organization ACME --country DE --environment test --hierarchy {hierarchy} --ocsp-url http://ocsp.acme.example"
    );
    Line::of(&init).run(&session).expect(0);
    fleet::cheap(&session);
    session
}

/// A copy of a session, to change.
pub(crate) fn copied(from: &Session) -> Session {
    let session = Session::empty();
    shell::copy(&from.path(""), &session.path(""));
    session
}
