//! A home on which the lock cannot be had, or whose files cannot be made.

use crate::support::place::{Answer, Place};
use insta::assert_snapshot;
use rusqlite::Connection;
use std::{fs, os::unix::fs::DirBuilderExt, process::Child};

/// Commands that need the lock: the first only to ask.
const COMMANDS: [&[&str]; 5] = [
    &["charger", "list"],
    &["charger", "add", "CS-1", "--serial-number", "SN-1"],
    &["crl", "publish", "--force"],
    &["charger", "provision", "[MANIFEST]", "--bundles", "[BUNDLES]"],
    &["store", "check"],
];

fn words(place: &Place, command: &[&str]) -> Vec<String> {
    let (manifest, bundles) = (place.manifest(0..4), place.name("bundles"));
    command.iter().map(|word| word.replace("[MANIFEST]", &manifest).replace("[BUNDLES]", &bundles)).collect()
}

/// Runs all of them at the same time, since each waits for half a minute.
fn all(place: &Place) -> Vec<Answer> {
    let children: Vec<Child> = COMMANDS.iter().map(|command| place.command(words(place, command)).spawn().unwrap()).collect();
    children.into_iter().map(|child| place.answer(child.wait_with_output().unwrap())).collect()
}

/// What a snapshot can hold: without the number and the name of this process.
fn calm(answer: &Answer) -> String {
    let text = answer.to_string();
    let holder = format!("now locked by process {}, `", std::process::id());
    match text.split_once(&holder).and_then(|(before, rest)| Some((before, rest.split_once('`')?.1))) {
        Some((before, after)) => format!("{before}now locked by process [ID], `[NAME]`{after}"),
        None => text,
    }
}

#[test]
fn a_store_that_somebody_does_not_let_go_of() {
    let place = Place::founded();
    let before = fs::read(place.store()).unwrap();
    let holder = Connection::open(place.store()).unwrap();
    holder.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").unwrap();
    let mut answers: Vec<String> = all(&place).iter().map(calm).collect();
    answers.dedup();
    assert_snapshot!(answers.join("and "), @"
    exit status 5
    --- stderr
    error: the store `[DIR]/home/evpki.db` is busy: other processes have locked it for 30 s (now locked by process [ID], `[NAME]`)
    hint: wait for the other process, then try again
    ");
    drop(holder);
    assert!(fs::read(place.store()).unwrap() == before && !place.path("bundles").exists());
    // Whoever writes, and stops in the middle of it, is in the way of those who write.
    let holder = Connection::open(place.store()).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    for (command, answer) in COMMANDS.iter().zip(all(&place)) {
        let asks_only = command[1] == "list" || command[1] == "check";
        let answer = answer.expect(if asks_only { &[0] } else { &[5, 6] });
        assert!(asks_only || calm(&answer).contains("(now locked by process [ID], `[NAME]`)"), "{answer}");
    }
    drop(holder);
    for command in COMMANDS {
        place.does(words(&place, command));
    }
    place.does(["charger", "decommission", "CS-1", "--yes"]);
    place.are_good(&place.path("bundles"));
}

#[test]
fn files_beside_the_store_that_cannot_be_made() {
    let place = Place::founded();
    let before = fs::read(place.store()).unwrap();
    for suffix in ["-wal", "-shm"] {
        let stranger = place.path(&format!("home/evpki.db{suffix}"));
        fs::DirBuilder::new().mode(0o700).create(&stranger).unwrap();
        for command in COMMANDS {
            let asks_only = command[1] == "list" || command[1] == "check";
            let answer = place.run(words(&place, command));
            match suffix {
                "-wal" => {
                    assert!(answer.stderr.contains("evpki.db-wal`: is a directory"), "{answer}")
                }
                // Without an index of the log there is nothing newer than the store itself, and so it can be read.
                _ if asks_only => assert_eq!(answer.status, Some(0), "{answer}"),
                _ => assert!(answer.stderr.contains("evpki.db` or its directory is not writable"), "{answer}"),
            }
            assert!(asks_only || answer.status != Some(0));
        }
        fs::remove_dir(&stranger).unwrap();
    }
    assert!(fs::read(place.store()).unwrap() == before && !place.path("bundles").exists());
    place.is_whole(false);
}
