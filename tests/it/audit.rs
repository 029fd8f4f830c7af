//! The audit that leaves the house: exported, judged by a stranger, and held against the store later.

use crate::support::{issued, session, strangers};
use evpki::{
    model::{PkiId, hex},
    store::AuditStatement,
    x509::{StatementKey, time},
};
use issued::charger;
use rusqlite::Connection;
use session::Session;
use std::{fs, os::unix::fs::PermissionsExt};
use strangers::ask;

/// A session with a charger.
fn some() -> Session {
    let session = Session::founded();
    charger(&session, "DE-ACM-0001", "SN-0001");
    session
}

fn connection(session: &Session) -> Connection {
    session::edited(&session.home().join("evpki.db"))
}

/// A head of now, in a file.
fn head(session: &Session, name: &str) -> String {
    let said = session.run(["audit", "export", "--head-only"]).expect(0);
    assert_eq!(said.stdout.lines().count(), 1);
    session.file(name, said.stdout)
}

fn revoke(session: &Session) {
    session.run(["certificate", "revoke", "DE-ACM-0001", "--reason", "superseded", "--yes"]).expect(0);
}

#[test]
fn a_stranger_recomputes_the_chain_and_verifies_the_head() {
    let session = some();
    let first = head(&session, "first.jsonl");
    session.run(["charger", "add", "DE-2", "--serial-number", "SN-2", "--batch", "B-1"]).expect(0);
    session.pass(60);
    let out = session.path("audit.jsonl").to_str().unwrap().to_owned();
    insta::assert_snapshot!(session.run(["audit", "export", "--out", &out]), @r"
    exit status 0
    --- stdout
    Wrote 19 records and the head to [DIR]/audit.jsonl
    record 19 is [HEX]
    --- stderr
    note: keep the head of 2026-11-21T06:01:00Z in a place that users with write access to the store cannot reach
    ");
    assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
    let verdict = ask("audit", [&out, &first]).expect_good();
    assert_eq!(verdict.stdout, "19 records and the head hold\n");
    // What goes to stdout is the same.
    assert_eq!(session.run(["audit", "export"]).expect(0).stdout, fs::read_to_string(&out).unwrap());
    // It judges for itself.
    let text = fs::read_to_string(&out).unwrap();
    let edited = |from: &str, to: &str| {
        assert!(text.contains(from), "no {from}");
        session.file("edited.jsonl", text.replacen(from, to, 1))
    };
    ask("audit", [edited("\"ada\"", "\"eve\"")]).expect_bad("record 1 was edited");
    ask("audit", [edited("\"at\":\"2026-11-21T06:01:00Z\"", "\"at\":\"2026-11-21T06:02:00Z\"")]).expect_bad("InvalidSignature");
    let cut: String = text.lines().enumerate().filter(|(at, _)| *at != 4).map(|(_, line)| format!("{line}\n")).collect();
    ask("audit", [session.file("cut.jsonl", cut)]).expect_bad("record 6 stands at 5");
}

#[test]
fn an_export_replaces_nothing_unasked_and_vouches_for_nothing_damaged() {
    let session = some();
    let out = session.file("there.jsonl", "mine");
    insta::assert_snapshot!(session.run(["audit", "export", "--out", &out]), @"
    exit status 1
    --- stderr
    error: `[DIR]/there.jsonl` already exists
    hint: add `--replace` to replace it
    ");
    session.run(["audit", "export", "--head-only", "--replace", "--out", &out]).expect(0);
    assert_eq!(fs::read_to_string(&out).unwrap().lines().count(), 1);
    connection(&session).execute_batch("UPDATE audit SET actor = 'eve' WHERE number = 3").unwrap();
    insta::assert_snapshot!(session.run(["audit", "export", "--head-only"]), @"
    exit status 5
    --- stderr
    error: cannot sign the end of the audit log: it is damaged: audit record 3 was edited
    hint: list all damage with `evpki audit verify`
    ");
    session.passphrase("wrong");
    session.run(["audit", "export"]).expect(4);
}

#[test]
fn the_key_is_made_with_the_pki_and_never_again() {
    let session = some();
    let key = |session: &Session| session.run(["audit", "export", "--head-only"]).expect(0).json()["head"]["public_key"].clone();
    let first = key(&session);
    session.run(["store", "check"]).expect(0);
    let records = session.run(["audit", "list", "--json"]).expect(0).stdout;
    let founded = records.lines().find(|line| line.contains("\"pki.found\"")).unwrap();
    assert!(founded.contains(first.as_str().unwrap()) && !records.contains("\"audit.key\""), "{founded}");
    // Another key would sign what nobody believes.
    connection(&session).execute_batch("DELETE FROM secrets WHERE kind = 'audit-key'").unwrap();
    insta::assert_snapshot!(session.run(["audit", "export", "--head-only"]), @"
    exit status 5
    --- stderr
    error: the versions of the audit-key of [HEX]: a row was added, removed or rolled back outside of evpki
    hint: list the damage with `evpki store check`, then restore a backup with `evpki store restore FILE`
    ");
}

#[test]
fn a_kept_head_holds_while_the_history_goes_on() {
    let session = some();
    let first = head(&session, "first.jsonl");
    revoke(&session);
    let second = head(&session, "second.jsonl");
    let all = session.file("all.jsonl", fs::read_to_string(&first).unwrap() + "\n" + &fs::read_to_string(&second).unwrap());
    let export = session.path("export.jsonl").to_str().unwrap().to_owned();
    session.run(["audit", "export", "--out", &export]).expect(0);
    charger(&session, "DE-ACM-0002", "SN-0002");
    insta::assert_snapshot!(session.run(["audit", "verify", "--head", &all]), @r"
    exit status 0
    --- stdout
    the audit log is intact: 22 records
    it matches 2 kept heads, up to record 19
    ");
    insta::assert_snapshot!(session.run(["audit", "verify", "--head", &export, "--head", &first]), @r"
    exit status 0
    --- stdout
    the audit log is intact: 22 records
    it matches 2 kept heads, up to record 19
    ");
}

/// Cut back to an earlier state, with the head of its day: its tag is right, so only a head that was kept shows it.
#[test]
fn a_store_that_was_set_back_passes_unanchored_and_fails_against_a_kept_head() {
    let session = some();
    let early = head(&session, "early.jsonl");
    let copy = session.path("copy.db").to_str().unwrap().to_owned();
    session.run(["store", "backup", &copy]).expect(0);
    let (number, old): (i64, [Vec<u8>; 3]) = connection(&session)
        .query_row("SELECT number, hash, root, tag FROM audit_head", [], |row| {
            Ok((row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?]))
        })
        .unwrap();
    revoke(&session);
    let late = head(&session, "late.jsonl");
    let edit = connection(&session);
    edit.execute("DELETE FROM audit WHERE number > ?1", [number]).unwrap();
    edit.execute("UPDATE audit_head SET number = ?1, hash = ?2, root = ?3, tag = ?4", (number, &old[0], &old[1], &old[2]))
        .unwrap();
    drop(edit);
    insta::assert_snapshot!(session.run(["audit", "verify"]), @r"
    exit status 0
    --- stdout
    the audit log is intact: 18 records
    ");
    session.run(["audit", "verify", "--head", &early]).expect(0);
    insta::assert_snapshot!(session.run(["audit", "verify", "--head", &late]), @"
    exit status 5
    --- stdout
    the audit log is damaged:
      the head in line 1 of `[DIR]/late.jsonl`, of 2026-11-21T06:00:00Z: record 19 was [HEX], but the log ends at record 18: it was cut off, or an older store was restored
    --- stderr
    next: check the store with `evpki store check`, and restore a backup with `evpki store restore FILE`
    ");
    // The whole store, set back: even the check of the store has nothing to say.
    fs::copy(&copy, session.home().join("evpki.db")).unwrap();
    session.run(["store", "check"]).expect(0);
    session.run(["audit", "verify", "--head", &late]).expect(5);
    // And grown again beyond that head: another history.
    for number in 2..5 {
        charger(&session, &format!("DE-ACM-000{number}"), &format!("SN-000{number}"));
    }
    session.run(["audit", "verify"]).expect(0);
    insta::assert_snapshot!(session.run(["audit", "verify", "--head", &early, "--head", &late]), @"
    exit status 5
    --- stdout
    the audit log is damaged:
      the head in line 1 of `[DIR]/late.jsonl`, of 2026-11-21T06:00:00Z: record 19 was [HEX], and is now [HEX]: the audit log was rewritten
    --- stderr
    next: check the store with `evpki store check`, and restore a backup with `evpki store restore FILE`
    ");
}

/// A statement is worth its signer: who has another key can state the truth of today, and a lie tomorrow.
#[test]
fn a_head_that_somebody_else_signed_does_not_hold() {
    let session = some();
    let text = fs::read_to_string(head(&session, "head.jsonl")).unwrap();
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let field = |name: &str| value["head"][name].as_str().unwrap().to_owned();
    let statement = AuditStatement {
        pki: PkiId(hex::decode_array(&field("pki_id")).unwrap()),
        number: value["head"]["number"].as_u64().unwrap(),
        hash: hex::decode_array(&field("hash")).unwrap(),
        at: time::parse(&field("at")).unwrap(),
    };
    let foreign = StatementKey::generate().unwrap();
    value["head"]["public_key"] = hex::encode(foreign.public().spki()).into();
    value["head"]["signature"] = hex::encode(&foreign.sign(&statement.message()).unwrap()).into();
    let forged = session.file("forged.jsonl", value.to_string());
    insta::assert_snapshot!(session.run(["audit", "verify", "--head", &forged]), @"
    exit status 5
    --- stdout
    the audit log is damaged:
      the head in line 1 of `[DIR]/forged.jsonl`, of 2026-11-21T06:00:00Z: it was not signed with the key of this store, so it is not from this store
    --- stderr
    next: check the store with `evpki store check`, and restore a backup with `evpki store restore FILE`
    ");
}

#[test]
fn what_is_no_head_to_go_by_is_refused() {
    let session = some();
    let head = head(&session, "head.jsonl");
    let text = fs::read_to_string(&head).unwrap();
    let verify = |name: &str, text: &str| session.run(["audit", "verify", "--head", &session.file(name, text)]);
    insta::assert_snapshot!(verify("edited.jsonl", &text.replace("\"number\":18", "\"number\":17")), @"
    exit status 3
    --- stderr
    error: line 1 of `[DIR]/edited.jsonl` is not a valid head: it was edited: its signature does not match its key
    ");
    insta::assert_snapshot!(verify("rsa.jsonl", &text.replace("ed25519", "rsa")), @"
    exit status 3
    --- stderr
    error: line 1 of `[DIR]/rsa.jsonl` is not a valid head: it is signed with `rsa`, expected `ed25519`
    ");
    insta::assert_snapshot!(verify("half.jsonl", &text[..text.len() / 2]), @"
    exit status 1
    --- stderr
    error: line 1 of `[DIR]/half.jsonl` is not JSON: EOF while parsing a string at line 1 column 219
    hint: name a file that `evpki audit export` wrote, or lines of `evpki audit export --head-only`
    ");
    insta::assert_snapshot!(verify("none.jsonl", "\n"), @"
    exit status 1
    --- stderr
    error: `[DIR]/none.jsonl` contains no head: its last line is missing
    hint: name a file that `evpki audit export` wrote, or lines of `evpki audit export --head-only`
    ");
    insta::assert_snapshot!(verify("other.jsonl", "{\"a\":1}"), @r"
    exit status 1
    --- stderr
    error: line 1 of `[DIR]/other.jsonl` is neither an audit record nor a head
    hint: name a file that `evpki audit export` wrote, or lines of `evpki audit export --head-only`
    ");
    let other = Session::empty();
    other.run(["init", "--organization", "Other", "--country", "DE", "--environment", "test"]).expect(0);
    insta::assert_snapshot!(other.run(["audit", "verify", "--head", &head]).to_string().replace(&*session.path("").to_string_lossy(), "[DIR]/"), @"
    exit status 3
    --- stderr
    error: line 1 of `[DIR]/head.jsonl` is a head of another PKI, [HEX]; this PKI is [HEX]
    hint: set the PKI home that it belongs to with `--home DIR`
    ");
}
