//! Attacks by somebody who can write the store or a backup of it and has no passphrase: he edits rows by SQL, and makes the checksums of the
//! pages right again.
//!
//! `EVPKI_ATTACKS=whole` tries every command on every edit; without it each edit is tried on one command. The store is checked after every
//! edit.

use crate::support::session::{Said, Session, cheapen, edited, vault_of};
use evpki::{
    model::{KeyType, SerialNumber, hex},
    store::{AuditEvent, KeyPlace, Lookup, NewCertificate, Read, Sqlite, Store},
    x509::{Certificate, KeyPair},
};
use rusqlite::{Connection, types::Value};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
    time::Duration,
};

/// The commands that act: each issues, signs, exports, publishes or changes something.
const ACTS: [&[&str]; 20] = [
    &["bundle", "device", "CS-3", "--out", "OUT"],
    &["bundle", "device", "CS-2", "--out", "OUT"],
    &["bundle", "server", "csms.acme.example", "--out", "OUT"],
    &["charger", "issue", "CS-3", "--again"],
    &["server", "issue", "csms.acme.example", "--again"],
    &["charger", "provision", "MANIFEST", "--bundles", "OUT"],
    &["crl", "publish", "--out", "OUT"],
    &["ca", "export", "RootCA"],
    &["ca", "export", "ClientCA", "--anchor"],
    &["password", "rotate", "--all"],
    &["password", "confirm", "CS-5"],
    &["certificate", "revoke", "CS-3", "--reason", "superseded", "--yes"],
    &["certificate", "release", "CS-6", "--yes"],
    &["charger", "decommission", "CS-2", "--yes"],
    &["bundle", "party", "DE*ABC", "--out", "OUT"],
    &["vault", "auto-lock", "8h"],
    &["vault", "rekey", "--yes"],
    &["token", "rotate", "DE*ABC"],
    &["totp", "rotate", "DE*ABC"],
    &["audit", "export", "--head-only"],
];

/// What an exported file must not say otherwise: everything that is not drawn by chance.
const STEADY_FILES: [&str; 5] = ["csms-root.pem", "client-ca.pem", "ocpp.json", "basic-auth.json", "token.json"];

/// A PKI in which there is something of everything, and the same a few changes earlier.
struct Worlds {
    earlier: Vec<u8>,
    now: Vec<u8>,
}

fn worlds() -> &'static Worlds {
    static WORLDS: OnceLock<Worlds> = OnceLock::new();
    WORLDS.get_or_init(|| {
        let session = Session::empty();
        let init = ["init", "--organization", "ACME", "--country", "DE", "--environment", "test", "--hierarchy", "ocpp-ocpi"];
        session.run(init).expect(0);
        cheapen(&session.home().join("evpki.db"));
        let run = |line: &str| drop(session.run(line.split(' ')).expect(0));
        for line in [
            "server issue csms.acme.example",
            "charger add CS-2 --serial-number SN-2 --security-profile 2 --batch B1 --vendor V --model M",
            "charger add CS-3 --serial-number SN-3 --security-profile 3 --csms csms.acme.example",
            "charger add CS-4 --serial-number SN-4 --security-profile 3",
            "charger add CS-5 --serial-number SN-5 --security-profile 2 --batch B1",
            "charger add CS-6 --serial-number SN-6 --security-profile 3",
            "charger issue CS-3",
            "charger issue CS-4",
            "charger issue CS-6",
            "password provision CS-2",
            "password provision CS-5",
            "password rotate CS-5",
            "token peer DE*ABC --ocpi-version 2.2.1",
            "token issue DE*ABC",
            "party issue DE*ABC --role CPO",
            "totp provision DE*ABC",
            "crl publish",
        ] {
            run(line);
        }
        let read = || fs::read(session.home().join("evpki.db")).unwrap();
        let earlier = read();
        for line in [
            "charger issue CS-3 --again",
            "certificate revoke CS-4 --reason key-compromise --yes",
            "certificate hold CS-6 --yes",
            "password confirm CS-5",
            "password rotate CS-5",
            "password policy --max-age 90d",
            "charger add CS-7 --serial-number SN-7 --security-profile 3",
            "charger decommission CS-7 --yes",
            "vault recovery",
            "crl publish",
        ] {
            run(line);
        }
        Worlds { earlier, now: read() }
    })
}

