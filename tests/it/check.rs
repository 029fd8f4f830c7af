//! The check of the store: whatever is edited behind evpki's back shows, with what the audit says beside what the rows say; and its repairs.

use crate::support::{issued, session};
use evpki::model::DAY;
use issued::charger;
use session::{Said, Session, cut_after_first_commit};
use std::{
    fs::{self, File, Permissions},
    os::unix::fs::PermissionsExt,
    time::{Duration, SystemTime},
};

/// A session with two chargers, of which the second is revoked, and published CRLs.
fn some() -> Session {
    let session = Session::founded();
    charger(&session, "DE-1", "SN-1");
    charger(&session, "DE-2", "SN-2");
    session.pass(60);
    revoke(&session, "DE-2");
    session.run(["crl", "publish"]).expect(0);
    session
}

fn revoke(session: &Session, which: &str) {
    session.run(["certificate", "revoke", which, "--reason", "superseded", "--yes"]).expect(0);
}

fn edit(session: &Session, sql: &str) {
    session::edited(&session.home().join("evpki.db")).execute_batch(sql).unwrap();
}

fn check(session: &Session) -> Said {
    session.run(["store", "check"])
}

/// What a check finds after somebody ran `sql`: the findings alone.
fn found(sql: &str) -> String {
    let session = some();
    edit(&session, sql);
    let said = check(&session).expect(5).to_string();
    said.lines().filter(|line| line.starts_with("  ")).map(|line| format!("{}\n", line.trim_start())).collect()
}

