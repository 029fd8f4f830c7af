//! Secrets that somebody has damaged in the store: swapped, rolled back, cut off, foreign, edited; each is named, and nothing else is lost.

use crate::support::{fleet, session};
use evpki::{
    model::{Label, PkiId, Secret, SecretKind},
    store::Read,
    vault::Vault,
    x509::SystemRandom,
};
use fleet::{cheap, store};
use insta::assert_snapshot;
use session::Session;

/// A PKI with two chargers, each with a password that is in force, the first with one that is pending; a batch; one charger with a key; a
/// token and two TOTPs.
fn some() -> Session {
    let session = Session::founded();
    cheap(&session);
    for id in ["CS-1", "CS-2"] {
        session.run(["charger", "add", id, "--serial-number", &format!("SN {id}")]).expect(0);
    }
    for words in [
        &["password", "provision", "--all"][..],
        &["password", "provision", "--batch", "B-1"],
        &["password", "rotate", "CS-1"],
        &["charger", "add", "CS-3", "--serial-number", "SN-3", "--security-profile", "3"],
        &["charger", "issue", "CS-3"],
        &["token", "issue", "DE*ABC"],
        &["totp", "provision", "DE*ABC"],
        &["totp", "rotate", "DE*ABC"],
    ] {
        session.run(words).expect(0);
    }
    session.run(["store", "check"]).expect(0);
    session
}

fn sealed(vault: &Vault, kind: SecretKind, owner: &str, version: u64) -> Vec<u8> {
    vault.seal(Label { kind, owner, version }, &Secret::from(format!("{kind} {version}")), &SystemRandom).unwrap()
}

type Name<'a> = (SecretKind, &'a str, u64);

const PASSWORD: SecretKind = SecretKind::Password;

fn get(session: &Session, (kind, owner, version): Name<'_>) -> Vec<u8> {
    let rows = store(session).secrets(kind, owner).unwrap();
    rows.into_iter().find(|row| row.version == version).unwrap().sealed.unwrap()
}

fn put(session: &Session, (kind, owner, version): Name<'_>, sealed: &[u8]) {
    let sql = "UPDATE secrets SET sealed = ?4 WHERE kind = ?1 AND owner = ?2 AND version = ?3";
    let connection = session::edited(&session.home().join("evpki.db"));
    let changed = connection.execute(sql, (kind.name(), owner, version as i64, sealed)).unwrap();
    assert_eq!(changed, 1);
}

fn swap(session: &Session, one: Name<'_>, other: Name<'_>) {
    let (first, second) = (get(session, one), get(session, other));
    put(session, one, &second);
    put(session, other, &first);
}