/// A session whose store is this.
fn session_of(store: &[u8]) -> Session {
    let session = Session::empty();
    evpki::files::create_directory(&session.home()).unwrap();
    evpki::files::write(&store_of(&session), store, evpki::files::Audience::Owner, evpki::files::Existing::Replace).unwrap();
    session
}

fn store_of(session: &Session) -> PathBuf {
    session.home().join("evpki.db")
}

/// Edits a store as the attacker does. Whether the schema lets him, the store shows.
fn edit(session: &Session, sql: &str) {
    let _ = edited(&store_of(session)).execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}"));
}

/// Runs a command, and gives what it said and the files that it wrote.
fn act(session: &Session, words: &[&str]) -> (Said, BTreeMap<String, Vec<u8>>) {
    let out = session.path("out");
    let manifest = session
        .file("manifest.csv", "station_id,serial_number,security_profile,csms\nCS-3,SN-3,3,csms.acme.example\nCS-8,SN-8,3,\n");
    let words: Vec<&str> = words
        .iter()
        .map(|word| match *word {
            "OUT" => out.to_str().unwrap(),
            "MANIFEST" => &manifest,
            other => other,
        })
        .collect();
    let said = session.run(words);
    let mut files = BTreeMap::new();
    collect(&out, &mut files);
    (said, files)
}

fn collect(directory: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if STEADY_FILES.iter().any(|name| path.ends_with(name)) {
            let name = format!("{}/{}", path.parent().unwrap().file_name().unwrap().display(), entry.file_name().display());
            files.insert(name, fs::read(&path).unwrap());
        }
    }
}

/// What a command said, without what is drawn by chance.
fn shape(said: &Said) -> String {
    let text = said.to_string();
    let mut words = Vec::new();
    for word in text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let core = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        let is_random = core.len() >= 20 || (core.len() >= 16 && core.chars().any(|c| c.is_ascii_digit()));
        words.push(if is_random { word.replace(core, "[RANDOM]") } else { word.to_owned() });
    }
    words.concat()
}

/// An edit, and how to name it when it gets through.
struct Attack {
    name: String,
    sql: String,
}

/// A value as SQL.
fn literal(value: &Value) -> String {
    match value {
        Value::Null => "NULL".to_owned(),
        Value::Integer(integer) => integer.to_string(),
        Value::Real(real) => real.to_string(),
        Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
        Value::Blob(bytes) => format!("x'{}'", hex::encode(bytes)),
    }
}

/// Another value of the same kind, as near as can be.
fn other_than(value: &Value) -> Value {
    match value {
        Value::Null => Value::Text("x".to_owned()),
        Value::Integer(integer) => Value::Integer(integer + 1),
        Value::Text(text) => match text.as_str() {
            "good" | "active" | "vault" | "raw" | "production" | "test" => Value::Text(
                match text.as_str() {
                    "good" => "good ",
                    "active" => "decommissioned",
                    "vault" => "requester",
                    "raw" => "base64",
                    "test" => "staging",
                    _ => "test",
                }
                .to_owned(),
            ),
            other => Value::Text(format!("{other}x")),
        },
        Value::Blob(bytes) => {
            let mut bytes = bytes.clone();
            if let Some(last) = bytes.last_mut() {
                *last ^= 1;
            }
            Value::Blob(bytes)
        }
        Value::Real(real) => Value::Real(real + 1.0),
    }
}

type Rows = BTreeMap<i64, Vec<Value>>;

/// The columns of a table, and its rows by their numbers.
fn table(connection: &Connection, table: &str, key: &str) -> (Vec<String>, Rows) {
    let mut statement = connection.prepare(&format!("SELECT * FROM {table} ORDER BY {key}")).unwrap();
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let width = columns.len();
    let mut rows = Rows::new();
    let mut found = statement.query([]).unwrap();
    let mut number = 0;
    while let Some(row) = found.next().unwrap() {
        number += 1;
        let values: Vec<Value> = (0..width).map(|at| row.get(at).unwrap()).collect();
        let id = match &values[0] {
            Value::Integer(id) => *id,
            _ => number,
        };
        rows.insert(id, values);
    }
    (columns, rows)
}

