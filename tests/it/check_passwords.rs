//! The check of the store holds passwords against the audit: a whole row that was taken back, with a value that opens, is seen.

use crate::support::{fleet, session};
use evpki::{
    model::{Label, PasswordState, Secret, SecretKind},
    store::{AuditEvent, Read, SecretRow},
    x509::SystemRandom,
};
use fleet::{cheap, store};
use insta::assert_snapshot;
use session::{NOW, Session, vault_of};

/// Two chargers and a batch; the first has replaced its password, and the value of the one before is kept by a thief.
fn some() -> (Session, Vec<u8>) {
    let session = Session::founded();
    cheap(&session);
    for id in ["CS-1", "CS-2"] {
        session.run(["charger", "add", id, "--serial-number", &format!("SN {id}")]).expect(0);
    }
    session.run(["password", "provision", "--all"]).expect(0);
    session.run(["password", "provision", "--batch", "B-1"]).expect(0);
    let kept = store(&session).secrets(SecretKind::Password, "CS-1").unwrap().pop().unwrap().sealed.unwrap();
    session.run(["password", "rotate", "CS-1"]).expect(0);
    session.run(["password", "confirm", "CS-1"]).expect(0);
    (session, kept)
}

/// Runs statements; `?1` is what the thief kept.
fn edit(session: &Session, kept: &[u8], statements: &[&str]) {
    let connection = session::edited(&session.home().join("evpki.db"));
    for sql in statements {
        let kept: &[&dyn rusqlite::ToSql] = if sql.contains("?1") { &[&kept] } else { &[] };
        connection.execute(sql, kept).unwrap();
    }
}

/// What is found after statements were run.
fn found(statements: &[&str]) -> String {
    let (session, kept) = some();
    edit(&session, &kept, statements);
    let said = session.run(["store", "check"]).expect(5).to_string();
    said.lines().filter(|line| line.starts_with("  ")).map(|line| format!("{}\n", line.trim_start())).collect()
}

const BACK: &str = "UPDATE secrets SET state = 'active', sealed = ?1 WHERE owner = 'CS-1' AND version = 1";