#[test]
fn swapped() {
    let session = some();
    swap(&session, (PASSWORD, "CS-1", 1), (PASSWORD, "CS-2", 1));
    swap(&session, (SecretKind::Totp, "DE*ABC inbound", 1), (SecretKind::Totp, "DE*ABC inbound", 2));
    swap(&session, (SecretKind::Token, "DE*ABC inbound", 1), (SecretKind::BatchPassword, "B-1", 1));
    assert_snapshot!(session.run(["store", "check"]), @"
    exit status 5
    --- stdout
    12 findings, in 5 certificates and 29 audit records:
      damaged     the row of the password of CS-1 (version 1) was edited outside of evpki: it does not match the state that audit record 19 wrote
      damaged     the row of the password of CS-2 (version 1) was edited outside of evpki: it does not match the state that audit record 20 wrote
      damaged     the row of the batch-password of B-1 (version 1) was edited outside of evpki: it does not match the state that audit record 21 wrote
      damaged     the row of the token of DE*ABC inbound (version 1) was edited outside of evpki: it does not match the state that audit record 27 wrote
      damaged     the row of the totp of DE*ABC inbound (version 1) was edited outside of evpki: it does not match the state that audit record 28 wrote
      damaged     the row of the totp of DE*ABC inbound (version 2) was edited outside of evpki: it does not match the state that audit record 29 wrote
      damaged     the password of CS-1 (version 1) was swapped with the password of CS-2 (version 1)
      damaged     the password of CS-2 (version 1) was swapped with the password of CS-1 (version 1)
      damaged     the batch password of B-1 (version 1) was swapped with the token of DE*ABC inbound (version 1)
      damaged     the token of DE*ABC inbound (version 1) was swapped with the batch password of B-1 (version 1)
      damaged     the totp of DE*ABC inbound (version 1) was swapped with the totp of DE*ABC inbound (version 2)
      damaged     the totp of DE*ABC inbound (version 2) was swapped with the totp of DE*ABC inbound (version 1)
    --- stderr
    next: restore the last good backup with `evpki store restore FILE`
    ");
}

#[test]
fn put_in_the_place_of_another() {
    let session = some();
    // The own password, where that of somebody else was.
    let copied = get(&session, (PASSWORD, "CS-2", 1));
    put(&session, (PASSWORD, "CS-1", 1), &copied);
    assert_snapshot!(session.run(["store", "check"]), @"
    exit status 5
    --- stdout
    2 findings, in 5 certificates and 29 audit records:
      damaged     the row of the password of CS-1 (version 1) was edited outside of evpki: it does not match the state that audit record 19 wrote
      damaged     the password of CS-1 (version 1) was swapped: it is a copy of the password of CS-2 (version 1)
    --- stderr
    next: restore the last good backup with `evpki store restore FILE`
    ");
    // And the own place emptied of it: it is nowhere else.
    put(&session, (PASSWORD, "CS-2", 1), &[2; 80]);
    assert_snapshot!(session.run(["store", "check"]), @"
    exit status 5
    --- stdout
    4 findings, in 5 certificates and 29 audit records:
      damaged     the row of the password of CS-1 (version 1) was edited outside of evpki: it does not match the state that audit record 19 wrote
      damaged     the row of the password of CS-2 (version 1) was edited outside of evpki: it does not match the state that audit record 20 wrote
      damaged     the password of CS-1 (version 1) was swapped: it contains the password of CS-2 (version 1)
      damaged     the password of CS-2 (version 1) is foreign: the master key [HEX] sealed it, which this vault never had: it comes from another PKI, or was edited
    --- stderr
    next: restore the last good backup with `evpki store restore FILE`
    ");
}

#[test]
fn rolled_back() {
    let session = some();
    let first = get(&session, (PASSWORD, "CS-1", 1));
    put(&session, (PASSWORD, "CS-1", 2), &first);
    let second = get(&session, (SecretKind::Totp, "DE*ABC inbound", 2));
    put(&session, (SecretKind::Totp, "DE*ABC inbound", 1), &second);
    assert_snapshot!(session.run(["store", "check"]), @"
    exit status 5
    --- stdout
    4 findings, in 5 certificates and 29 audit records:
      damaged     the row of the password of CS-1 (version 2) was edited outside of evpki: it does not match the state that audit record 22 wrote
      damaged     the row of the totp of DE*ABC inbound (version 1) was edited outside of evpki: it does not match the state that audit record 28 wrote
      damaged     the password of CS-1 (version 2) was rolled back: it contains version 1
      damaged     the totp of DE*ABC inbound (version 1) was swapped: it contains version 2
    --- stderr
    next: restore the last good backup with `evpki store restore FILE`
    ");
    // No command goes on from there.
    session.run(["password", "abort", "CS-1"]).expect(5);
}

#[test]
fn cut_off() {
    let session = some();
    let all = [(PASSWORD, "CS-1", 1, 1), (PASSWORD, "CS-2", 1, 60), (SecretKind::BatchPassword, "B-1", 1, 73)];
    for (kind, owner, version, missing) in all {
        let whole = get(&session, (kind, owner, version));
        put(&session, (kind, owner, version), &whole[..whole.len() - missing]);
    }
    assert_snapshot!(session.run(["store", "check"]), @"
    exit status 5
    --- stdout
    6 findings, in 5 certificates and 29 audit records:
      damaged     the row of the password of CS-1 (version 1) was edited outside of evpki: it does not match the state that audit record 19 wrote
      damaged     the row of the password of CS-2 (version 1) was edited outside of evpki: it does not match the state that audit record 20 wrote
      damaged     the row of the batch-password of B-1 (version 1) was edited outside of evpki: it does not match the state that audit record 21 wrote
      damaged     the password of CS-1 (version 1) was cut off: it has 72 bytes and needs at least 73
      damaged     the password of CS-2 (version 1) was cut off: it has 13 bytes and needs at least 73
      damaged     the batch password of B-1 (version 1) was cut off: it has 0 bytes and needs at least 41
    --- stderr
    next: restore the last good backup with `evpki store restore FILE`
    ");
}

#[test]
fn foreign() {
    let session = some();
    let pki = store(&session).pki().unwrap().id;
    // Another vault of the same PKI, and one of another: nobody can tell which.
    for (pki, kind, owner) in [(pki, PASSWORD, "CS-1"), (PkiId([9; 16]), SecretKind::Token, "DE*ABC inbound")] {
        let theirs = Vault::create(pki, &SystemRandom).unwrap();
        put(&session, (kind, owner, 1), &sealed(&theirs, kind, owner, 1));
    }
    assert_snapshot!(session.run(["store", "check"]), @"
    exit status 5
    --- stdout
    4 findings, in 5 certificates and 29 audit records:
      damaged     the row of the password of CS-1 (version 1) was edited outside of evpki: it does not match the state that audit record 19 wrote
      damaged     the row of the token of DE*ABC inbound (version 1) was edited outside of evpki: it does not match the state that audit record 27 wrote
      damaged     the password of CS-1 (version 1) is foreign: the master key [HEX] sealed it, which this vault never had: it comes from another PKI, or was edited
      damaged     the token of DE*ABC inbound (version 1) is foreign: the master key [HEX] sealed it, which this vault never had: it comes from another PKI, or was edited
    --- stderr
    next: restore the last good backup with `evpki store restore FILE`
    ");
}

#[test]
fn edited() {
    let session = some();
    let key = session.run(["certificate", "show", "CS-3", "--json"]).expect(0).json();
    let key = key["key_id"].as_str().unwrap().to_owned();
    let all = [(PASSWORD, "CS-1", 1), (SecretKind::Totp, "DE*ABC inbound", 1), (SecretKind::PrivateKey, key.as_str(), 1)];
    for name in all {
        let mut record = get(&session, name);
        *record.last_mut().unwrap() ^= 1;
        put(&session, name, &record);
    }
    let mut longer = get(&session, (PASSWORD, "CS-2", 1));
    longer.push(0);
    put(&session, (PASSWORD, "CS-2", 1), &longer);
    assert_snapshot!(session.run(["store", "check"]), @"
    exit status 5
    --- stdout
    8 findings, in 5 certificates and 29 audit records:
      damaged     the row of the password of CS-1 (version 1) was edited outside of evpki: it does not match the state that audit record 19 wrote
      damaged     the row of the password of CS-2 (version 1) was edited outside of evpki: it does not match the state that audit record 20 wrote
      damaged     the row of the private-key of [HEX] (version 1) was edited outside of evpki: it does not match the state that audit record 24 wrote
      damaged     the row of the totp of DE*ABC inbound (version 1) was edited outside of evpki: it does not match the state that audit record 28 wrote
      damaged     the password of CS-1 (version 1) was edited
      damaged     the password of CS-2 (version 1) was edited
      damaged     the private key of [HEX] (version 1), the key of charger CS-3, was edited
      damaged     the totp of DE*ABC inbound (version 1) was edited
    --- stderr
    next: restore the last good backup with `evpki store restore FILE`
    ");
    // Each command names what it meets, and says what to do.
    for words in [
        &["password", "show", "CS-1", "--reveal"][..],
        &["password", "export"],
        &["bundle", "device", "CS-3", "--csms-url", "wss://csms.acme.example", "--out", session.path("CS-3").to_str().unwrap()],
    ] {
        assert_snapshot!(format!("edited_{}", words[..2].join("_")), session.run(words));
    }
    assert!(!session.path("CS-3").exists());
    // No command puts anything in the place of what is not authentic.
    session.run(["password", "confirm", "CS-1"]).expect(5);
    session.run(["password", "rotate", "CS-2"]).expect(5);
}

/// However many there are, each is named.
#[test]
fn many() {
    let session = some();
    let rows: String = (0..300).map(|n| format!("X-{n},X{n:03},2\n")).collect();
    let manifest = session.file("manifest.csv", format!("station_id,serial_number,security_profile\n{rows}"));
    session.run(["charger", "provision", &manifest]).expect(0);
    let connection = session::edited(&session.home().join("evpki.db"));
    connection.execute_batch("UPDATE secrets SET sealed = zeroblob(80) WHERE kind = 'password' AND owner LIKE 'X-%'").unwrap();
    drop(connection);
    let check = session.run(["store", "check", "--json"]).expect(5).json();
    // Each twice: what is sealed in it, and its row.
    assert_eq!(check["counts"]["damaged"], 600);
    let of = |code: &str| check["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == code).count();
    assert_eq!((of("sealed-edited"), of("unauthentic")), (300, 300));
}