/// Every edit of every column of every table: another value, the value of another row, an older value; and every row removed, set back whole,
/// or put back.
fn attacks(worlds: &Worlds) -> Vec<Attack> {
    let (now, earlier) = (session_of(&worlds.now), session_of(&worlds.earlier));
    let (now, earlier) = (edited(&store_of(&now)), edited(&store_of(&earlier)));
    let mut names = Vec::new();
    let mut statement = now.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    let mut found = statement.query([]).unwrap();
    while let Some(row) = found.next().unwrap() {
        names.push(row.get::<_, String>(0).unwrap());
    }
    let mut attacks = Vec::new();
    for name in names {
        let key = match name.as_str() {
            "sums" => "label",
            "audit" | "bucket_groups" => "number",
            _ => "id",
        };
        let (columns, rows) = table(&now, &name, key);
        let (_, old) = table(&earlier, &name, key);
        let is_keyed = key != "label";
        let place = |id: i64| match rows.get(&id).filter(|_| !is_keyed) {
            Some(row) => format!("label = {}", literal(&row[0])),
            None => format!("{key} = {id}"),
        };
        // The first, the last and the middle one: there may be many alike.
        let ids: Vec<i64> = rows.keys().copied().collect();
        let mut chosen = vec![ids.first(), ids.get(ids.len() / 2), ids.last()];
        chosen.dedup();
        for id in chosen.into_iter().flatten() {
            let row = &rows[id];
            for (at, column) in columns.iter().enumerate() {
                let set =
                    |value: &Value| format!("UPDATE OR IGNORE {name} SET {column} = {} WHERE {}", literal(value), place(*id));
                let mut values = vec![("another value", other_than(&row[at]))];
                if row[at] == Value::Null {
                    values.extend([("a number", Value::Integer(1)), ("octets", Value::Blob(vec![7; 32]))]);
                }
                if let Some(other) = rows.iter().find(|(other, row)| *other != id && row[at] != rows[id][at]) {
                    values.push(("the value of another row", other.1[at].clone()));
                }
                if let Some(before) = old.get(id).filter(|before| is_keyed && before[at] != row[at]) {
                    values.push(("an older value", before[at].clone()));
                }
                for (what, value) in values {
                    attacks.push(Attack { name: format!("{name} row {id}: {column}: {what}"), sql: set(&value) });
                }
            }
            attacks.push(Attack {
                name: format!("{name} row {id}: removed"),
                sql: format!("DELETE FROM {name} WHERE {}", place(*id)),
            });
        }
        for (id, before) in old.iter().filter(|(id, before)| is_keyed && rows.get(*id).is_some_and(|row| row != *before)) {
            let values = before.iter().map(literal).collect::<Vec<_>>().join(", ");
            attacks.push(Attack {
                name: format!("{name} row {id}: set back"),
                sql: format!("INSERT OR REPLACE INTO {name} ({}) VALUES ({values})", columns.join(", ")),
            });
        }
        // All that came since is removed, and all that changed is set back: the table as it was.
        if is_keyed && !old.is_empty() && old != rows {
            let mut sql = format!("DELETE FROM {name};");
            for before in old.values() {
                let values = before.iter().map(literal).collect::<Vec<_>>().join(", ");
                sql += &format!("INSERT INTO {name} ({}) VALUES ({values});", columns.join(", "));
            }
            attacks.push(Attack { name: format!("{name}: the whole table set back"), sql });
        }
    }
    attacks
}

fn is_whole() -> bool {
    std::env::var("EVPKI_ATTACKS").is_ok_and(|value| value == "whole")
}

/// Whatever column of whatever table is edited: a command either answers as if nothing was, or refuses. It never signs, exports, publishes or
/// succeeds otherwise.
#[test]
fn no_command_acts_on_an_edited_row() {
    let worlds = worlds();
    let usual: Vec<(Said, BTreeMap<String, Vec<u8>>)> = ACTS.iter().map(|words| act(&session_of(&worlds.now), words)).collect();
    for ((said, _), words) in usual.iter().zip(ACTS) {
        assert_eq!(said.status, 0, "{words:?}: {said}");
    }
    let attacks = attacks(worlds);
    assert!(attacks.len() > 300, "{}", attacks.len());
    let share = if is_whole() { ACTS.len() } else { 1 };
    let next = std::sync::atomic::AtomicUsize::new(0);
    let through = std::sync::Mutex::new(Vec::new());
    let tried = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    let Some(attack) = attacks.get(number) else { break };
                    let mut store = session_of(&worlds.now);
                    edit(&store, &attack.sql);
                    let bytes = fs::read(store_of(&store)).unwrap();
                    if bytes == worlds.now {
                        continue;
                    }
                    for at in (0..share).map(|step| (number + step * 5) % ACTS.len()) {
                        let (said, files) = act(&store, ACTS[at]);
                        let is_usual = shape(&said) == shape(&usual[at].0) && files == usual[at].1;
                        if said.status == 0 && !is_usual {
                            through.lock().unwrap().push(format!("{}\n  {:?}\n{said}", attack.name, ACTS[at]));
                        }
                        assert!(said.status != 70, "{}: {said}", attack.name);
                        tried.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                        store = session_of(&bytes);
                    }
                }
            });
        }
    });
    let through = through.into_inner().unwrap();
    assert!(through.is_empty(), "{} of {tried:?} got through:\n{}", through.len(), through.join("\n"));
}

