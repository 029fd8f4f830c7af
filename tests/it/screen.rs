//! A password on a terminal: seen for a moment, and gone. The real binary, at a terminal of its own.

use crate::support::place;
use place::Place;
use rexpect::{
    process::{Signal, WaitStatus},
    session::{PtySession, spawn_command},
};
use std::process::Stdio;

/// What terminals understand as: to the second screen, clear it, and back to the first, as it was.
const SECOND: &str = "\u{1b}[?1049h";
const CLEARED: &str = "\u{1b}[2J";
const FIRST: &str = "\u{1b}[?1049l";

const SHOW: [&str; 4] = ["password", "show", "CS-0000", "--reveal"];

/// A place with a charger that has a password, and the password.
fn with_a_password() -> (Place, String) {
    let place = Place::founded();
    place.does(["charger", "provision", &place.manifest(0..1)]);
    let shown: serde_json::Value = serde_json::from_str(&place.does(SHOW.into_iter().chain(["--json"]))).unwrap();
    let password = shown["versions"][0]["value"].as_str().unwrap().to_owned();
    assert!(password.len() >= 16);
    (place, password)
}

fn at_a_terminal(place: &Place, term: &str, words: &[&str]) -> PtySession {
    let mut command = place.command(words);
    command.env("TERM", term).stdin(Stdio::inherit()).stdout(Stdio::inherit()).stderr(Stdio::inherit());
    spawn_command(command, Some(60_000)).unwrap()
}

/// Waits until it is shown, ends the look, and holds against the rules what was written on which screen.
fn seen_and_gone(end: impl FnOnce(&mut PtySession)) {
    let (place, password) = with_a_password();
    let mut terminal = at_a_terminal(&place, "xterm", &SHOW);
    let before = terminal.exp_string(SECOND).unwrap();
    assert!(!before.contains(&password), "{before}");
    terminal.exp_string(&password).unwrap();
    terminal.exp_string("Press any key to clear this").unwrap();
    end(&mut terminal);
    terminal.exp_string(CLEARED).unwrap();
    terminal.exp_string(FIRST).unwrap();
    let after = terminal.exp_eof().unwrap();
    assert!(after.contains("active") && after.contains("no longer on your screen"), "{after}");
    assert!(!after.contains(&password), "{after}");
    assert!(matches!(terminal.process().wait(), Ok(WaitStatus::Exited(_, 0))));
}

#[test]
fn a_key_clears_it() {
    seen_and_gone(|terminal| {
        terminal.send("q").unwrap();
        terminal.flush().unwrap();
    });
}

#[test]
fn control_c_clears_it() {
    seen_and_gone(|terminal| terminal.send_control('c').unwrap());
}

#[test]
fn being_told_to_end_clears_it() {
    seen_and_gone(|terminal| terminal.process_mut().signal(Signal::SIGTERM).unwrap());
}

/// Without `--reveal` there is nothing to clear; where there is no second screen, it is said that it stays.
#[test]
fn masked_or_said_to_stay() {
    let (place, password) = with_a_password();
    let said = at_a_terminal(&place, "xterm", &SHOW[..3]).exp_eof().unwrap();
    assert!(said.contains("active") && !said.contains(&password) && !said.contains(SECOND), "{said}");
    let said = at_a_terminal(&place, "dumb", &SHOW).exp_eof().unwrap();
    assert!(said.contains(&password) && said.contains("perhaps in its scrollback") && !said.contains('\u{1b}'), "{said}");
}
