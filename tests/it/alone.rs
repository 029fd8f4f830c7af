//! No command starts another program: there is nobody to inherit a secret, by environment, descriptor or argv.
//!
//! `EVPKI_NO_PTRACE=1` leaves it out, where nobody may trace.
#![cfg(target_os = "linux")]

use crate::support::place;
use place::{INIT, Place};
use std::{fs, process::Command};

/// How many programs a command has started, itself among them. With what it says.
#[track_caller]
fn started(place: &Place, by: &[&str]) -> usize {
    let log = place.path("execve.log");
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-e", "trace=execve,execveat", "-o"]).arg(&log);
    place.answer(place.run_by(strace, by).output().unwrap()).expect(&[0, 3, 6]);
    let log = fs::read_to_string(log).unwrap();
    log.lines().filter(|line| line.contains("execve")).count()
}

#[test]
fn no_command_starts_a_program() {
    if std::env::var_os("EVPKI_NO_PTRACE").is_some() {
        println!("EVPKI_NO_PTRACE is set: nothing was traced");
        return;
    }
    let place = Place::empty();
    let binary = env!("CARGO_BIN_EXE_evpki");
    let init = [&[binary][..], &INIT].concat();
    assert_eq!(started(&place, &init), 1);
    let manifest = place.manifest(0..4);
    let (bundles, labels) = (place.name("bundles"), place.name("labels"));
    for words in [
        &["server", "issue", place::CSMS][..],
        &["charger", "provision", &manifest, "--bundles", &bundles],
        &["charger", "scan", "--labels", &labels, "--with-password"],
        &["password", "rotate", "CS-0000"],
        &["password", "show", "CS-0000", "--reveal"],
        &["password", "export"],
        &["token", "issue", "DE*ABC"],
        &["totp", "provision", "DE*ABC"],
        &["vault", "status"],
        &["vault", "recovery"],
        &["crl", "publish"],
        &["store", "check"],
        &["status"],
        &["audit", "verify"],
    ] {
        assert_eq!(started(&place, &[&[binary], words].concat()), 1, "{words:?}");
    }
    // The count can be another.
    assert_eq!(started(&place, &["sh", "-c", &format!("true; '{binary}' status; true")]), 2);
}
