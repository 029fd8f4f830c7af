//! A whole store, opened by a reader that shares no line with evpki and was written by docs/formats/vault.md.

use crate::support::{fleet, session, strangers};
use evpki::{
    model::{Label, Secret, SecretKind, hex},
    store::{Read, SecretRow, Slot},
    vault::{KeyFile, RecoveryCode, key_file_slot, recovery_slot},
    x509::{KeyPair, SystemRandom},
};
use fleet::{cheap, store};
use serde_json::Value;
use session::{NOW, PASSPHRASE, Session, vault_of};
use std::{collections::BTreeMap, fs};
use strangers::ask_about;

/// The code and the key file that open the vault, too.
struct Ways {
    code: String,
    file: String,
}

/// A PKI with keys, passwords in every state, default passwords of a batch, tokens and TOTPs.
fn some() -> (Session, Ways) {
    let session = Session::founded();
    cheap(&session);
    for id in ["CS-1", "CS-2", "CS-3"] {
        session.run(["charger", "add", id, "--serial-number", &format!("SN {id}")]).expect(0);
    }
    for words in [
        &["password", "provision", "--all"][..],
        &["password", "provision", "--batch", "B-1"],
        &["password", "rotate", "CS-1", "CS-2", "CS-3"],
        &["password", "confirm", "CS-2"],
        &["password", "abort", "CS-3"],
        &["charger", "add", "CS-4", "--serial-number", "SN-4", "--security-profile", "3"],
        &["charger", "issue", "CS-4"],
        &["audit", "export", "--head-only"],
    ] {
        session.run(words).expect(0);
    }
    let (ours, pki) = (vault_of(&store(&session)), store(&session).pki().unwrap().id);
    let (code, file) = (RecoveryCode::draw(&SystemRandom).unwrap(), KeyFile::draw(pki, &SystemRandom).unwrap());
    let slot = |kind: &str, bytes| Slot { kind: kind.to_owned(), label: "drawer".to_owned(), bytes, created: NOW };
    let slots = [
        slot("recovery", recovery_slot(&ours, &code, &SystemRandom).unwrap()),
        slot("key-file", key_file_slot(&ours, &file, &SystemRandom).unwrap()),
    ];
    fleet::change(&session, |transaction| {
        slots.iter().for_each(|slot| transaction.put_slot(slot).unwrap());
        for kind in [SecretKind::Token, SecretKind::Totp] {
            for (owner, version) in [("DE*ABC inbound", 1), ("DE*ABC inbound", 2), ("DE*ABC outbound", 1)] {
                let plain = Secret::from(format!("{kind} {version} of {owner}"));
                let sealed = Some(ours.seal(Label { kind, owner, version }, &plain, &SystemRandom).unwrap());
                let owner = owner.to_owned();
                let row = SecretRow { kind, owner, version, state: None, sealed, created: NOW, changed: NOW };
                transaction.add_secret(&row).unwrap();
            }
        }
    });
    let file = session.file("key", file.text().expose());
    (session, Ways { code: code.text().unwrap().expose_str().unwrap().to_owned(), file })
}

/// What the reader says of each secret: by kind, owner and version.
type Told = BTreeMap<(String, String, u64), Value>;

