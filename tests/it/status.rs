//! What needs attention, in the course of some years: at the command line, in numbers, and by the exit status.

use crate::support::{fleet, session, strangers};
use insta::assert_snapshot;
use session::{Said, Session};
use std::collections::BTreeMap;

const DAY: i64 = 24 * 3600;

/// Says how it stands without a passphrase: none is needed.
fn status(session: &Session, words: &[&str]) -> Said {
    session.run_in(["status", "--no-input"].iter().chain(words).copied(), "", |world| {
        world.environment.remove("EVPKI_PASSPHRASE");
    })
}

/// The codes of what needs attention, in the order in which it is told.
fn codes(session: &Session, words: &[&str]) -> Vec<String> {
    let json = status(session, &[words, &["--json"]].concat()).json();
    json["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn some_years_of_a_pki() {
    let session = Session::founded();
    assert_snapshot!(status(&session, &[]), @"
    exit status 0
    --- stdout
    advice   only one permanent slot, `passphrase`, opens the vault: if it is lost, all secrets are lost
             next: `evpki vault recovery`, then keep the recovery code offline
    ");
    for (id, profile) in [("DE*ACM*1", "3"), ("CS-2", "3"), ("CS-3", "2")] {
        session.run(["charger", "add", id, "--serial-number", &format!("SN-{id}"), "--security-profile", profile]).expect(0);
    }
    session.run(["charger", "issue", "DE*ACM*1", "--validity", "60d"]).expect(0);
    session.run(["charger", "issue", "CS-2", "--validity", "70d"]).expect(0);
    session.run(["server", "issue", "csms.acme.example", "--validity", "40d"]).expect(0);
    assert_eq!(codes(&session, &[]), ["password-missing", "vault-one-slot"]);
    session.run(["password", "provision", "CS-3"]).expect(0);
    assert_eq!(codes(&session, &[]), ["vault-one-slot"]);
    session.run(["password", "rotate", "CS-3"]).expect(0);
    session.run(["certificate", "hold", "CS-2", "--yes"]).expect(0);
    assert_snapshot!(status(&session, &[]), @"
    exit status 3
    --- stdout
    overdue  the CRL of ClientCA is older than the last revocation, hold or release
             next: `evpki crl publish`
    advice   only one permanent slot, `passphrase`, opens the vault: if it is lost, all secrets are lost
             next: `evpki vault recovery`, then keep the recovery code offline
    ");
    session.run(["certificate", "release", "CS-2", "--yes"]).expect(0);
    session.pass(15 * DAY);
    assert_snapshot!(status(&session, &[]), @"
    exit status 3
    --- stdout
    overdue  a password has been pending for too long: CS-3, 15 days ago
             next: `evpki password due`, then confirm or abort each one according to the answer of its charger
    overdue  the CRL of ServerCA has expired, 8 days ago
             next: `evpki crl publish`
    overdue  the CRL of ClientCA has expired, 8 days ago
             next: `evpki crl publish`
    soon     the certificate of a server expires within 30d: csms.acme.example, in 24 days
             next: `evpki server issue csms.acme.example --again`
    advice   only one permanent slot, `passphrase`, opens the vault: if it is lost, all secrets are lost
             next: `evpki vault recovery`, then keep the recovery code offline
    ");
    session.run(["crl", "publish"]).expect(0);
    session.run(["password", "confirm", "CS-3"]).expect(0);
    assert_snapshot!(status(&session, &["--within", "60d"]), @"
    exit status 6
    --- stdout
    soon     the certificate of a server expires within 60d: csms.acme.example, in 24 days
             next: `evpki server issue csms.acme.example --again`
    soon     2 certificates of chargers expire within 60d: DE*ACM*1, CS-2, the first in 44 days
             next: `evpki charger issue 'DE*ACM*1' --again`
    advice   only one permanent slot, `passphrase`, opens the vault: if it is lost, all secrets are lost
             next: `evpki vault recovery`, then keep the recovery code offline
    ");
    // Whoever has another one that lasts longer is served.
    session.run(["server", "issue", "csms.acme.example", "--again"]).expect(0);
    session.run(["charger", "issue", "CS-2", "--again"]).expect(0);
    session.pass(50 * DAY);
    session.run(["crl", "publish"]).expect(0);
    assert_snapshot!(status(&session, &[]), @"
    exit status 3
    --- stdout
    overdue  the certificate of a charger has expired: DE*ACM*1, 5 days ago
             next: `evpki charger issue 'DE*ACM*1' --again`
    advice   only one permanent slot, `passphrase`, opens the vault: if it is lost, all secrets are lost
             next: `evpki vault recovery`, then keep the recovery code offline
    ");
    session.run(["charger", "decommission", "DE*ACM*1", "--yes"]).expect(0);
    session.run(["crl", "publish"]).expect(0);
    assert_eq!(codes(&session, &[]), ["vault-one-slot"]);
    session.pass(290 * DAY);
    session.run(["server", "issue", "csms.acme.example", "--again"]).expect(0);
    session.run(["crl", "publish"]).expect(0);
    assert_eq!(codes(&session, &[]), ["password-due-soon", "vault-one-slot"]);
    session.pass(40 * DAY);
    session.run(["crl", "publish"]).expect(0);
    assert_snapshot!(status(&session, &["--json"]), @r#"
    exit status 3
    --- stdout
    {"counts":{"advice":1,"overdue":1,"soon":0},"findings":[{"at":null,"code":"password-due","count":1,"grade":"overdue","names":["CS-3"],"next":"`evpki password rotate --due`, then confirm or abort each","what":"the password of a charger is older than the policy allows"},{"at":null,"code":"vault-one-slot","count":1,"grade":"advice","names":[],"next":"`evpki vault recovery`, then keep the recovery code offline","what":"only one permanent slot, `passphrase`, opens the vault: if it is lost, all secrets are lost"}],"now":"2027-12-21T06:00:00Z","within":"30d"}
    "#);
}

/// What was recorded and never signed is overdue; a vault with two slots that last needs no advice.
#[test]
fn a_calm_line_and_an_open_end() {
    let session = Session::founded();
    let mut slot = evpki::store::Read::slots(&fleet::store(&session)).unwrap().remove(0);
    slot.label = "another".to_owned();
    fleet::change(&session, |transaction| transaction.put_slot(&slot).unwrap());
    assert_snapshot!(status(&session, &[]), @r"
    exit status 0
    --- stdout
    Nothing needs attention in the test PKI of ACME Charging
    ");
    assert_snapshot!(status(&session, &["--json"]), @r#"
    exit status 0
    --- stdout
    {"counts":{"advice":0,"overdue":0,"soon":0},"findings":[],"now":"2026-11-21T06:00:00Z","within":"30d"}
    "#);
}

/// A finding by its code, for programs.
fn finding(session: &Session, code: &str) -> serde_json::Value {
    let json = status(session, &["--json"]).json();
    let mut findings = json["findings"].as_array().unwrap().iter();
    findings.find(|finding| finding["code"] == code).unwrap_or_else(|| panic!("{json}")).clone()
}

#[test]
fn a_token_is_pending_and_a_keyrings_time_is_over() {
    let session = Session::founded();
    fleet::cheap(&session);
    session.run(["token", "issue", "DE*ABC"]).expect(0);
    assert_eq!(codes(&session, &[]), ["vault-one-slot"]);
    session.run(["token", "rotate", "DE*ABC"]).expect(0);
    let pending = finding(&session, "token-pending");
    assert_eq!((&pending["grade"], &pending["count"]), (&"soon".into(), &1.into()));
    let next = "`evpki token confirm 'DE*ABC' --direction inbound` when it was used, otherwise `evpki token abort 'DE*ABC' --direction inbound`";
    assert_eq!(pending["next"].as_str().unwrap().replace('\'', ""), next.replace('\'', ""));
    session.run(["token", "confirm", "DE*ABC", "--direction", "inbound"]).expect(0);
    let vault = session::vault_of(&fleet::store(&session));
    let until = Some(session.now().plus(DAY));
    let keyring = evpki::vault::MemoryKeyring::default();
    let bytes = evpki::vault::keyring_slot(&vault, &keyring, until, session.now(), &evpki::x509::SystemRandom).unwrap();
    let (kind, label) = ("keyring".to_owned(), "ada".to_owned());
    let slot = evpki::store::Slot { kind, label, bytes, created: session.now() };
    fleet::change(&session, |transaction| transaction.put_slot(&slot).unwrap());
    assert_eq!(codes(&session, &[]), ["vault-one-slot"]);
    session.pass(2 * DAY);
    let expired = finding(&session, "vault-slot-expired");
    assert_eq!((&expired["grade"], &expired["names"]), (&"advice".into(), &serde_json::json!(["ada"])));
}

#[test]
fn numbers_are_read_by_a_stranger() {
    let session = Session::founded();
    session.run(["charger", "add", "CS-2", "--serial-number", "SN-2", "--security-profile", "2"]).expect(0);
    session.run(["server", "issue", "csms.acme.example", "--validity", "20d"]).expect(0);
    session.pass(10 * DAY);
    status(&session, &[]).expect(3);
    let text = status(&session, &["--metrics"]).expect(0).stdout;
    let read = strangers::ask_about("metrics", [""; 0], &text).expect_good();
    let mut numbers = BTreeMap::new();
    for line in read.stdout.lines() {
        let sample: serde_json::Value = serde_json::from_str(line).unwrap();
        let labels: Vec<&str> = sample["labels"].as_object().unwrap().values().map(|label| label.as_str().unwrap()).collect();
        numbers.insert(format!("{} {}", sample["name"].as_str().unwrap(), labels.join(" ")), sample["value"].as_f64().unwrap());
    }
    for (name, number) in [
        ("evpki_status_timestamp_seconds ", session.now().0 as f64),
        ("evpki_findings overdue", 2.0),
        ("evpki_findings soon", 2.0),
        ("evpki_crl_missing RootCA", 0.0),
        ("evpki_crl_stale ClientCA", 0.0),
        ("evpki_crl_next_update_timestamp_seconds ClientCA", (session.now().0 - 3 * DAY) as f64),
        ("evpki_certificates_expiring server", 1.0),
        ("evpki_certificates_expired server", 0.0),
        ("evpki_certificates_expiring charger", 0.0),
        ("evpki_passwords missing", 1.0),
        ("evpki_vault_slots passphrase", 1.0),
        ("evpki_vault_slots recovery", 0.0),
    ] {
        assert_eq!(numbers.get(name), Some(&number), "{name}\n{text}");
    }
    strangers::ask_about("metrics", [""; 0], &format!("{text}{}\n", text.lines().last().unwrap())).expect_bad("twice");
}
