//! A store of the version before: brought up to date by whoever opens it, whatever happens meanwhile.

use crate::support::place::{Place, as_somebody, give, private, take};
use evpki::store::{Error, Read, Sqlite};
use insta::assert_snapshot;
use rusqlite::{Connection, OpenFlags};
use std::{
    fs,
    io::Read as _,
    path::Path,
    process::Stdio,
    time::{Duration, Instant},
};

/// The bytes of the store of version 1 under `tests/data`.
fn version_1() -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/store-1/evpki.db.gz");
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(fs::File::open(path).unwrap()).read_to_end(&mut bytes).unwrap();
    bytes
}

/// A place with that store.
fn some() -> Place {
    let place = Place::empty();
    fs::create_dir(place.home()).unwrap();
    fs::write(place.store(), version_1()).unwrap();
    private(&place.store(), 0o600);
    private(&place.home(), 0o700);
    place
}

/// The version of a store, and how many bytes each page leaves free.
fn version(store: &Path) -> (i64, u8) {
    let connection = Connection::open_with_flags(store, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let version = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    drop(connection);
    (version, fs::read(store).unwrap()[20])
}

/// The serial number of the certificate that the store of version 1 has recorded and never completed.
const INTENT: &str = "4cb3f0c9ce19e804132718b9d7e65018";

/// Checks that all is there that was, and the one certificate not completed.
#[track_caller]
fn is_as_it_was(place: &Place) {
    let check = place.run(["store", "check"]).expect(&[6]);
    let finding = format!(
        "  incomplete  certificate {INTENT} of charger CS-0004 (row 8): it was recorded by ClientCA, but it is still pending\n"
    );
    assert_eq!(check.stdout, format!("1 finding, in 8 certificates and 32 audit records:\n{finding}"));
    place.does(["audit", "verify"]);
}

#[test]
fn it_is_brought_up_to_date_and_goes_on() {
    let place = some();
    assert_eq!(version(&place.store()), (1, 0));
    is_as_it_was(&place);
    assert_eq!(version(&place.store()), (5, 8));
    let passwords = place.does(["password", "show", "CS-0002", "--reveal"]);
    assert!(passwords.contains("t3fADdLjLIchfdMdjdKs"), "{passwords}");
    place.does(["bundle", "device", "CS-0001", "--out", &place.name("CS-0001")]);
    place.does(["bundle", "verify", &place.name("CS-0001")]);
    let list = place.does(["certificate", "list"]);
    assert!(list.lines().any(|line| line.contains("CS-0003") && line.contains("revoked")), "{list}");
    fs::write(place.path("m2.csv"), "station_id,serial_number,security_profile\nCS-0004,SN-0004,3\nCS-0005,SN-0005,3\n").unwrap();
    place.does(["charger", "provision", &place.name("m2.csv")]);
    let completed = place.does(["certificate", "show", "CS-0004"]);
    assert!(completed.contains(INTENT), "{completed}");
    place.is_whole(false);
    let published = place.does(["crl", "publish", "ClientCA", "--force", "--json"]);
    assert!(published.contains(r#""crl_number":3"#) || published.contains(r#""crl_number": 3"#), "{published}");
    place.does(["audit", "verify"]);
}

/// The identifier of its PKI is random, and names no key: the key is made when it is first needed, and can be pinned by itself.
#[test]
fn its_bundles_are_signed_by_a_key_that_is_made_once() {
    let place = some();
    is_as_it_was(&place);
    let bundle = |number: usize| place.name(&format!("bundle-{number}"));
    let children: Vec<_> =
        (0..4).map(|number| place.command(["bundle", "device", "CS-0001", "--out", &bundle(number)]).spawn().unwrap()).collect();
    for (number, child) in children.into_iter().enumerate() {
        let answer = place.answer(child.wait_with_output().unwrap()).expect(&[0, 5]);
        // Rows get their tags once. A command that read some of them before is told to begin again.
        if answer.status == Some(5) {
            assert!(answer.stderr.contains("run the same command again"), "{answer}");
            place.does(["bundle", "device", "CS-0001", "--out", &bundle(number)]);
        }
    }
    let json = |words: &[&str]| serde_json::from_str::<serde_json::Value>(&place.does(words)).unwrap();
    let signer =
        |number| json(&["bundle", "verify", &bundle(number), "--json"])["bundles"][0]["signer"].as_str().unwrap().to_owned();
    let key = signer(0);
    assert!((1..4).all(|number| signer(number) == key));
    assert_eq!(place.does(["audit", "list", "--json"]).matches("\"audit.key\"").count(), 1);
    place.does(["bundle", "verify", &bundle(0), "--signer", &key]);
    let id = json(&["ca", "show", "RootCA", "--json"])["pki_id"].as_str().unwrap().to_owned();
    let said = place.run(["bundle", "verify", &bundle(0), "--pki", &id]).expect(&[3]).stderr;
    assert!(said.contains("which does not belong to the PKI"), "{said}");
    fs::write(place.path("root.pem"), place.does(["ca", "export", "RootCA"])).unwrap();
    let said = place.run(["bundle", "verify", &bundle(0), "--anchor", &place.name("root.pem")]).expect(&[3]).stderr;
    assert!(said.contains("the certificate does not name a PKI; use `--signer` instead"), "{said}");
    place.does(["audit", "verify"]);
}

#[test]
fn who_only_asks_changes_nothing() {
    let place = some();
    let error = Sqlite::open_to_read(&place.store(), Duration::ZERO).unwrap_err();
    assert_eq!(error, Error::Older { path: place.store(), found: 1, needed: 5 });
    let mut complete = place.command(["--", "evpki", "charger", "show", "CS-"]);
    complete.env("COMPLETE", "bash").env("_CLAP_COMPLETE_INDEX", "3").env("_CLAP_COMPLETE_COMP_TYPE", "9");
    let answer = place.answer(complete.output().unwrap()).expect(&[0]);
    assert!(!answer.stdout.contains("CS-0001"), "{answer}");
    assert_eq!(fs::read(place.store()).unwrap(), version_1());
    place.run(crate::support::place::INIT).expect(&[1]);
    assert_eq!(version(&place.store()).0, 1);
}

#[test]
fn interrupted_it_is_done_by_the_next() {
    let begin = Instant::now();
    is_as_it_was(&some());
    let whole = begin.elapsed() / 2;
    let rounds = std::env::var("EVPKI_FAULTS_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(6);
    let mut left = Vec::new();
    for round in 0..rounds {
        let place = some();
        let mut command = place.command(["charger", "list"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(whole * round / rounds);
        let _ = child.kill();
        child.wait().unwrap();
        left.push((fs::read(place.store()).unwrap()[63], place.home().join("evpki.db-wal").exists()));
        is_as_it_was(&place);
        assert_eq!(version(&place.store()), (5, 8));
    }
    println!("left behind: the version, and whether there was a log: {left:?}");
}

#[test]
fn several_at_once_agree() {
    let place = some();
    let children = (0..6).map(|_| place.command(["charger", "list"]).spawn().unwrap()).collect::<Vec<_>>();
    for child in children {
        place.answer(child.wait_with_output().unwrap()).expect(&[0]);
    }
    is_as_it_was(&place);
    // As long as an evpki that knows nothing of checksums may write to it, it stays as it is.
    let place = some();
    let held = Connection::open(place.store()).unwrap();
    held.query_row("SELECT count(*) FROM audit", [], |row| row.get::<_, i64>(0)).unwrap();
    let busy = Sqlite::open(&place.store(), Duration::from_millis(200)).unwrap_err();
    assert!(matches!(busy, Error::Busy { .. }), "{busy}");
    drop(held);
    assert_eq!(version(&place.store()), (1, 0));
    is_as_it_was(&place);
}

#[test]
fn where_it_cannot_be_written_it_says_what_it_takes() {
    let place = some();
    give(&place);
    private(&place.store(), 0o400);
    private(&place.home(), 0o500);
    assert_snapshot!(as_somebody(&place, &["charger", "list"]), @"
    exit status 1
    --- stderr
    error: the store `[DIR]/home/evpki.db` was written by an older evpki: it must be upgraded from schema version 1 to 5, so the file and its directory must be writable
    hint: run evpki as the owner of the PKI home
    ");
    private(&place.home(), 0o700);
    private(&place.store(), 0o600);
    take(&place);
    is_as_it_was(&place);
}

#[test]
fn its_backups_are_still_good() {
    let place = some();
    let copy = place.name("copy.db");
    fs::write(&copy, version_1()).unwrap();
    assert_eq!(Sqlite::check_copy(Path::new(&copy)).unwrap().audit_head.number, 32);
    // Over a store of the version before that has gone on.
    place.does(["charger", "add", "CS-0009", "--serial-number", "SN-0009"]);
    let refused = place.run(["store", "restore", &copy]).expect(&[3]);
    assert!(refused.stderr.contains("the backup is older than the current store"), "{refused}");
    fs::write(place.store(), version_1()).unwrap();
    assert_snapshot!(place.run(["store", "restore", &copy]), @r"
    exit status 0
    --- stdout
    Restored [DIR]/copy.db with 32 audit records
    --- stderr
    note: the previous store is kept as [DIR]/home/evpki.db.before-restore-1
    next: check the store with `evpki store check`, then publish the CRLs with `evpki crl publish`
    ");
    place.is_whole(true);
    assert_eq!(version(&place.store()), (5, 8));
    // Where there is none.
    fs::remove_dir_all(place.home()).unwrap();
    place.does(["store", "restore", &copy]);
    place.is_whole(true);
    assert_eq!(fs::read(&copy).unwrap(), version_1());
    let names = crate::support::place::visible(place.home().as_path());
    assert!(!names.iter().any(|name| name.ends_with("-wal")), "{names:?}");
    fs::write(&copy, &version_1()[..80_000]).unwrap();
    assert!(matches!(Sqlite::check_copy(Path::new(&copy)), Err(Error::Damaged { .. })));
    let store = Sqlite::open(&place.store(), Duration::from_secs(5)).unwrap();
    assert_eq!(store.audit_head().unwrap().number, 34);
}

#[test]
fn its_audit_can_be_exported_first() {
    let place = some();
    let head = place.does(["audit", "export", "--head-only"]);
    let file = place.name("head.json");
    fs::write(&file, head).unwrap();
    place.does(["audit", "verify", "--head", &file]);
}