#[test]
fn a_store_with_a_history_is_whole() {
    let session = some();
    insta::assert_snapshot!(check(&session), @r"
    exit status 0
    --- stdout
    the store is intact: 6 certificates and 23 audit records
    ");
    let said = session.run(["store", "check", "--json"]).expect(0).json();
    assert_eq!((&said["held_against_audit"], &said["counts"]["damaged"]), (&true.into(), &0.into()));
}

#[test]
fn an_undone_revocation_shows() {
    let undo = "UPDATE certificates SET status = 'good', status_at = NULL, reason = NULL WHERE owner = 'DE-2'";
    insta::assert_snapshot!(found(undo), @"
    damaged     the row of the certificate [HEX] of charger DE-2 (certificates row 6) was edited outside of evpki: it does not match the state that audit record 22 wrote
    damaged     the CRL of ClientCA: certificate [HEX] is on it (superseded since 2026-11-21T06:01:00Z), but its row contains good
    damaged     certificate [HEX] of charger DE-2 (row 6): it is revoked since 2026-11-21T06:01:00Z: superseded according to audit record 22, but neither revoked nor on hold according to the row
    ");
    insta::assert_snapshot!(found("UPDATE certificates SET reason = 5, status_at = status_at - 60 WHERE owner = 'DE-2'"), @"
    damaged     the row of the certificate [HEX] of charger DE-2 (certificates row 6) was edited outside of evpki: it does not match the state that audit record 22 wrote
    damaged     the CRL of ClientCA: certificate [HEX] is on it (superseded since 2026-11-21T06:01:00Z), but its row contains cessation-of-operation since 2026-11-21T06:00:00Z
    damaged     certificate [HEX] of charger DE-2 (row 6): it is revoked since 2026-11-21T06:01:00Z: superseded according to audit record 22, but revoked since 2026-11-21T06:00:00Z: cessation-of-operation according to the row
    ");
    // Whoever counts the change, too, leaves no mark but in the audit.
    let quiet = format!("{undo}; UPDATE issuers SET status_changes = status_changes + 1 WHERE name = 'ClientCA'");
    insta::assert_snapshot!(found(&quiet), @"
    damaged     the row of the issuer ClientCA was edited outside of evpki: it does not match the state that audit record 22 wrote
    damaged     the row of the certificate [HEX] of charger DE-2 (certificates row 6) was edited outside of evpki: it does not match the state that audit record 22 wrote
    damaged     certificate [HEX] of charger DE-2 (row 6): it is revoked since 2026-11-21T06:01:00Z: superseded according to audit record 22, but neither revoked nor on hold according to the row
    incomplete  the CRL of ClientCA, number 2, is out of date: a status has changed since it was issued
    ");
    let one_more = "UPDATE certificates SET status = 'revoked', status_at = 1, reason = 1 WHERE owner = 'DE-1'";
    insta::assert_snapshot!(found(one_more), @"
    damaged     the row of the certificate [HEX] of charger DE-1 (certificates row 5) was edited outside of evpki: it does not match the state that audit record 18 wrote
    damaged     the CRL of ClientCA: certificate [HEX] is not on it, but its row contains key-compromise since 1970-01-01T00:00:01Z
    damaged     certificate [HEX] of charger DE-1 (row 5): it is neither revoked nor on hold according to audit record 17, but revoked since 1970-01-01T00:00:01Z: key-compromise according to the row
    ");
}

#[test]
fn a_certificate_that_was_removed_added_or_replaced_shows() {
    insta::assert_snapshot!(found("DELETE FROM certificates WHERE owner = 'DE-1'"), @"
    damaged     the table certificates: a row was added, removed or rolled back outside of evpki
    damaged     the certificate [HEX] of charger DE-1 was recorded under ClientCA according to audit record 17, but it has no row
    ");
    let columns = "common_name, profile, not_before, not_after, key_id, 'requester', recorded, tbs_digest, x'3000'";
    let added = format!(
        "INSERT INTO certificates (issuer, serial, owner_kind, owner, generation, common_name, profile, not_before, not_after, key_id, \
         key_place, recorded, tbs_digest, tbs) SELECT issuer, x'4142434445464748', owner_kind, owner, 2, {columns} \
         FROM certificates WHERE owner = 'DE-1'"
    );
    insta::assert_snapshot!(found(&added), @"
    damaged     certificates row 7: the stored bytes do not match the stored digest
    damaged     the row of the certificate [HEX] of charger DE-1 (certificates row 7) was added outside of evpki: it carries no authentication tag
    damaged     certificate [HEX] of charger DE-1 (row 7): the audit log contains no record of this certificate of ClientCA
    incomplete  certificate [HEX] of charger DE-1 (row 7): it was recorded by ClientCA, but it is still pending
    ");
    let exchanged = "UPDATE certificates SET fingerprint = zeroblob(32) WHERE owner = 'DE-1'";
    insta::assert_snapshot!(found(exchanged), @"
    damaged     certificates row 5: the stored bytes do not match the stored digest
    damaged     the row of the certificate [HEX] of charger DE-1 (certificates row 5) was edited outside of evpki: it does not match the state that audit record 18 wrote
    damaged     certificate [HEX] of charger DE-1 (row 5): its fingerprint is [HEX] according to audit record 18, but [HEX] according to the row
    damaged     certificate [HEX] of charger DE-1 (row 5): its fingerprint differs from its row
    ");
    insta::assert_snapshot!(found("UPDATE certificates SET owner = 'DE-3' WHERE owner = 'DE-1'"), @"
    damaged     the row of the certificate [HEX] of charger DE-3 (certificates row 5) was edited outside of evpki: it does not match the state that audit record 18 wrote
    damaged     certificate [HEX] of charger DE-3 (row 5): it was recorded for charger DE-1 according to audit record 17
    incomplete  certificate [HEX] of charger DE-3 (row 5): its charger is not registered
    ");
}

#[test]
fn chargers_are_held_against_the_audit() {
    insta::assert_snapshot!(found("DELETE FROM chargers WHERE station_id = 'DE-2'"), @"
    damaged     the table chargers: a row was added, removed or rolled back outside of evpki
    damaged     the charger DE-2 was registered according to audit record 19, but it has no row
    incomplete  certificate [HEX] of charger DE-2 (row 6): its charger is not registered
    ");
    insta::assert_snapshot!(found("UPDATE chargers SET serial_number = 'SN-9' WHERE station_id = 'DE-1'"), @"
    damaged     the row of the charger DE-1 was edited outside of evpki: it does not match the state that audit record 16 wrote
    damaged     certificate [HEX] of charger DE-1 (row 5): its common name is SN-1, but the serial number of its charger is SN-9
    damaged     charger DE-1: it was registered with serial_number=SN-1 security_profile=3 according to audit record 16, but the row contains serial_number=SN-9 security_profile=3
    lint        certificate [HEX] of charger DE-1 (row 5): A00.FR.511: the common name is `SN-1`, expected the serial number `SN-9`
    ");
    insta::assert_snapshot!(found("UPDATE chargers SET state = 'decommissioned' WHERE station_id = 'DE-1'"), @"
    damaged     the row of the charger DE-1 was edited outside of evpki: it does not match the state that audit record 16 wrote
    damaged     charger DE-1: no audit record reports that it was decommissioned, but it is decommissioned according to the row
    ");
    insta::assert_snapshot!(found("UPDATE chargers SET station_id = 'DE-9', serial_number = 'SN-9' WHERE station_id = 'DE-1'"), @"
    damaged     the row of the charger DE-9 was edited outside of evpki: it does not match the state that audit record 16 wrote
    damaged     charger DE-9: no audit record reports that it was registered
    damaged     the charger DE-1 was registered according to audit record 16, but it has no row
    incomplete  certificate [HEX] of charger DE-1 (row 5): its charger is not registered
    ");
    let session = some();
    session.run(["charger", "decommission", "DE-1", "--yes"]).expect(0);
    session.run(["crl", "publish"]).expect(0);
    edit(&session, "UPDATE chargers SET state = 'active'");
    let said = check(&session).expect(5);
    assert!(said.stdout.contains("charger DE-1: it was decommissioned according to audit record "), "{said}");
}

#[test]
fn what_the_pki_lives_by_is_held_against_the_audit() {
    insta::assert_snapshot!(found("UPDATE profiles SET yaml = yaml || ' ' WHERE name = 'charger'; UPDATE pki SET hierarchy = hierarchy || ' '"), @"
    damaged     the row of the PKI was edited outside of evpki: it does not match the state that audit record 1 wrote
    damaged     the row of the profile charger was edited outside of evpki: it does not match the state that audit record 1 wrote
    damaged     hierarchy was [HEX] according to audit record 1, but now it is [HEX]
    damaged     profiles was [HEX] according to audit record 1, but now it is [HEX]
    ");
    insta::assert_snapshot!(found("UPDATE pki SET publication_url = 'http://evil.example'"), @"
    damaged     the row of the PKI was edited outside of evpki: it does not match the state that audit record 1 wrote
    damaged     publication_url was nothing according to audit record 1, but now it is http://evil.example
    ");
    let other = "UPDATE authorities SET certificate = (SELECT id FROM certificates WHERE owner = 'ServerCA') WHERE id = 3";
    insta::assert_snapshot!(found(other), @"
    damaged     the row of the authority ClientCA was edited outside of evpki: it does not match the state that audit record 12 wrote
    damaged     the certificate of the CA ClientCA (certificates row 2) has another key than the CA
    damaged     the CA ClientCA: its certificate is [HEX] according to audit record 12, but [HEX] according to the row
    ");
    insta::assert_snapshot!(found("UPDATE authorities SET anchor = NULL; UPDATE authorities SET parent = 2 WHERE id = 3"), @"
    damaged     the row of the authority ClientCA was edited outside of evpki: it does not match the state that audit record 12 wrote
    damaged     the issuer of the CA ClientCA is ServerCA according to its row, but RootCA according to the hierarchy
    damaged     the CA ClientCA: its anchor is [HEX] according to audit record 12, but none according to the row
    ");
    insta::assert_snapshot!(found("DELETE FROM crls WHERE number = 2"), @"
    damaged     crls row 3: crl: Invalid type
    damaged     the check stopped early: the store is damaged: crls row 3: crl: Invalid type
    ");
}

/// The rules of today, held against what was issued.
#[test]
fn rules_are_held_against_what_was_issued() {
    insta::assert_snapshot!(found("UPDATE pki SET organization = 'Other'"), @"
    damaged     the row of the PKI was edited outside of evpki: it does not match the state that audit record 1 wrote
    damaged     organization was ACME Charging according to audit record 1, but now it is Other
    lint        certificate [HEX] of authority RootCA (row 1): A00.FR.509: the subject has O `ACME Charging`, expected `Other`
    lint        certificate [HEX] of authority ServerCA (row 2): A00.FR.509: the subject has O `ACME Charging`, expected `Other`
    lint        certificate [HEX] of authority ClientCA (row 3): A00.FR.509: the subject has O `ACME Charging`, expected `Other`
    lint        certificate [HEX] of authority ClientCA (row 4): A00.FR.509: the subject has O `ACME Charging`, expected `Other`
    lint        certificate [HEX] of charger DE-1 (row 5): A00.FR.509: the subject has O `ACME Charging`, expected `Other`
    lint        certificate [HEX] of charger DE-2 (row 6): A00.FR.509: the subject has O `ACME Charging`, expected `Other`
    ");
}

#[test]
fn an_audit_that_is_damaged_speaks_against_nobody() {
    let session = some();
    edit(&session, "DELETE FROM audit WHERE number = 17");
    insta::assert_snapshot!(check(&session), @r"
    exit status 5
    --- stdout
    1 finding, in 6 certificates and 23 audit records:
      damaged     audit record 17 was removed
    --- stderr
    note: the rows were not compared with the audit log, because the audit log is damaged
    next: restore the last good backup with `evpki store restore FILE`
    ");
}

#[test]
fn a_crl_that_is_due_and_files_that_peers_should_not_have() {
    let session = some();
    let file = session.home().join("crl/ClientCA.crl");
    let second = fs::read(&file).unwrap();
    session.pass(60);
    revoke(&session, "DE-1");
    insta::assert_snapshot!(check(&session), @"
    exit status 6
    --- stdout
    1 finding, in 6 certificates and 24 audit records:
      incomplete  the CRL of ClientCA, number 2, is out of date: a status has changed since it was issued
    --- stderr
    next: publish the CRLs with `evpki crl publish`
    ");
    session.run(["crl", "publish"]).expect(0);
    check(&session).expect(0);
    fs::write(&file, second).unwrap();
    insta::assert_snapshot!(check(&session), @"
    exit status 6
    --- stdout
    1 finding, in 6 certificates and 25 audit records:
      incomplete  `[DIR]/home/crl/ClientCA.crl` is CRL number 2 of ClientCA, but the last one is 3
    --- stderr
    next: publish the CRLs with `evpki crl publish`
    ");
    fs::copy(session.home().join("crl/RootCA.crl"), &file).unwrap();
    insta::assert_snapshot!(check(&session), @"
    exit status 6
    --- stdout
    1 finding, in 6 certificates and 25 audit records:
      incomplete  `[DIR]/home/crl/ClientCA.crl` is not a CRL that ClientCA signed
    --- stderr
    next: publish the CRLs with `evpki crl publish`
    ");
    session.run(["crl", "publish"]).expect(0);
    check(&session).expect(0);
}

#[test]
fn a_store_that_was_set_back_behind_its_published_crls_shows() {
    let session = some();
    let store = session.home().join("evpki.db");
    let before = fs::read(&store).unwrap();
    revoke(&session, "DE-1");
    session.run(["crl", "publish"]).expect(0);
    fs::write(&store, before).unwrap();
    insta::assert_snapshot!(check(&session), @"
    exit status 5
    --- stdout
    1 finding, in 6 certificates and 23 audit records:
      damaged     `[DIR]/home/crl/ClientCA.crl` is CRL number 3 of ClientCA, but the last one in the store is 2: the store was set back
    --- stderr
    next: restore the last good backup with `evpki store restore FILE`
    ");
}

/// Leaves what a process leaves that dies before it can complete what it recorded.
fn left_open(session: &Session, command: impl FnOnce()) {
    cut_after_first_commit(&session.home().join("evpki.db"), command);
}

fn issue(session: &Session, id: &str, more: &[&str]) {
    session.run([&["charger", "issue", id], more].concat()).expect(0);
}

fn add(session: &Session, id: &str) {
    session.run(["charger", "add", id, "--serial-number", &id.replace("DE", "SN"), "--security-profile", "3"]).expect(0);
}

#[test]
fn what_was_left_open_is_completed() {
    let session = some();
    add(&session, "DE-3");
    left_open(&session, || issue(&session, "DE-3", &[]));
    left_open(&session, || {
        session.run(["server", "issue", "csms.acme.example", "--dns", "other.acme.example", "--with-rsa"]).expect(0);
    });
    let listed = session.run(["certificate", "list", "--kind", "charger", "--json"]).expect(0).stdout;
    let serial = listed
        .lines()
        .find(|line| line.contains("DE-3"))
        .map(|line| line.split("\"serial\":\"").nth(1).unwrap()[..32].to_owned());
    insta::assert_snapshot!(check(&session), @"
    exit status 6
    --- stdout
    3 findings, in 9 certificates and 27 audit records:
      incomplete  certificate [HEX] of charger DE-3 (row 7): it was recorded by ClientCA, but it is still pending
      incomplete  certificate [HEX] of server csms.acme.example (row 8): it was recorded by ServerCA, but it is still pending
      incomplete  certificate [HEX] of server csms.acme.example (row 9): it was recorded by ServerCA, but it is still pending
    --- stderr
    next: run the interrupted command again to complete its work, or run `evpki store check --repair`
    ");
    let dry = session.run(["store", "check", "--repair", "--dry-run"]);
    insta::assert_snapshot!(dry, @"
    exit status 6
    --- stdout
    to be completed  certificate [HEX] of charger DE-3: the recorded data is what would be recorded now
    to be completed  certificate [HEX] of server csms.acme.example: the recorded data is what would be recorded now
    to be completed  certificate [HEX] of server csms.acme.example: the recorded data is what would be recorded now

    3 findings, in 9 certificates and 27 audit records:
      incomplete  certificate [HEX] of charger DE-3 (row 7): it was recorded by ClientCA, but it is still pending
      incomplete  certificate [HEX] of server csms.acme.example (row 8): it was recorded by ServerCA, but it is still pending
      incomplete  certificate [HEX] of server csms.acme.example (row 9): it was recorded by ServerCA, but it is still pending
    --- stderr
    note: nothing was changed: these are the planned repairs and the findings
    next: run the interrupted command again to complete its work, or run `evpki store check --repair`
    ");
    insta::assert_snapshot!(session.run(["store", "check", "--repair"]), @"
    exit status 0
    --- stdout
    completed   certificate [HEX] of charger DE-3: the recorded data is what would be recorded now
    completed   certificate [HEX] of server csms.acme.example: the recorded data is what would be recorded now
    completed   certificate [HEX] of server csms.acme.example: the recorded data is what would be recorded now

    the store is intact: 9 certificates and 30 audit records
    ");
    let shown = session.run(["certificate", "show", "DE-3", "--json"]).expect(0).json();
    assert_eq!(shown["serial"].as_str().map(str::to_owned), serial);
    session.run(["certificate", "verify", "DE-3"]).expect(0);
    session.run(["certificate", "verify", "csms.acme.example"]).expect(0);
    insta::assert_snapshot!(session.run(["store", "check", "--repair"]), @r"
    exit status 0
    --- stdout
    the store is intact: 9 certificates and 30 audit records
    ");
}

#[test]
fn what_nobody_may_have_any_more_is_revoked() {
    let session = some();
    add(&session, "DE-3");
    left_open(&session, || issue(&session, "DE-1", &["--again"]));
    left_open(&session, || issue(&session, "DE-3", &["--validity", "10d"]));
    session.pass(11 * DAY);
    add(&session, "DE-4");
    left_open(&session, || issue(&session, "DE-4", &[]));
    insta::assert_snapshot!(session.run(["store", "check", "--repair"]), @r"
    exit status 2
    --- stderr
    error: revoke 2 certificates that cannot be completed and were never issued: this needs a confirmation, and evpki cannot prompt for it
    hint: confirm it with `--yes`
    ");
    let json = session.run(["store", "check", "--repair", "--yes", "--json"]).expect(6).json();
    let deeds: Vec<_> =
        json["repairs"].as_array().unwrap().iter().map(|repair| repair["deed"].as_str().unwrap().to_owned()).collect();
    assert_eq!(deeds, ["completed", "revoked", "revoked"]);
    let last = session.run(["audit", "list", "--last", "1", "--json"]).expect(0).json();
    assert_eq!((&last["action"], &last["details"]["reason"]), (&"certificate.revoke".into(), &"cessation-of-operation".into()));
    session.run(["crl", "publish"]).expect(0);
    insta::assert_snapshot!(check(&session), @r"
    exit status 0
    --- stdout
    the store is intact: 9 certificates and 33 audit records
    ");
}

#[test]
fn an_authority_that_may_issue_nothing_completes_nothing() {
    let session = some();
    add(&session, "DE-3");
    left_open(&session, || issue(&session, "DE-3", &[]));
    revoke(&session, "ClientCA");
    session.run(["crl", "publish"]).expect(0);
    insta::assert_snapshot!(session.run(["store", "check", "--repair", "--yes"]), @"
    exit status 6
    --- stdout
    revoked     certificate [HEX] of charger DE-3: ClientCA is revoked since 2026-11-21T06:01:00Z: superseded; ClientCA cannot issue certificates

    1 finding, in 7 certificates and 28 audit records:
      incomplete  the CRL of ClientCA, number 2, is out of date: a status has changed since it was issued
    --- stderr
    next: publish the CRLs with `evpki crl publish`
    ");
}

#[test]
fn nothing_is_repaired_in_a_damaged_store() {
    let session = some();
    add(&session, "DE-3");
    left_open(&session, || issue(&session, "DE-3", &[]));
    edit(&session, "UPDATE chargers SET state = 'decommissioned' WHERE station_id = 'DE-3'");
    insta::assert_snapshot!(session.run(["store", "check", "--repair", "--yes"]), @"
    exit status 5
    --- stdout
    3 findings, in 7 certificates and 25 audit records:
      damaged     the row of the charger DE-3 was edited outside of evpki: it does not match the state that audit record 24 wrote
      damaged     charger DE-3: no audit record reports that it was decommissioned, but it is decommissioned according to the row
      incomplete  certificate [HEX] of charger DE-3 (row 7): it was recorded by ClientCA, but it is still pending
    --- stderr
    note: nothing was repaired, because the store is damaged: restore a backup first
    next: restore the last good backup with `evpki store restore FILE`
    next: run the interrupted command again to complete its work, or run `evpki store check --repair`
    ");
}

#[test]
fn what_is_abandoned_is_removed_and_what_is_open_is_closed() {
    let session = some();
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(session.now().0.unsigned_abs());
    let old = |name: &str, age: u64| {
        let path = session.file(name, "half");
        File::options().write(true).open(path).unwrap().set_modified(now - Duration::from_secs(age)).unwrap();
    };
    old("home/crl/.evpki-Ab12Cd", 7200);
    old("home/crl/.evpki-fresh1", 60);
    // A directory is as old as the youngest in it.
    old("home/.evpki-init-Ab12Cd/evpki.db", 0);
    let mode = |name: &str, mode| fs::set_permissions(session.path(name), Permissions::from_mode(mode)).unwrap();
    mode("home", 0o755);
    mode("home/evpki.db", 0o640);
    mode("home/crl/ClientCA.crl", 0o666);
    insta::assert_snapshot!(check(&session), @"
    exit status 6
    --- stdout
    8 findings, in 6 certificates and 23 audit records:
      incomplete  `[DIR]/home/.evpki-init-Ab12Cd` was left by a killed process, or is being written now
      incomplete  `[DIR]/home/crl/.evpki-Ab12Cd` was left by a killed process, or is being written now
      incomplete  `[DIR]/home/crl/.evpki-fresh1` was left by a killed process, or is being written now
      open        other users can read `[DIR]/home`: remove this permission with chmod
      open        other users can read `[DIR]/home/evpki.db`: remove this permission with chmod
      open        other users can read `[DIR]/home/evpki.db-shm`: remove this permission with chmod
      open        other users can read `[DIR]/home/evpki.db-wal`: remove this permission with chmod
      open        other users can write `[DIR]/home/crl/ClientCA.crl`: remove this permission with chmod
    --- stderr
    warning: other users can read the PKI home `[DIR]/home`: its mode is 0755; run `chmod go-rwx [DIR]/home`
    next: clean up with `evpki store check --repair`
    ");
    insta::assert_snapshot!(session.run(["store", "check", "--repair"]), @"
    exit status 6
    --- stdout
    removed     [DIR]/home/crl/.evpki-Ab12Cd: it has not changed since 2026-11-21T04:01:00Z
    closed      [DIR]/home: other users could read it
    closed      [DIR]/home/evpki.db: other users could read it
    closed      [DIR]/home/evpki.db-shm: other users could read it
    closed      [DIR]/home/evpki.db-wal: other users could read it
    closed      [DIR]/home/crl/ClientCA.crl: other users could write it
    left        [DIR]/home/.evpki-init-Ab12Cd: it changed within the last hour, so another process may still be writing it
    left        [DIR]/home/crl/.evpki-fresh1: it changed within the last hour, so another process may still be writing it

    2 findings, in 6 certificates and 29 audit records:
      incomplete  `[DIR]/home/.evpki-init-Ab12Cd` was left by a killed process, or is being written now
      incomplete  `[DIR]/home/crl/.evpki-fresh1` was left by a killed process, or is being written now
    --- stderr
    warning: other users can read the PKI home `[DIR]/home`: its mode is 0755; run `chmod go-rwx [DIR]/home`
    next: clean up with `evpki store check --repair`
    ");
    for (name, expected) in [("home", 0o700), ("home/evpki.db", 0o600), ("home/crl/ClientCA.crl", 0o644)] {
        assert_eq!(fs::metadata(session.path(name)).unwrap().permissions().mode() & 0o777, expected, "{name}");
    }
    assert!(!session.path("home/crl/.evpki-Ab12Cd").exists() && session.path("home/crl/.evpki-fresh1").exists());
    let listed = session.run(["audit", "list", "--last", "4"]).expect(0).stdout;
    assert_eq!(listed.matches("store.repair").count(), 4, "{listed}");
}
