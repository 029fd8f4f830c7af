//! System calls that fail, and processes killed at one: `strace` has the N-th call of a kind come back with an error, or end the process.

use crate::{
    place::{Answer, Place, all_of, rounds},
    trial::Trial,
};
use std::{
    collections::BTreeMap,
    env, fmt, fs,
    path::Path,
    process::{Command, Output},
    sync::Arc,
};

/// What the test needs, for whoever does not have it.
const NEEDED: &str = "this test has system calls fail: it needs `strace`, and to be allowed to trace processes (ptrace); \
                      EVPKI_NO_PTRACE=1 leaves it out";

/// The calls by which something becomes durable, or gets its name.
const CALLS: [&str; 14] = [
    "openat",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "mkdir",
    "unlink",
    "fchmod",
];
/// What they come back with, beside the kill.
const INJECTIONS: [&str; 3] = ["error=EIO", "error=ENOSPC", "signal=KILL"];
/// The commands that they belong to.
const COMMANDS: [&str; 9] = [
    "init",
    "init --root-out",
    "charger provision --bundles",
    "certificate revoke",
    "crl publish",
    "password rotate",
    "store backup",
    "store restore",
    "bundle server again",
];

/// Whether calls can be made to fail here; panics when they cannot and nobody said so.
fn can_trace() -> bool {
    if env::var_os("EVPKI_NO_PTRACE").is_some() {
        println!("EVPKI_NO_PTRACE is set: nothing was tried");
        return false;
    }
    let traced = Command::new("strace").args(["-f", "-o", "/dev/null", "-e", "inject=fsync:error=EIO", "true"]).output();
    assert!(traced.is_ok_and(|output| output.status.success()), "{NEEDED}");
    true
}

/// Runs a command under `strace`, with these arguments of its own.
fn traced(trial: &Trial, place: &Place, arguments: &[String]) -> Output {
    let inner = trial.command(place);
    let mut command = place.run_by(Command::new("strace"), ["-f", "-qq"].map(str::to_owned).iter().chain(arguments));
    command.arg(inner.get_program()).args(inner.get_args());
    command.output().expect(NEEDED)
}

/// A call of a command that fails.
struct Failure {
    trial: &'static Trial,
    ready: Arc<Place>,
    call: &'static str,
    /// The how-manieth of its kind, in its thread.
    at: u32,
    injection: &'static str,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`, {}:{}:when={}", self.trial.name, self.call, self.injection, self.at)
    }
}

impl Failure {
    fn happens(&self) {
        let place = self.ready.copy();
        let log = place.name("trace");
        let inject = format!("inject={}:{}:when={}", self.call, self.injection, self.at);
        let output = traced(self.trial, &place, &["-o".to_owned(), log.clone(), "-e".to_owned(), inject]);
        let answer = place.answer(output);
        let trace = fs::read_to_string(&log).unwrap();
        fs::remove_file(log).unwrap();
        if self.injection == "signal=KILL" {
            assert!(answer.status.is_none(), "it was not killed: {answer}");
        } else {
            assert!(trace.contains("(INJECTED)"), "nothing failed: {answer}");
            self.says_so(&place, &answer);
        }
        self.trial.recovers(&place, &answer);
    }

    /// Either it says what failed, or what failed was of no account and all is done.
    fn says_so(&self, place: &Place, answer: &Answer) {
        match answer.status {
            Some(0) => self.trial.is_done(place),
            Some(1 | 3 | 5 | 6) => {
                let words =
                    ["no room is left", "no space left", "cannot", "I/O error", "input/output", "stdout", "damaged", "cannot be"];
                assert!(answer.stderr.starts_with("error: ") || answer.stderr.contains("\nerror: "), "{answer}");
                assert!(words.iter().any(|word| answer.stderr.contains(word)), "{answer}");
                let is_full = self.injection == "error=ENOSPC";
                assert!(
                    !is_full || answer.stderr.to_lowercase().contains("no space left") || answer.stderr.contains("no room"),
                    "{answer}"
                );
            }
            _ => panic!("{answer}"),
        }
    }
}

/// Which calls a command makes that can fail for it: of each kind, the numbers of those that touch the place, counted by thread.
fn calls(trial: &Trial, ready: &Place) -> BTreeMap<&'static str, Vec<u32>> {
    let place = ready.copy();
    let log = place.name("trace");
    let traced = traced(
        trial,
        &place,
        &["-y".to_owned(), "-o".to_owned(), log.clone(), "-e".to_owned(), format!("trace={}", CALLS.join(","))],
    );
    place.answer(traced).expect(&[0]);
    let directory = place.name("");
    let mut counted = BTreeMap::<(&str, &str), u32>::new();
    let mut found = BTreeMap::<&'static str, Vec<u32>>::new();
    let log = fs::read_to_string(Path::new(&log)).unwrap();
    for line in log.lines() {
        let Some((thread, call)) = line.split_once(' ') else { continue };
        let Some((name, rest)) = call.trim_start().split_once('(') else { continue };
        let Some(call) = CALLS.iter().find(|call| **call == name) else { continue };
        let times = counted.entry((thread, call)).or_default();
        *times += 1;
        // What is said to a person need not be heard.
        if rest.contains(&directory) || rest.starts_with("1<") {
            found.entry(call).or_default().push(*times);
        }
    }
    for times in found.values_mut() {
        times.sort_unstable();
        times.dedup();
    }
    found
}

/// Some of many, spread over all of them, first and last included; other ones for every salt.
fn sampled(all: &[u32], salt: usize) -> Vec<u32> {
    let wanted = rounds(2) as usize;
    if all.len() <= wanted {
        return all.to_vec();
    }
    let step = all.len() as f64 / wanted as f64;
    (0..wanted).map(|n| all[(n as f64 * step) as usize + salt % step.floor().max(1.0) as usize]).collect()
}

#[test]
fn every_call_may_fail() {
    if !can_trace() {
        return;
    }
    let mut failures = Vec::new();
    for (salt, name) in COMMANDS.iter().enumerate() {
        let trial = Trial::named(name);
        let ready = Arc::new(trial.place());
        for (kind, (call, all)) in calls(trial, &ready).into_iter().enumerate() {
            for (way, injection) in INJECTIONS.into_iter().enumerate() {
                let chosen = sampled(&all, salt * 7 + kind * 5 + way * 3);
                failures.extend(chosen.into_iter().map(|at| Failure { trial, ready: ready.clone(), call, at, injection }));
            }
        }
    }
    println!("{} failures", failures.len());
    all_of(failures, Failure::happens);
}
