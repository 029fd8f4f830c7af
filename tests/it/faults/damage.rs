//! A damaged store.

use crate::support::place::{Answer, Place};
use insta::assert_snapshot;
use rusqlite::Connection;
use std::fs;

/// Commands that read, and commands that write.
fn commands(place: &Place) -> Vec<Vec<String>> {
    let manifest = place.manifest(0..6);
    let all: [&[&str]; 9] = [
        &["store", "check"],
        &["store", "check", "--without-vault"],
        &["charger", "list"],
        &["charger", "show", "CS-0001"],
        &["certificate", "list"],
        &["audit", "verify"],
        &["charger", "provision", &manifest],
        &["crl", "publish", "--force"],
        &["store", "backup", "/dev/null/copy.db"],
    ];
    all.iter().map(|words| words.iter().map(|word| (*word).to_owned()).collect()).collect()
}

/// A place with chargers, whose store is one file.
fn some() -> Place {
    let place = Place::founded();
    place.does(["charger", "provision", &place.manifest(0..6)]);
    place
}

/// What `store check` says; every command refuses it, each naming the file.
fn refused(place: &Place) -> Answer {
    for command in commands(place) {
        let answer = place.run(command).expect(&[1, 5]);
        assert!(answer.stderr.contains("evpki.db"), "{answer}");
    }
    place.run(["store", "check"])
}

#[test]
fn a_store_that_was_cut() {
    let place = some();
    let whole = fs::read(place.store()).unwrap();
    fs::write(place.store(), &whole[..whole.len() / 2]).unwrap();
    assert_snapshot!(refused(&place), @"
    exit status 5
    --- stderr
    error: the store is damaged: `[DIR]/home/evpki.db`: database disk image is malformed
    hint: list the damage with `evpki store check`, then restore a backup with `evpki store restore FILE`
    ");
    fs::write(place.store(), &whole[..60]).unwrap();
    assert_snapshot!(refused(&place), @"
    exit status 5
    --- stderr
    error: the store is damaged: `[DIR]/home/evpki.db`: database disk image is malformed
    hint: list the damage with `evpki store check`, then restore a backup with `evpki store restore FILE`
    ");
    fs::write(place.store(), &whole).unwrap();
    place.holds(0..6, None);
}

#[test]
fn an_empty_store() {
    let place = some();
    let copy = place.name("copy.db");
    place.does(["store", "backup", &copy]);
    fs::write(place.store(), "").unwrap();
    assert_snapshot!(refused(&place), @"
    exit status 1
    --- stderr
    error: the store `[DIR]/home/evpki.db` contains no PKI yet
    hint: restore a backup with `evpki store restore FILE`, or move the file away and create a PKI
    ");
    assert_snapshot!(place.run(crate::support::place::INIT), @"
    exit status 1
    --- stderr
    error: the store `[DIR]/home/evpki.db` contains no PKI yet
    hint: restore a backup with `evpki store restore FILE`, or move the file away and create a PKI
    ");
    assert_snapshot!(place.run(["store", "restore", &copy]), @r"
    exit status 0
    --- stdout
    Restored [DIR]/copy.db with 33 audit records
    --- stderr
    note: the previous store is kept as [DIR]/home/evpki.db.before-restore-1
    note: chargers and passwords are as they were when the backup was made
    next: check the store with `evpki store check`, then publish the CRLs with `evpki crl publish`
    ");
    place.holds(0..6, None);
}

#[test]
fn a_store_of_another_program() {
    let place = some();
    fs::remove_file(place.store()).unwrap();
    Connection::open(place.store()).unwrap().execute_batch("PRAGMA application_id = 1196444487; CREATE TABLE t (x)").unwrap();
    let theirs = fs::read(place.store()).unwrap();
    assert_snapshot!(refused(&place), @"
    exit status 5
    --- stderr
    error: `[DIR]/home/evpki.db` is not an evpki store: its application ID is 0x47504b47, expected 0x6576504b
    ");
    assert_eq!(fs::read(place.store()).unwrap(), theirs);
}

#[test]
fn the_log_of_another_store() {
    let (place, other) = (some(), Place::empty());
    // A log of a PKI of its own, as it is left by a process that was killed.
    other.does(crate::support::place::INIT);
    let held = Connection::open(other.store()).unwrap();
    held.query_row("SELECT count(*) FROM audit", [], |row| row.get::<_, i64>(0)).unwrap();
    other.does(["charger", "provision", &other.manifest(100..150)]);
    fs::copy(other.home().join("evpki.db-wal"), place.home().join("evpki.db-wal")).unwrap();
    for command in commands(&place) {
        let answer = place.run(command).expect(&[0, 1, 4, 5]);
        assert_ne!((answer.status, answer.stdout.contains("is whole")), (Some(0), true), "{answer}");
    }
    place.run(["store", "check"]).expect(&[1, 4, 5]);
    drop(held);
}

#[test]
fn a_page_of_noise() {
    let place = some();
    let whole = fs::read(place.store()).unwrap();
    let mut unnoticed = Vec::new();
    for page in 0..whole.len() / 4096 {
        for at in [0, 4000] {
            let mut damaged = whole.clone();
            let noise = (0..96).map(|n: u32| (n * 151 + 7 * page as u32 + 0x80) as u8);
            damaged.splice(page * 4096 + at..page * 4096 + at + 96, noise);
            fs::write(place.store(), &damaged).unwrap();
            place.run(["certificate", "list"]).expect(&[0, 1, 5]);
            let check = place.run(["store", "check", "--without-vault"]).expect(&[0, 1, 5]);
            // What no cell has taken yet is nobody's.
            let is_taken = whole[page * 4096 + at..page * 4096 + at + 96].iter().any(|byte| *byte != 0);
            // What is sealed, only the vault can say of.
            if is_taken && check.status == Some(0) {
                let check = place.run(["store", "check"]).expect(&[0, 1, 4, 5]);
                unnoticed.extend((check.status == Some(0)).then_some((page, at)));
            }
            let _ = fs::remove_file(place.home().join("evpki.db-wal"));
        }
    }
    assert!(unnoticed.is_empty(), "{unnoticed:?}");
}