/// What is in the schema runs, or says what becomes of a change: nothing is done in a store where it is another.
#[test]
fn no_command_runs_beside_a_trigger_a_view_or_another_constraint() {
    let worlds = worlds();
    let schemas = [
        // A change of any row of a table is swallowed, without an error.
        "CREATE TRIGGER t BEFORE UPDATE ON certificates BEGIN SELECT RAISE(IGNORE); END",
        "CREATE TRIGGER t AFTER UPDATE OF sealed ON secrets BEGIN UPDATE chargers SET csms = 'evil.example'; END",
        "CREATE VIEW v AS SELECT 1",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'UNIQUE', 'UNIQUE ON CONFLICT IGNORE') WHERE name = 'certificates'; \
         UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', 'NOT NULL ON CONFLICT IGNORE') WHERE name = 'issuers'",
        "DROP INDEX IF EXISTS certificates_key; CREATE TABLE flag (x INTEGER)",
    ];
    for sql in schemas {
        // What `audit export` says is authenticated by the chain and its head alone.
        for words in ACTS.into_iter().filter(|words| words[0] != "audit") {
            let store = session_of(&worlds.now);
            edit(&store, sql);
            let before = fs::read(store_of(&store)).unwrap();
            assert!(before != worlds.now, "{sql}");
            let (said, files) = act(&store, words);
            assert_eq!(said.status, 5, "{sql}: {words:?}: {said}");
            assert!(said.stderr.contains("differs from what evpki created"), "{sql}: {words:?}: {said}");
            assert!(files.is_empty(), "{sql}: {words:?}");
            assert!(fs::read(store_of(&store)).unwrap() == before, "{sql}: {words:?}");
        }
    }
}

/// A new master key makes nothing authentic that was not.
#[test]
fn a_new_master_key_takes_over_no_edited_record_of_the_audit() {
    let store = session_of(&worlds().now);
    edit(&store, "UPDATE audit SET tag = zeroblob(length(tag)) WHERE number = 9");
    let said = store.run(["vault", "rekey", "--yes"]);
    assert_eq!(said.status, 5, "{said}");
}

