//! The state at the command line: authorities, CRLs, the audit, the store, its copies.

use crate::support::{issued, session};
use evpki::model::DAY;
use issued::{calm, charger};
use session::{Session, cut_after_first_commit};
use std::{fs, process::Command};

/// A session with a charger.
fn some() -> Session {
    let session = Session::founded();
    charger(&session, "DE-ACM-0001", "SN-0001");
    session
}

/// A session whose root's key is in a drawer.
fn with_drawer() -> (Session, String) {
    let session = Session::empty();
    let drawer = session.path("root.pem").to_str().unwrap().to_owned();
    let init = ["init", "--organization", "ACME Charging", "--country", "DE", "--environment", "test", "--root-out", &drawer];
    session.run(init).expect(0);
    (session, drawer)
}

fn revoke(session: &Session, which: &str) {
    session.run(["certificate", "revoke", which, "--reason", "superseded", "--yes"]).expect(0);
}

/// Changes the file behind evpki's back.
fn edit(session: &Session, sql: &str) {
    session::edited(&session.home().join("evpki.db")).execute_batch(sql).unwrap();
}

#[test]
fn authorities_are_shown_and_exported() {
    let session = some();
    insta::assert_snapshot!(session.run(["ca", "list"]), @"
    exit status 0
    --- stdout
    CA        issued by  key   key place     status  valid until               CRL
    RootCA               p384  in the vault  valid   2046-11-16, in 7299 days  number 1, valid until 2027-05-20T06:00:00Z (in 180 days)
    ServerCA  RootCA     p384  in the vault  valid   2036-11-18, in 3649 days  number 1, valid until 2026-11-28T06:00:00Z (in 7 days)
    ClientCA  RootCA     p384  in the vault  valid   2036-11-18, in 3649 days  number 1, valid until 2026-11-28T06:00:00Z (in 7 days)
    ");
    insta::assert_snapshot!(session.run(["ca", "show", "ClientCA"]), @"
    exit status 0
    --- stdout
    CA                   ClientCA
    PKI                  [HEX]
    issued by            RootCA
    subject              C=DE, O=ACME Charging, CN=ACME Charging ClientCA
    serial number        [HEX]
    SHA-256 fingerprint  [HEX]
    key                  p384, in the vault
    valid from           2026-11-21T05:55:00Z (5 minutes ago)
    valid until          2036-11-18T05:59:59Z (in 3649 days)
    status               valid
    may issue            charger
    has issued           1: 1 valid or expired, 0 on hold, 0 revoked
    CRL                  number 1, valid until 2026-11-28T06:00:00Z (in 7 days)
    trust anchor         [HEX]
    ");
    insta::assert_snapshot!(session.run(["ca", "show", "ClientC"]), @"
    exit status 1
    --- stderr
    error: this PKI has no CA `ClientC`; its CAs are `RootCA`, `ServerCA`, `ClientCA`
    ");
    let pems = |arguments: &[&str]| {
        let said = session.run(["ca", "export"].iter().chain(arguments).copied()).expect(0);
        said.stdout.matches("BEGIN CERTIFICATE").count()
    };
    assert_eq!(pems(&["ClientCA"]), 1);
    assert_eq!(pems(&["ClientCA", "--chain"]), 2);
    assert_eq!(pems(&["ClientCA", "--anchor"]), 1);
    insta::assert_snapshot!(session.run(["ca", "export", "ServerCA", "--anchor"]), @r"
    exit status 1
    --- stderr
    error: ServerCA has no anchor: its hierarchy wants none
    hint: peers trust the root above it: see which that is with `evpki ca list`
    ");
    let out = session.path("client-ca.der");
    insta::assert_snapshot!(session.run(["ca", "export", "ClientCA", "--der", "--out", out.to_str().unwrap()]), @r"
    exit status 0
    --- stdout
    Wrote [DIR]/client-ca.der
    SHA-256 fingerprint [HEX]
    ");
    assert_eq!(fs::read(out).unwrap()[0], 0x30);
}

#[test]
fn crls_are_published_when_they_are_due() {
    let session = some();
    insta::assert_snapshot!(session.run(["crl", "publish"]), @r"
    exit status 0
    --- stdout
    Published in [DIR]/home/crl

    CA        CRL number  revoked  next update                         result
    RootCA    1           0        2027-05-20T06:00:00Z (in 180 days)  not due
    ServerCA  1           0        2026-11-28T06:00:00Z (in 7 days)    not due
    ClientCA  1           0        2026-11-28T06:00:00Z (in 7 days)    not due
    ");
    revoke(&session, "DE-ACM-0001");
    insta::assert_snapshot!(session.run(["crl", "publish", "ClientCA"]), @r"
    exit status 0
    --- stdout
    Published in [DIR]/home/crl

    CA        CRL number  revoked  next update                       result
    ClientCA  2           1        2026-11-28T06:00:00Z (in 7 days)  issued: a status has changed
    ");
    // Fresh: nothing changes. What is published is authentic, so the vault opens for it all the same.
    session.passphrase("wrong");
    session.run(["crl", "publish"]).expect(4);
    session.passphrase(session::PASSPHRASE);
    insta::assert_snapshot!(session.run(["crl", "publish"]), @r"
    exit status 0
    --- stdout
    Published in [DIR]/home/crl

    CA        CRL number  revoked  next update                         result
    RootCA    1           0        2027-05-20T06:00:00Z (in 180 days)  not due
    ServerCA  1           0        2026-11-28T06:00:00Z (in 7 days)    not due
    ClientCA  2           1        2026-11-28T06:00:00Z (in 7 days)    not due
    ");
    session.pass(4 * DAY);
    insta::assert_snapshot!(session.run(["crl", "publish"]), @r"
    exit status 0
    --- stdout
    Published in [DIR]/home/crl

    CA        CRL number  revoked  next update                         result
    RootCA    1           0        2027-05-20T06:00:00Z (in 176 days)  not due
    ServerCA  2           0        2026-12-02T06:00:00Z (in 7 days)    issued: the last one was nearing its end
    ClientCA  3           1        2026-12-02T06:00:00Z (in 7 days)    issued: the last one was nearing its end
    ");
    insta::assert_snapshot!(session.run(["crl", "publish", "ClientCA", "--force"]), @r"
    exit status 0
    --- stdout
    Published in [DIR]/home/crl

    CA        CRL number  revoked  next update                       result
    ClientCA  4           1        2026-12-02T06:00:00Z (in 7 days)  issued: it was asked for
    ");
    session.pass(-DAY);
    insta::assert_snapshot!(session.run(["crl", "publish", "ClientCA", "--force"]), @"
    exit status 3
    --- stderr
    error: the last CRL of ClientCA was issued at 2026-11-25T06:00:00Z, but the clock of this machine says 2026-11-24T06:00:00Z
    hint: set the clock of this machine, then try again
    ");
}

#[test]
fn a_crl_convinces_openssl() {
    let session = some();
    revoke(&session, "DE-ACM-0001");
    let out = session.path("www");
    session.run(["crl", "publish", "--out", out.to_str().unwrap()]).expect(0);
    for name in ["RootCA", "ServerCA", "ClientCA"] {
        let authority = session.run(["ca", "export", name]).expect(0).stdout;
        let authority = session.file(&format!("{name}.pem"), authority);
        for (file, form) in [(format!("{name}.crl"), "DER"), (format!("{name}.crl.pem"), "PEM")] {
            let judge = Command::new("openssl")
                .args(["crl", "-verify", "-noout", "-text", "-inform", form, "-CAfile", &authority, "-in"])
                .arg(out.join(file))
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&judge.stderr);
            assert!(judge.status.success() && said.contains("verify OK"), "{name}: {said}");
            let text = String::from_utf8_lossy(&judge.stdout).into_owned();
            assert_eq!(text.contains("Superseded"), name == "ClientCA", "{text}");
        }
    }
}

#[test]
fn a_key_in_a_drawer_is_asked_for_when_it_is_needed() {
    let (session, drawer) = with_drawer();
    insta::assert_snapshot!(session.run(["crl", "publish"]), @"
    exit status 0
    --- stdout
    Published in [DIR]/home/crl

    CA        CRL number  revoked  next update                         result
    RootCA    1           0        2027-05-20T06:00:00Z (in 180 days)  not due
    ServerCA  1           0        2026-11-28T06:00:00Z (in 7 days)    not due
    ClientCA  1           0        2026-11-28T06:00:00Z (in 7 days)    not due
    --- stderr
    note: the last CRL of RootCA is still valid, so its offline private key is not needed now
    ");
    revoke(&session, "ServerCA");
    insta::assert_snapshot!(session.run(["crl", "publish"]), @"
    exit status 6
    --- stdout
    Published in [DIR]/home/crl

    CA        CRL number  revoked  next update                         result
    RootCA    1           0        2027-05-20T06:00:00Z (in 180 days)  not issued
    ServerCA  1           0        2026-11-28T06:00:00Z (in 7 days)    not due
    ClientCA  1           0        2026-11-28T06:00:00Z (in 7 days)    not due
    --- stderr
    note: the CRL of RootCA is due, but its private key is not in the vault
    next: bring the file that `--root-out` of `evpki init` wrote, then `evpki crl publish RootCA --key-file FILE`
    ");
    insta::assert_snapshot!(session.run(["crl", "publish", "RootCA"]), @"
    exit status 1
    --- stderr
    error: the CRL of RootCA is due, but its private key is not in the vault
    hint: bring the file that `--root-out` of `evpki init` wrote, then `evpki crl publish RootCA --key-file FILE`
    ");
    insta::assert_snapshot!(session.run(["crl", "publish", "ClientCA", "--key-file", &drawer]), @r"
    exit status 1
    --- stderr
    error: the key in `[DIR]/root.pem` is not that of an authority whose key is away
    hint: see which those are with `evpki ca list`
    ");
    insta::assert_snapshot!(session.run(["crl", "publish", "RootCA", "--key-file", &drawer]), @r"
    exit status 0
    --- stdout
    Published in [DIR]/home/crl

    CA      CRL number  revoked  next update                         result
    RootCA  2           1        2027-05-20T06:00:00Z (in 180 days)  issued: a status has changed
    ");
}

#[test]
fn what_was_done_is_listed() {
    let session = some();
    insta::assert_snapshot!(calm(&session.run(["audit", "list"])), @r"
    exit status 0
    --- stdout
    number  time                  user  action              subject                           details
    1       2026-11-21T06:00:00Z  ada   pki.found           [HEX]  environment=test organization=ACME Charging country=DE hierarchy=[HEX] profiles=[HEX] digest=[HEX] algorithm=ed25519 public_key=[HEX]
    2       2026-11-21T06:00:00Z  ada   certificate.record  authority RootCA                  issuer=RootCA serial=[HEX] tbs=[HEX]
    3       2026-11-21T06:00:00Z  ada   certificate.issue   [HEX]  issuer=RootCA fingerprint=[HEX]
    4       2026-11-21T06:00:00Z  ada   authority.found     RootCA                            hierarchy=ocpp fingerprint=[HEX]
    5       2026-11-21T06:00:00Z  ada   certificate.record  authority ServerCA                issuer=RootCA serial=[HEX] tbs=[HEX]
    6       2026-11-21T06:00:00Z  ada   certificate.issue   [HEX]  issuer=RootCA fingerprint=[HEX]
    7       2026-11-21T06:00:00Z  ada   authority.found     ServerCA                          hierarchy=ocpp fingerprint=[HEX]
    8       2026-11-21T06:00:00Z  ada   certificate.record  authority ClientCA                issuer=RootCA serial=[HEX] tbs=[HEX]
    9       2026-11-21T06:00:00Z  ada   certificate.issue   [HEX]  issuer=RootCA fingerprint=[HEX]
    10      2026-11-21T06:00:00Z  ada   certificate.record  authority ClientCA                issuer=ClientCA serial=[HEX] tbs=[HEX]
    11      2026-11-21T06:00:00Z  ada   certificate.issue   [HEX]  issuer=ClientCA fingerprint=[HEX]
    12      2026-11-21T06:00:00Z  ada   authority.found     ClientCA                          hierarchy=ocpp fingerprint=[HEX] anchor=[HEX]
    13      2026-11-21T06:00:00Z  ada   crl.issue           RootCA                            number=1 entries=0
    14      2026-11-21T06:00:00Z  ada   crl.issue           ServerCA                          number=1 entries=0
    15      2026-11-21T06:00:00Z  ada   crl.issue           ClientCA                          number=1 entries=0
    16      2026-11-21T06:00:00Z  ada   charger.add         DE-ACM-0001                       serial_number=SN-0001 security_profile=3
    17      2026-11-21T06:00:00Z  ada   certificate.record  charger DE-ACM-0001               issuer=ClientCA serial=[HEX] tbs=[HEX]
    18      2026-11-21T06:00:00Z  ada   certificate.issue   [HEX]  issuer=ClientCA fingerprint=[HEX]
    ");
    session.pass(DAY);
    revoke(&session, "DE-ACM-0001");
    insta::assert_snapshot!(session.run(["audit", "list", "--since", "1h"]), @r"
    exit status 0
    --- stdout
    number  time                  user  action              subject                           details
    19      2026-11-22T06:00:00Z  ada   certificate.revoke  [HEX]  owner=charger DE-ACM-0001 issuer=ClientCA reason=superseded
    ");
    let line = session.run(["audit", "list", "--last", "1", "--json"]).expect(0).json();
    assert_eq!(line["details"]["reason"], "superseded");
    insta::assert_snapshot!(session.run(["audit", "verify"]), @r"
    exit status 0
    --- stdout
    the audit log is intact: 19 records
    ");
}

#[test]
fn an_edited_audit_is_noticed() {
    for (name, sql) in [
        ("edited", "UPDATE audit SET actor = 'mallory' WHERE number = 3"),
        ("removed", "DELETE FROM audit WHERE number = 4"),
        ("cut", "DELETE FROM audit WHERE number > 5"),
    ] {
        let session = some();
        edit(&session, sql);
        insta::assert_snapshot!(format!("audit_{name}"), session.run(["audit", "verify"]));
    }
    let session = some();
    session.passphrase("wrong");
    insta::assert_snapshot!(session.run(["audit", "verify"]), @r"
    exit status 4
    --- stderr
    error: the passphrase does not open the vault
    ");
}

#[test]
fn a_whole_store_is_found_whole() {
    let session = some();
    insta::assert_snapshot!(session.run(["store", "check"]), @r"
    exit status 0
    --- stdout
    the store is intact: 5 certificates and 18 audit records
    ");
    insta::assert_snapshot!(session.run(["store", "check", "--without-vault"]), @"
    exit status 0
    --- stdout
    no findings, without opening the vault: 5 certificates and 18 audit records
    --- stderr
    note: the vault was not opened: private keys, rows and the end of the audit log were not authenticated
    ");
}

#[test]
fn an_edited_store_is_found_out() {
    for (name, sql) in [
        ("dates", "UPDATE certificates SET not_after = not_after + 86400 WHERE owner = 'DE-ACM-0001'"),
        ("another_owner", "UPDATE certificates SET common_name = 'SN-0002' WHERE owner = 'DE-ACM-0001'"),
        ("no_key", "DELETE FROM secrets WHERE kind = 'private-key' AND id = (SELECT max(id) FROM secrets)"),
        ("bits", "UPDATE certificates SET certificate = zeroblob(400) WHERE owner = 'DE-ACM-0001'"),
        (
            "uncompleted",
            "UPDATE certificates SET tbs = x'3000', tbs_digest = x'1e5c1b1c8f9aa1b4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4', \
             certificate = NULL, fingerprint = NULL WHERE owner = 'DE-ACM-0001'",
        ),
        ("crl", "UPDATE crls SET entries = 7 WHERE number = 1"),
    ] {
        let session = some();
        edit(&session, sql);
        insta::assert_snapshot!(format!("store_{name}"), session.run(["store", "check"]));
    }
}

#[test]
fn a_password_that_does_not_open_is_found() {
    let session = Session::founded();
    session.run(["charger", "add", "CS-1", "--serial-number", "SN-1", "--security-profile", "2"]).expect(0);
    session.run(["password", "provision", "CS-1"]).expect(0);
    session.run(["password", "provision", "--batch", "B-1"]).expect(0);
    session.run(["store", "check"]).expect(0);
    edit(&session, "UPDATE secrets SET sealed = zeroblob(80) WHERE kind <> 'private-key'");
    insta::assert_snapshot!(session.run(["store", "check"]), @"
    exit status 5
    --- stdout
    6 findings, in 4 certificates and 18 audit records:
      damaged     the row of the audit-key of [HEX] (version 1) was edited outside of evpki: it does not match the state that audit record 1 wrote
      damaged     the row of the password of CS-1 (version 1) was edited outside of evpki: it does not match the state that audit record 17 wrote
      damaged     the row of the batch-password of B-1 (version 1) was edited outside of evpki: it does not match the state that audit record 18 wrote
      damaged     the audit key of [HEX] (version 1) was edited: it has the format 0, but this version of evpki knows formats up to 2
      damaged     the password of CS-1 (version 1) was edited: it has the format 0, but this version of evpki knows formats up to 2
      damaged     the batch password of B-1 (version 1) was edited: it has the format 0, but this version of evpki knows formats up to 2
    --- stderr
    next: restore the last good backup with `evpki store restore FILE`
    ");
}

#[test]
fn what_processes_that_died_left_is_named() {
    let session = some();
    fs::create_dir_all(session.path("home/crl")).unwrap();
    session.file("home/crl/.evpki-Ab12Cd", "half");
    session.file("home/.evpki-init-Ab12Cd/evpki.db", "half");
    insta::assert_snapshot!(session.run(["store", "check"]), @"
    exit status 6
    --- stdout
    2 findings, in 5 certificates and 18 audit records:
      incomplete  `[DIR]/home/.evpki-init-Ab12Cd` was left by a killed process, or is being written now
      incomplete  `[DIR]/home/crl/.evpki-Ab12Cd` was left by a killed process, or is being written now
    --- stderr
    next: clean up with `evpki store check --repair`
    ");
}

#[test]
fn what_was_recorded_is_revoked_and_named() {
    let session = Session::founded();
    session.run(["charger", "add", "DE-ACM-0001", "--serial-number", "SN-0001", "--security-profile", "3"]).expect(0);
    cut_after_first_commit(&session.home().join("evpki.db"), || {
        session.run(["charger", "issue", "DE-ACM-0001"]).expect(0);
    });
    let listed = session.run(["certificate", "list", "--kind", "charger", "--json"]).expect(0).json();
    insta::assert_snapshot!(session.run(["store", "check"]), @"
    exit status 6
    --- stdout
    1 finding, in 5 certificates and 17 audit records:
      incomplete  certificate [HEX] of charger DE-ACM-0001 (row 5): it was recorded by ClientCA, but it is still pending
    --- stderr
    next: run the interrupted command again to complete its work, or run `evpki store check --repair`
    ");
    insta::assert_snapshot!(calm(&session.run(["certificate", "show", "DE-ACM-0001"])), @r"
    exit status 0
    --- stdout
    common name    SN-0001
    serial number  [HEX]
    valid until    2028-11-20T05:59:59Z (in 729 days)
    in this PKI    charger DE-ACM-0001, issued by ClientCA, profile charger, number 1
    recorded       2026-11-21T06:00:00Z (now)
    status         pending: recorded but not signed
    ");
    revoke(&session, listed["serial"].as_str().unwrap());
    session.run(["crl", "publish"]).expect(0);
    let crl = session.run(["ca", "show", "ClientCA", "--json"]).expect(0).json();
    assert_eq!((&crl["crl_number"], &crl["crl_entries"]), (&2.into(), &1.into()));
}

#[test]
fn a_backup_comes_back() {
    let session = some();
    let copy = session.path("copy.db").to_str().unwrap().to_owned();
    insta::assert_snapshot!(session.run(["store", "backup", &copy]), @"
    exit status 0
    --- stdout
    Wrote [DIR]/copy.db with 18 audit records
    --- stderr
    note: the backup does not contain private keys in files outside the PKI home, such as that of an offline root
    note: the rows were not authenticated, because the vault was not opened; authenticate them with `evpki store check`
    ");
    insta::assert_snapshot!(session.run(["store", "backup", &copy]), @"
    exit status 1
    --- stderr
    error: `[DIR]/copy.db` already exists and is not overwritten
    ");
    insta::assert_snapshot!(session.run(["store", "restore", &copy]), @r"
    exit status 0
    --- stdout
    Restored [DIR]/copy.db with 18 audit records
    --- stderr
    note: the previous store is kept as [DIR]/home/evpki.db.before-restore-1
    next: check the store with `evpki store check`, then publish the CRLs with `evpki crl publish`
    ");
    session.run(["store", "check"]).expect(0);
    // Where there is no store.
    fs::remove_dir_all(session.home()).unwrap();
    session.run(["store", "restore", &copy]).expect(0);
    session.run(["store", "check"]).expect(0);
    session.run(["certificate", "verify", "DE-ACM-0001"]).expect(0);
}

#[test]
fn an_older_backup_forgets_no_certificate() {
    let session = some();
    let copy = session.path("copy.db").to_str().unwrap().to_owned();
    session.run(["store", "backup", &copy]).expect(0);
    charger(&session, "DE-ACM-0002", "SN-0002");
    revoke(&session, "DE-ACM-0001");
    session.run(["crl", "publish"]).expect(0);
    charger(&session, "DE-ACM-0003", "SN-0003");
    revoke(&session, "DE-ACM-0003");
    insta::assert_snapshot!(session.run(["store", "restore", &copy]), @"
    exit status 3
    --- stderr
    error: the backup is older than the current store: it ends at audit record 18, the store at 27
    hint: restore it with `--force`: certificates, revocations and CRL numbers since then are carried over, but chargers and passwords are not
    ");
    insta::assert_snapshot!(session.run(["store", "restore", &copy, "--force"]), @"
    exit status 0
    --- stdout
    Restored [DIR]/copy.db with 18 audit records
    --- stderr
    note: the previous store is kept as [DIR]/home/evpki.db.before-restore-1
    note: carried over: 2 certificates issued since the backup, 2 changes of status
    note: carried over: CRL number 2 of ClientCA
    note: not carried over: charger DE-ACM-0002: registered since the backup
    note: not carried over: charger DE-ACM-0003: registered since the backup
    note: chargers and passwords are as they were when the backup was made
    next: check the store with `evpki store check`, then publish the CRLs with `evpki crl publish`
    ");
    insta::assert_snapshot!(session.run(["store", "check"]), @"
    exit status 6
    --- stdout
    3 findings, in 7 certificates and 23 audit records:
      incomplete  the CRL of ClientCA, number 2, is out of date: a status has changed since it was issued
      incomplete  certificate [HEX] of charger DE-ACM-0002 (row 6): its charger is not registered
      incomplete  certificate [HEX] of charger DE-ACM-0003 (row 7): its charger is not registered
    --- stderr
    next: run the interrupted command again to complete its work, or run `evpki store check --repair`
    next: publish the CRLs with `evpki crl publish`
    ");
    insta::assert_snapshot!(session.run(["crl", "publish", "ClientCA"]), @"
    exit status 0
    --- stdout
    Published in [DIR]/home/crl

    CA        CRL number  revoked  next update                       result
    ClientCA  3           2        2026-11-28T06:00:00Z (in 7 days)  issued: a status has changed
    ");
    insta::assert_snapshot!(calm(&session.run(["certificate", "list", "--kind", "charger"])), @"
    exit status 0
    --- stdout
    serial number                     owner    name         issued by  status   valid until  time left
    [HEX]  charger  DE-ACM-0001  ClientCA   revoked  [END]   in [N] days
    [HEX]  charger  DE-ACM-0002  ClientCA   valid    [END]   in [N] days
    [HEX]  charger  DE-ACM-0003  ClientCA   revoked  [END]   in [N] days
    ");
    session.run(["audit", "verify"]).expect(0);
}

#[test]
fn a_damaged_store_is_replaced_and_crls_remember() {
    let session = some();
    let copy = session.path("copy.db").to_str().unwrap().to_owned();
    session.run(["store", "backup", &copy]).expect(0);
    revoke(&session, "DE-ACM-0001");
    session.run(["crl", "publish"]).expect(0);
    fs::write(session.home().join("evpki.db"), b"SQLite format 3\0 and then nothing that makes sense").unwrap();
    insta::assert_snapshot!(session.run(["certificate", "list"]), @"
    exit status 5
    --- stderr
    error: the store is damaged: `[DIR]/home/evpki.db`: file is not a database
    hint: list the damage with `evpki store check`, then restore a backup with `evpki store restore FILE`
    ");
    insta::assert_snapshot!(session.run(["store", "restore", &copy]), @"
    exit status 5
    --- stderr
    error: cannot read the current store
    caused by: the store is damaged: `[DIR]/home/evpki.db`: file is not a database
    hint: list the damage with `evpki store check`, then restore a backup with `evpki store restore FILE`
    hint: if it cannot be repaired, replace it with `--force`: changes since the backup are then taken from the published CRLs only
    ");
    insta::assert_snapshot!(session.run(["store", "restore", &copy, "--force"]), @r"
    exit status 0
    --- stdout
    Restored [DIR]/copy.db with 18 audit records
    --- stderr
    note: the previous store is kept as [DIR]/home/evpki.db.before-restore-1
    note: carried over: 0 certificates issued since the backup, 1 change of status
    note: carried over: CRL number 2 of ClientCA
    note: chargers and passwords are as they were when the backup was made
    next: check the store with `evpki store check`, then publish the CRLs with `evpki crl publish`
    ");
    insta::assert_snapshot!(session.run(["certificate", "verify", "DE-ACM-0001"]), @r"
    exit status 3
    --- stdout
    refused as a charger certificate: `C=DE, O=ACME Charging, CN=SN-0001` (serial number [HEX]) is revoked since 2026-11-21T06:00:00Z: superseded
    ");
}

#[test]
fn bad_backups_are_refused() {
    let session = some();
    let copy = session.path("copy.db").to_str().unwrap().to_owned();
    session.run(["store", "backup", &copy]).expect(0);
    let whole = fs::read(&copy).unwrap();
    let cut = session.file("cut.db", &whole[..whole.len() / 2]);
    insta::assert_snapshot!(session.run(["store", "restore", &cut]), @"
    exit status 5
    --- stderr
    error: cannot restore `[DIR]/cut.db`
    caused by: the store is damaged: `[DIR]/cut.db`: database disk image is malformed
    hint: nothing was changed: try an earlier backup
    ");
    let text = session.file("text.db", "not a database");
    insta::assert_snapshot!(session.run(["store", "restore", &text]), @"
    exit status 5
    --- stderr
    error: cannot restore `[DIR]/text.db`
    caused by: the store is damaged: `[DIR]/text.db`: file is not a database
    hint: nothing was changed: try an earlier backup
    ");
    let edited = session.file("edited.db", &whole);
    session::edited(edited.as_ref()).execute_batch("UPDATE audit SET actor = 'mallory' WHERE number = 3").unwrap();
    insta::assert_snapshot!(session.run(["store", "restore", &edited]), @"
    exit status 5
    --- stderr
    error: cannot restore `[DIR]/edited.db`
    caused by: the store is damaged: `[DIR]/edited.db`: audit record 3 was edited
    hint: nothing was changed: try an earlier backup
    ");
    let (other, _) = with_drawer();
    let foreign = session.path("foreign.db").to_str().unwrap().to_owned();
    other.run(["store", "backup", &foreign]).expect(0);
    insta::assert_snapshot!(session.run(["store", "restore", &foreign, "--force"]), @"
    exit status 3
    --- stderr
    error: cannot restore: the backup belongs to the PKI [HEX] (ACME Charging), but this PKI home to [HEX]
    hint: restore it into another PKI home with `--home DIR`
    ");
    session.passphrase("wrong");
    insta::assert_snapshot!(session.run(["store", "restore", &copy]), @"
    exit status 4
    --- stderr
    error: cannot open the vault of the backup: it needs a passphrase, recovery code or key file from the time when it was made
    caused by: the passphrase does not open the vault
    ");
    session.passphrase(session::PASSPHRASE);
    session.run(["store", "check"]).expect(0);
}

#[test]
fn a_crl_that_was_asked_for_by_name_and_cannot_be_issued_is_no_success() {
    let session = Session::empty();
    let root = session.path("root.pem").to_str().unwrap().to_owned();
    let init = ["init", "--organization", "ACME", "--country", "DE", "--environment", "test", "--root-out", &root];
    session.run(init).expect(0);
    let said = session.run(["crl", "publish", "RootCA", "--force"]).expect(1);
    assert!(said.stderr.contains("--key-file"), "{said}");
    session.run(["crl", "publish", "RootCA", "--force", "--key-file", &root]).expect(0);
    // Who forces all takes those that can be.
    session.run(["crl", "publish", "--force"]).expect(0);
}