#[test]
fn a_password_that_was_taken_back() {
    let (session, kept) = some();
    session.run(["store", "check"]).expect(0);
    edit(&session, &kept, &[BACK, "DELETE FROM secrets WHERE owner = 'CS-1' AND version = 2"]);
    assert_snapshot!(session.run(["store", "check"]), @"
    exit status 5
    --- stdout
    3 findings, in 4 certificates and 24 audit records:
      damaged     the row of the password of CS-1 (version 1) was edited outside of evpki: it does not match the state that audit record 23 wrote
      damaged     the password of CS-1 (version 1): its state is retired according to the audit log up to record 24, but active according to the row
      damaged     the password of CS-1 (version 2) is active according to audit record 24, but it has no row
    --- stderr
    next: restore the last good backup with `evpki store restore FILE`
    ");
    let said = session.run(["store", "check", "--json"]).expect(5).json();
    assert_eq!(
        (&said["findings"][1]["code"], &said["findings"][1]["subject"]),
        (&"audit-password".into(), &"password of CS-1".into())
    );
}

#[test]
fn every_edit_of_a_row_shows() {
    // The old one beside the new.
    assert_snapshot!(found(&[BACK]), @"
    damaged     the row of the password of CS-1 (version 1) was edited outside of evpki: it does not match the state that audit record 23 wrote
    damaged     the password of CS-1 (version 1): its state is retired according to the audit log up to record 24, but active according to the row
    ");
    // One is named the other.
    assert_snapshot!(found(&["UPDATE secrets SET state = 'pending' WHERE owner = 'CS-1' AND version = 2"]), @"
    damaged     the row of the password of CS-1 (version 2) was edited outside of evpki: it does not match the state that audit record 24 wrote
    damaged     the password of CS-1 (version 2): its state is active according to audit record 24, but pending according to the row
    ");
    assert_snapshot!(found(&["UPDATE secrets SET state = 'retired', sealed = NULL WHERE owner = 'CS-2'"]), @"
    damaged     the row of the password of CS-2 (version 1) was edited outside of evpki: it does not match the state that audit record 20 wrote
    damaged     the password of CS-2 (version 1): its state is active according to audit record 20, but retired according to the row
    ");
    assert_snapshot!(found(&["UPDATE secrets SET state = NULL WHERE owner = 'CS-2'"]), @"
    damaged     the row of the password of CS-2 (version 1) was edited outside of evpki: it does not match the state that audit record 20 wrote
    damaged     the password of CS-2 (version 1): its state is active according to audit record 20, but without a state according to the row
    ");
    // Rows that are gone: of a version, of a charger, of a batch, of what is retired.
    assert_snapshot!(found(&["DELETE FROM secrets WHERE owner = 'CS-1' AND version = 2"]), @"
    damaged     the versions of the password of CS-1: a row was added, removed or rolled back outside of evpki
    damaged     the password of CS-1 (version 2) is active according to audit record 24, but it has no row
    ");
    assert_snapshot!(found(&["DELETE FROM secrets WHERE owner = 'CS-2'"]), @"
    damaged     the table secrets: a row was added, removed or rolled back outside of evpki
    damaged     the password of CS-2 (version 1) is active according to audit record 20, but it has no row
    ");
    assert_snapshot!(found(&["DELETE FROM secrets WHERE owner = 'B-1'"]), @"
    damaged     the table secrets: a row was added, removed or rolled back outside of evpki
    damaged     the batch password of B-1 (version 1) is factory-default according to audit record 21, but it has no row
    ");
    assert_snapshot!(found(&["DELETE FROM secrets WHERE owner = 'CS-1' AND version = 1"]), @"
    damaged     the versions of the password of CS-1: a row was added, removed or rolled back outside of evpki
    damaged     the password of CS-1 has 2 versions according to audit record 24, but 1 rows
    ");
    assert_snapshot!(found(&["DELETE FROM secrets WHERE kind = 'password' OR kind = 'batch-password'"]), @"
    damaged     the table secrets: a row was added, removed or rolled back outside of evpki
    damaged     the password of CS-2 (version 1) is active according to audit record 20, but it has no row
    damaged     the batch password of B-1 (version 1) is factory-default according to audit record 21, but it has no row
    damaged     the password of CS-1 (version 2) is active according to audit record 24, but it has no row
    damaged     the password of CS-1 has 2 versions according to audit record 24, but 0 rows
    ");
    // One that nobody made, in the name of another.
    assert_snapshot!(found(&["INSERT INTO secrets SELECT NULL, kind, 'CS-3', version, state, created, changed, sealed, changed_by, tag FROM secrets WHERE owner = 'CS-2'"]), @"
    damaged     the row of the password of CS-3 (version 1) was edited outside of evpki: it does not match the state that audit record 20 wrote
    damaged     the password of CS-3 (version 1) was swapped: it is a copy of the password of CS-2 (version 1)
    damaged     the password of CS-3 (version 1): the audit log contains no record of it
    ");
    // A value where there is none, against what the table allows.
    assert_snapshot!(found(&[
        "PRAGMA ignore_check_constraints = ON",
        "UPDATE secrets SET sealed = ?1 WHERE owner = 'CS-1' AND version = 1",
    ]), @"
    damaged     in the file: CHECK constraint failed in secrets
    damaged     the row of the password of CS-1 (version 1) was edited outside of evpki: it does not match the state that audit record 23 wrote
    ");
}

#[test]
fn what_went_with_its_charger_stays_gone() {
    let (session, kept) = some();
    session.run(["charger", "decommission", "CS-1", "--yes"]).expect(0);
    session.run(["store", "check"]).expect(0);
    edit(&session, &kept, &[BACK]);
    assert_snapshot!(session.run(["store", "check"]), @"
    exit status 5
    --- stdout
    2 findings, in 4 certificates and 26 audit records:
      damaged     the row of the password of CS-1 (version 1) was edited outside of evpki: it does not match the state that audit record 23 wrote
      damaged     the password of CS-1 (version 1): its state is retired according to the audit log up to record 25, but active according to the row
    --- stderr
    next: restore the last good backup with `evpki store restore FILE`
    ");
}

#[test]
fn a_backup_brings_its_own_audit() {
    let (session, _) = some();
    let copy = session.path("copy.db").display().to_string();
    session.run(["store", "backup", &copy]).expect(0);
    session.run(["password", "rotate", "CS-1", "CS-2"]).expect(0);
    session.run(["password", "confirm", "CS-1", "CS-2"]).expect(0);
    session.run(["store", "restore", &copy, "--force", "--yes"]).expect(0);
    session.run(["store", "check"]).expect(0);
}

#[test]
fn records_of_old_say_less_of_batches() {
    let (session, _) = some();
    fleet::change(&session, |transaction| {
        let (kind, owner, version) = (SecretKind::BatchPassword, "B-2".to_owned(), 1);
        let label = Label { kind, owner: &owner, version };
        let vault = vault_of(&store(&session));
        let sealed = vault.seal(label, &Secret::from("a default password".to_owned()), &SystemRandom).unwrap();
        let state = Some(PasswordState::FactoryDefault);
        transaction
            .add_secret(&SecretRow { kind, owner, version, state, sealed: Some(sealed), created: NOW, changed: NOW })
            .unwrap();
        let (actor, action, subject) = ("ada".to_owned(), "password.batch".to_owned(), "B-2".to_owned());
        let details = vec![("source".to_owned(), "given".to_owned())];
        transaction.append(&AuditEvent { at: NOW, actor, action, subject, details }).unwrap();
    });
    session.run(["store", "check"]).expect(0);
}