fn read(session: &Session, words: &[&str], stdin: &str) -> Told {
    let path = session.home().join("evpki.db");
    let said = ask_about("vault_reader", [&["--store", path.to_str().unwrap()], words].concat(), stdin).expect_good();
    let lines = said.stdout.lines().map(|line| serde_json::from_str(line).unwrap());
    let name = |line: &Value| (text(&line["kind"]), text(&line["owner"]), line["version"].as_u64().unwrap());
    lines.map(|line: Value| (name(&line), line)).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// What is sealed, as evpki opens it.
fn opened(session: &Session) -> BTreeMap<(String, String, u64), String> {
    let store = store(session);
    let vault = vault_of(&store);
    let rows = store.sealed_behind(0, 10_000).unwrap().into_iter();
    let open = |(_, row): (i64, SecretRow)| {
        let label = Label { kind: row.kind, owner: &row.owner, version: row.version };
        let value = hex::encode(vault.open(label, row.sealed.as_ref().unwrap()).unwrap().expose());
        ((row.kind.to_string(), row.owner, row.version), value)
    };
    rows.map(open).collect()
}

#[test]
fn the_reader_says_what_evpki_says() {
    let (session, ways) = some();
    let told = read(&session, &["--values"], PASSPHRASE);
    let value = |line: &Value| line["value"].as_str().map(str::to_owned);
    let with_value: BTreeMap<_, _> = told.iter().filter_map(|(name, line)| Some((name.clone(), value(line)?))).collect();
    assert_eq!(with_value, opened(&session));
    for kind in SecretKind::NAMES {
        assert!(with_value.keys().any(|name| name.0 == kind), "no {kind}");
    }
    // What is retired has no value left, and is there.
    let retired: Vec<_> = told.values().filter(|line| line["value"].is_null()).collect();
    assert!(retired.len() == 2 && retired.iter().all(|line| line["state"] == "retired"), "{retired:?}");
    // As the command line reveals it.
    for id in ["CS-1", "CS-2", "CS-3"] {
        let shown = session.run(["password", "show", id, "--reveal", "--json"]).expect(0).json();
        for version in shown["versions"].as_array().unwrap() {
            let line = &told[&("password".to_owned(), id.to_owned(), version["version"].as_u64().unwrap())];
            assert_eq!(line["state"], version["state"]);
            let password = version["value"].as_str().map(|password| hex::encode(password.as_bytes()));
            assert_eq!(value(line), password, "{id} {version}");
        }
    }
    // And the keys are those of the certificates.
    for (name, key) in with_value.iter().filter(|(name, _)| name.0 == "private-key") {
        let key = KeyPair::from_pkcs8(&Secret::new(hex::decode(key).unwrap())).unwrap();
        assert_eq!(key.public().id().to_string(), name.1);
    }
    let digests = read(&session, &[], PASSPHRASE);
    assert!(digests.values().all(|line| line["value"].is_null() && line["sha256"].is_string() != (line["state"] == "retired")));
    assert_eq!(read(&session, &["--values", "--recovery-code"], &ways.code), told);
    assert_eq!(read(&session, &["--values", "--recovery-code"], &ways.code.to_lowercase()), told);
    assert_eq!(read(&session, &["--values", "--key-file", &ways.file], ""), told);
}

/// After a new master key, the passphrase alone opens it, to the same.
#[test]
fn also_after_a_new_master_key() {
    let (session, ways) = some();
    let told = read(&session, &["--values"], PASSPHRASE);
    session.run(["vault", "rekey", "--yes"]).expect(0);
    assert_eq!(read(&session, &["--values"], PASSPHRASE), told);
    let path = session.home().join("evpki.db");
    let ask = |words: &[&str], stdin: &str| {
        let words = [&["--store", path.to_str().unwrap()], words].concat();
        ask_about("vault_reader", words, stdin).expect_bad("none of the slots opens")
    };
    ask(&[], "wrong");
    ask(&["--recovery-code"], &ways.code);
    ask(&["--key-file", &ways.file], "");
}

/// A reader that cannot be fooled, either.
#[test]
fn what_is_edited_is_refused() {
    let (session, _) = some();
    let path = session.home().join("evpki.db");
    let whole = fs::read(&path).unwrap();
    for (sql, why) in [
        ("UPDATE audit_head SET tag = zeroblob(32)", "was not authenticated by this vault"),
        ("UPDATE secrets SET version = 9 WHERE owner = 'CS-1' AND version = 2", "CryptoError"),
        ("UPDATE secrets SET sealed = substr(sealed, 1, 60) WHERE owner = 'B-1'", "cut off, or edited"),
    ] {
        session::edited(&path).execute_batch(sql).unwrap();
        ask_about("vault_reader", ["--store", path.to_str().unwrap()], PASSPHRASE).expect_bad(why);
        fs::write(&path, &whole).unwrap();
    }
}

/// A program that knows the document alone finds every row authentic: from the beginning, after changes, and under a new master key.
#[test]
fn a_stranger_finds_every_row_authentic() {
    let (session, _) = some();
    let path = session.home().join("evpki.db");
    let ask = || ask_about("integrity", [path.to_str().unwrap()], PASSPHRASE).expect_good();
    let before = ask().stdout;
    for words in [
        &["charger", "decommission", "CS-1", "--yes"][..],
        &["certificate", "hold", "ClientCA", "--yes"],
        &["crl", "publish"],
        &["vault", "rekey", "--yes"],
    ] {
        session.run(words).expect(0);
        assert_ne!(ask().stdout, before, "{words:?}");
    }
    // It can tell.
    session::edited(&path).execute_batch("UPDATE chargers SET csms = 'evil.example' WHERE station_id = 'CS-2'").unwrap();
    let said = ask_about("integrity", [path.to_str().unwrap()], PASSPHRASE);
    assert!(said.stderr.contains("a row of chargers has another tag"), "{said:?}");
}