/// What is handed out beside the work, and by other connections to the store, is authentic too; and so is the answer that nothing is to be done.
#[test]
fn no_other_connection_and_no_early_answer_relies_on_an_edited_row() {
    let worlds = worlds();
    let other_server = "UPDATE certificates SET status = 'revoked', status_at = 1, reason = 0 WHERE owner_kind = 'server'; \
        INSERT INTO certificates (issuer, serial, owner_kind, owner, generation, common_name, profile, not_before, not_after, key_id, key_place, \
        recorded, tbs_digest, fingerprint, certificate, origin, changed_by, tag) SELECT issuer, x'4201020304', owner_kind, 'evil.example', 1, \
        common_name, profile, not_before, not_after, key_id, key_place, recorded, tbs_digest, randomblob(32), certificate, origin, changed_by, tag \
        FROM certificates WHERE owner_kind = 'server' LIMIT 1";
    let revoked = "UPDATE certificates SET status = 'revoked', status_at = 1, reason = 1 WHERE owner = 'CS-3'";
    let attacks: [(&str, &[&str], &str); 12] = [
        (other_server, &["charger", "provision", "MANIFEST", "--bundles", "OUT"], ""),
        (other_server, &["charger", "provision", "MANIFEST", "--dry-run"], "dry"),
        (
            "UPDATE chargers SET serial_number = 'SN-4x' WHERE station_id = 'CS-4'",
            &["charger", "scan", "--labels", "OUT"],
            "SN-4x\n",
        ),
        ("UPDATE settings SET value = '1h' WHERE name = 'vault.auto-lock'", &["vault", "auto-lock", "1h"], ""),
        ("UPDATE settings SET value = '80d' WHERE name = 'password.max-age'", &["password", "policy", "--max-age", "80d"], ""),
        (revoked, &["certificate", "revoke", "CS-3", "--reason", "superseded", "--yes"], ""),
        (
            "UPDATE chargers SET vendor = 'W' WHERE station_id = 'CS-2'",
            &[
                "charger",
                "add",
                "CS-2",
                "--serial-number",
                "SN-2",
                "--security-profile",
                "2",
                "--batch",
                "B1",
                "--vendor",
                "W",
                "--model",
                "M",
            ],
            "",
        ),
        ("UPDATE peers SET ocpi_version = '2.3.0'", &["token", "peer", "DE*ABC", "--ocpi-version", "2.3.0"], ""),
        ("UPDATE slots SET created = created + 1", &["vault", "slots", "add", "recovery"], ""),
        ("DELETE FROM secrets WHERE kind = 'token'", &["token", "retire", "DE*ABC", "--yes"], ""),
        (
            "UPDATE certificates SET status = 'good', status_at = NULL, reason = NULL WHERE owner = 'CS-4'",
            &["charger", "issue", "CS-4"],
            "",
        ),
        (
            "UPDATE certificates SET not_after = not_after + 1 WHERE owner_kind = 'server'",
            &["server", "issue", "csms.acme.example"],
            "",
        ),
    ];
    for (sql, words, input) in attacks {
        let store = session_of(&worlds.now);
        store.run(["vault", "auto-lock", "8h"]).expect(0);
        edit(&store, sql);
        let out = store.path("out");
        let manifest = store.file("manifest.csv", "station_id,serial_number,security_profile\nCS-8,SN-8,3\nCS-9,SN-9,2\n");
        let words = words.iter().map(|word| match *word {
            "OUT" => out.to_str().unwrap(),
            "MANIFEST" => &manifest,
            other => other,
        });
        let said = store.run_with(words.clone(), input);
        let words: Vec<&str> = words.collect();
        // What would be done is shown without the vault, and nothing is handed out.
        if input != "dry" {
            assert!(said.status == 5 || said.stderr.contains("outside of evpki"), "{words:?}: {said}");
        }
        let written: Vec<_> = fs::read_dir(&out).into_iter().flatten().flatten().map(|entry| entry.file_name()).collect();
        assert!(written.is_empty(), "{words:?}: {written:?}: {said}");
    }
}

/// Row numbers of secrets are not authenticated: whatever they are, a new master key seals all of them.
#[test]
fn a_new_master_key_passes_over_no_secret() {
    for sql in ["UPDATE secrets SET id = -id", "UPDATE secrets SET id = id - 1000"] {
        let store = session_of(&worlds().now);
        edit(&store, sql);
        let said = store.run(["vault", "rekey", "--yes"]).expect(0);
        assert!(!said.stdout.contains(" 0 secrets"), "{said}");
        store.run(["store", "check"]).expect(0);
        store.run(["charger", "issue", "CS-3", "--again"]).expect(0);
    }
    let store = session_of(&worlds().now);
    edit(
        &store,
        "UPDATE secrets SET id = -9223372036854775808 WHERE id = (SELECT max(id) FROM secrets WHERE sealed IS NOT NULL)",
    );
    store.run(["vault", "rekey", "--yes"]).expect(5);
}

/// That a charger is decommissioned already is said with the vault open.
#[test]
fn no_charger_is_decommissioned_by_an_edit() {
    let store = session_of(&worlds().now);
    edit(
        &store,
        "UPDATE chargers SET state = 'decommissioned' WHERE station_id = 'CS-4'; UPDATE certificates SET status = 'revoked', status_at = 1, reason = 1 WHERE owner = 'CS-4'",
    );
    store.run(["charger", "decommission", "CS-4", "--yes"]).expect(5);
}

/// Takes the certificates of an owner out of an index, which no schema shows.
fn hide_from(session: &Session, index: &str, owner: &str) {
    let connection = edited(&store_of(session));
    let sql: String = connection.query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [index], |row| row.get(0)).unwrap();
    let condition = format!("owner <> '{owner}'");
    let partial = if sql.contains(" WHERE ") { format!("{sql} AND {condition}") } else { format!("{sql} WHERE {condition}") };
    connection.execute_batch(&format!("DROP INDEX {index}; {partial}; PRAGMA writable_schema = ON")).unwrap();
    connection.execute("UPDATE sqlite_schema SET sql = ?2 WHERE name = ?1", [index, &sql]).unwrap();
}

/// A certificate is found by what is authenticated, whatever an index says.
#[test]
fn a_certificate_that_no_index_shows_is_revoked_all_the_same() {
    let session = session_of(&worlds().now);
    let newest = "SELECT certificate, lower(hex(serial)) FROM certificates WHERE owner = 'CS-3' ORDER BY generation DESC LIMIT 1";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, String>(1)?));
    let (der, serial) = edited(&store_of(&session)).query_row(newest, [], read).unwrap();
    let file = session.file("CS-3.der", &der);
    for index in ["certificates_serial", "certificates_fingerprint"] {
        hide_from(&session, index, "CS-3");
    }
    let kept = fs::read(store_of(&session)).unwrap();
    let count = |session: &Session| -> i64 {
        edited(&store_of(session)).query_row("SELECT count(*) FROM certificates", [], |row| row.get(0)).unwrap()
    };
    let before = count(&session);
    session.run(["certificate", "revoke", &file, "--reason", "key-compromise", "--yes"]).expect(0);
    assert_eq!(count(&session), before);
    let revoked = "SELECT count(*) FROM certificates WHERE status = 'revoked' AND certificate = ?1";
    let revoked: i64 = edited(&store_of(&session)).query_row(revoked, [&der], |row| row.get(0)).unwrap();
    assert_eq!(revoked, 1);
    session.run(["store", "check"]).expect(5);
    // That there is none is not said of a store whose index does not show it, nor of one from which it was removed.
    let session = session_of(&kept);
    let said = session.run(["certificate", "revoke", &serial, "--reason", "key-compromise", "--yes"]).expect(5);
    assert!(said.stderr.contains("is missing from an index of the store"), "{said}");
    let session = session_of(&worlds().now);
    edit(&session, "DELETE FROM certificates WHERE owner = 'CS-3'");
    for which in [&serial, &file] {
        session.run(["certificate", "revoke", which, "--reason", "key-compromise", "--yes"]).expect(5);
    }
}

/// The search finds every edit of a row, whatever command would have met it.
#[test]
fn store_check_finds_every_edited_row() {
    let worlds = worlds();
    let mut missed = Vec::new();
    for attack in attacks(worlds) {
        let store = session_of(&worlds.now);
        edit(&store, &attack.sql);
        if fs::read(store_of(&store)).unwrap() == worlds.now {
            continue;
        }
        let said = store.run(["store", "check"]);
        // Where a row lies in its table says nothing; a passphrase that opens nothing any more is noticed by itself, and slots are bound to
        // the id of the PKI.
        let is_place =
            attack.name.contains(": id: ") && !attack.name.starts_with("certificates") && !attack.name.starts_with("crls");
        let opens_no_slot = attack.name.starts_with("slots") || attack.name.contains(": pki_id: ");
        let is_locked = opens_no_slot && said.status == 4;
        // A store without its first row is none, and every command says so.
        let is_none = attack.name == "pki row 1: removed" && said.status == 1;
        if said.status != 5 && !is_place && !is_locked && !is_none {
            missed.push(format!("{}: {}", attack.name, said.status));
        }
    }
    // The numbers of CRLs before the latest are kept, and nothing is decided by them.
    let store = session_of(&worlds.now);
    let (columns, crls) = table(&edited(&store_of(&store)), "crls", "id");
    let bytes = columns.iter().position(|column| column == "crl").unwrap();
    let earlier: Vec<String> =
        crls.iter().filter(|(_, row)| row[bytes] == Value::Null).map(|(id, _)| format!("crls row {id}: ")).collect();
    assert!(!earlier.is_empty() && earlier.len() < crls.len());
    missed.retain(|name| !earlier.iter().any(|row| name.starts_with(row)));
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// What is to be signed of a certificate as it is but for the key and the serial number; the number of the row of the one that it is like.
fn like(session: &Session, kind: &str, owner: &str) -> (i64, KeyPair, Vec<u8>, Vec<u8>) {
    let key = KeyPair::generate(KeyType::P256).unwrap();
    let (id, der): (i64, Vec<u8>) = edited(&store_of(session))
        .query_row(
            "SELECT id, certificate FROM certificates WHERE owner_kind = ?1 AND owner = ?2 AND certificate IS NOT NULL ORDER BY id DESC",
            [kind, owner],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    let real = Certificate::from_der(&der).unwrap();
    let replace = |bytes: &[u8], from: &[u8], to: &[u8]| {
        let at = bytes.windows(from.len()).position(|window| window == from).unwrap();
        [&bytes[..at], to, &bytes[at + from.len()..]].concat()
    };
    let serial: Vec<u8> =
        real.serial().as_bytes().iter().enumerate().map(|(at, byte)| if at == 0 { *byte } else { byte ^ 0x55 }).collect();
    let tbs = replace(real.tbs(), real.public_key().spki(), key.public().spki());
    let tbs = replace(&tbs, &real.public_key().identifier(), &key.public().identifier());
    let tbs = replace(&tbs, real.serial().as_bytes(), &serial);
    (id, key, serial, tbs)
}

/// Plants a record without a signature, as somebody without the passphrase can.
fn plant(session: &Session, kind: &str, owner: &str, place: &str) -> KeyPair {
    let (id, key, serial, tbs) = like(session, kind, owner);
    let digest: [u8; 32] = Sha256::digest(&tbs).into();
    let sql = "INSERT INTO certificates (issuer, serial, owner_kind, owner, generation, common_name, profile, not_before, not_after, key_id, \
               key_place, recorded, tbs_digest, tbs, origin, changed_by, tag) SELECT issuer, ?2, owner_kind, owner, generation + 1, common_name, \
               profile, not_before, not_after, ?3, ?4, recorded, ?5, ?6, origin, changed_by, tag FROM certificates WHERE id = ?1";
    let values = rusqlite::params![id, serial, key.public().id().0, place, digest, tbs];
    edited(&store_of(session)).execute(sql, values).unwrap();
    key
}

/// Leaves a record without a signature, as a command does that dies at the wrong moment.
fn leave_open(session: &Session, owner: &str) {
    let (id, key, serial, tbs) = like(session, "charger", owner);
    let mut store = Sqlite::open(&store_of(session), Duration::from_secs(5)).unwrap();
    vault_of(&store);
    let row = store.certificates(&Lookup::Row(id)).unwrap().remove(0);
    let mut transaction = store.begin().unwrap();
    let serial = SerialNumber::from_bytes(&serial).unwrap();
    let digest: [u8; 32] = Sha256::digest(&tbs).into();
    let details = [("issuer", row.issuer.clone()), ("serial", serial.to_string()), ("tbs", hex::encode(&digest))];
    let (subject, key_id) = (row.owner.to_string(), key.public().id());
    transaction
        .record(&NewCertificate {
            issuer: row.issuer,
            serial,
            owner: row.owner,
            common_name: row.common_name,
            profile: row.profile,
            not_before: row.not_before,
            not_after: row.not_after,
            key_id,
            key: KeyPlace::Requester,
            tbs,
            at: session.now(),
        })
        .unwrap();
    let details = details.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let (actor, action) = ("ada".to_owned(), "certificate.record".to_owned());
    transaction.append(&AuditEvent { at: session.now(), actor, action, subject, details }).unwrap();
    transaction.commit().unwrap();
}

#[test]
fn a_planted_record_is_never_signed() {
    for (kind, owner, place, words) in [
        ("server", "csms.acme.example", "vault", &["server", "issue", "csms.acme.example", "--again"][..]),
        ("server", "csms.acme.example", "requester", &["store", "check", "--repair", "--yes"]),
        ("charger", "CS-3", "vault", &["charger", "issue", "CS-3", "--again"]),
        ("charger", "CS-3", "requester", &["charger", "provision", "MANIFEST"]),
        ("party", "DE*ABC", "vault", &["party", "issue", "DE*ABC", "--role", "CPO", "--again"]),
    ] {
        let session = session_of(&worlds().now);
        let key = plant(&session, kind, owner, place);
        let (said, _) = act(&session, words);
        assert_eq!(said.status, 5, "{words:?}: {said}");
        let signed: i64 = edited(&store_of(&session))
            .query_row(
                "SELECT count(*) FROM certificates WHERE key_id = ?1 AND certificate IS NOT NULL",
                [key.public().id().0],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(signed, 0, "{words:?}");
    }
}

#[test]
fn restore_refuses_an_edited_backup_and_carries_no_edited_row_over() {
    let session = session_of(&worlds().earlier);
    let backup = session.path("backup.db");
    let restore = |force: &[&str]| session.run([&["store", "restore", backup.to_str().unwrap()], force].concat());
    session.run(["store", "backup", backup.to_str().unwrap()]).expect(0);
    let whole = fs::read(&backup).unwrap();
    // The backup itself.
    edited(&backup).execute_batch("UPDATE chargers SET csms = 'evil.example' WHERE station_id = 'CS-3'").unwrap();
    let said = restore(&["--force"]);
    assert_eq!(said.status, 5, "{said}");
    fs::write(&backup, &whole).unwrap();
    // The store that is there: a hold undone, a record planted.
    session.run(["certificate", "hold", "CS-3", "--yes"]).expect(0);
    edit(&session, "UPDATE certificates SET status = 'good', status_at = NULL, reason = NULL WHERE owner = 'CS-3'");
    plant(&session, "server", "csms.acme.example", "requester");
    let said = restore(&[]);
    assert_eq!(said.status, 3, "{said}");
    let said = restore(&["--force"]);
    assert_eq!(said.status, 0, "{said}");
    assert!(said.stderr.contains("nothing was carried over from the current store"), "{said}");
    session.run(["store", "check"]).expect(0);
    let open: i64 = edited(&store_of(&session))
        .query_row("SELECT count(*) FROM certificates WHERE certificate IS NULL", [], |row| row.get(0))
        .unwrap();
    assert_eq!(open, 0);
}

#[test]
fn the_trace_of_a_certificate_cannot_be_removed() {
    let session = session_of(&worlds().now);
    edit(&session, "DELETE FROM certificates WHERE owner = 'CS-3' AND generation = 2");
    let said = session.run(["store", "check"]).expect(5);
    assert!(said.stdout.contains("certificate"), "{said}");
    session.run(["charger", "issue", "CS-3", "--again"]).expect(5);
}

#[test]
fn repair_keeps_pending_certificates_while_their_issuer_is_on_hold() {
    let session = session_of(&worlds().earlier);
    // The certificate that it is like would take its place.
    session.run(["certificate", "revoke", "CS-3", "--reason", "superseded", "--yes"]).expect(0);
    leave_open(&session, "CS-3");
    session.run(["certificate", "hold", "ClientCA", "--yes"]).expect(0);
    let repair = || session.run(["store", "check", "--repair", "--yes", "--json"]);
    let deeds = |said: &Said| -> Vec<String> {
        let repairs = said.json()["repairs"].as_array().unwrap().clone();
        let of = repairs.iter().filter(|repair| repair["subject"].as_str().unwrap().ends_with("of charger CS-3"));
        of.map(|repair| repair["deed"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(deeds(&repair()), ["left"]);
    session.run(["certificate", "release", "ClientCA", "--yes"]).expect(0);
    assert_eq!(deeds(&repair()), ["completed"]);
}

/// A record that was left by a command is completed; one that says anything else than its audit record is not.
#[test]
fn an_open_record_is_signed_only_as_its_audit_record_says() {
    for (sql, status) in [
        ("", 0),
        ("UPDATE certificates SET origin = origin - 1 WHERE certificate IS NULL", 5),
        ("UPDATE certificates SET key_place = 'vault' WHERE certificate IS NULL", 5),
        ("UPDATE audit SET details = replace(details, 'tbs=', 'tbs=00') WHERE number = (SELECT max(number) FROM audit) - 1", 5),
        ("UPDATE audit SET tag = zeroblob(16) WHERE action = 'certificate.record'", 5),
    ] {
        let session = session_of(&worlds().earlier);
        session.run(["certificate", "revoke", "CS-3", "--reason", "superseded", "--yes"]).expect(0);
        leave_open(&session, "CS-3");
        session.run(["charger", "add", "CS-9", "--serial-number", "SN-9", "--security-profile", "3"]).expect(0);
        edit(&session, sql);
        let said = session.run(["store", "check", "--repair", "--yes"]);
        let completed: i64 = edited(&store_of(&session))
            .query_row("SELECT count(*) FROM certificates WHERE certificate IS NULL", [], |row| row.get(0))
            .unwrap();
        assert_eq!((completed == 0, said.status == 5), (status == 0, status == 5), "{sql}: {said}");
    }
}
