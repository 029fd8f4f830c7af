//! System calls that fail, and processes killed at one: `strace` has the N-th call of a kind come back with an error, or end the process.

use crate::support::{
    place::{Answer, Place, all_of, rounds},
    trial::Trial,
};
use insta::assert_snapshot;
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
const CALLS: [&str; 15] = [
    "openat",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "syncfs",
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
const COMMANDS: [&str; 10] = [
    "init",
    "init --root-out",
    "charger provision --bundles",
    "charger provision --archive",
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
    /// Which thread does what is different every time: when none came so far this time, an earlier call of theirs fails.
    fn happens(&self) {
        let mut at = self.at;
        while !self.happens_at(at) {
            at /= 2;
            assert!(at > 0, "no {} of it failed", self.call);
        }
    }

    /// Whether there was such a call, to fail.
    fn happens_at(&self, at: u32) -> bool {
        let place = self.ready.copy();
        let log = place.name("trace");
        let inject = format!("inject={}:{}:when={at}", self.call, self.injection);
        let output = traced(self.trial, &place, &["-o".to_owned(), log.clone(), "-e".to_owned(), inject]);
        let answer = place.answer(output);
        let trace = fs::read_to_string(&log).unwrap();
        fs::remove_file(log).unwrap();
        let is_kill = self.injection == "signal=KILL";
        if (is_kill && answer.status == Some(0)) || (!is_kill && !trace.contains("(INJECTED)")) {
            self.trial.is_done(&place);
            return false;
        }
        if is_kill {
            assert!(answer.status.is_none(), "it was not killed: {answer}");
        } else {
            // A thread that had written as often may be the one that says what failed, and then that went nowhere.
            let is_heard = !trace.lines().any(|line| line.contains("write(2, ") && line.contains("(INJECTED)"));
            self.says_so(&place, &answer, is_heard);
        }
        self.trial.recovers(&place, &answer);
        true
    }

    /// Either it says what failed, or what failed was of no account and all is done.
    fn says_so(&self, place: &Place, answer: &Answer, is_heard: bool) {
        match answer.status {
            Some(0) => self.trial.is_done(place),
            Some(1 | 5 | 6) if !is_heard => {}
            Some(status @ (1 | 5 | 6)) => {
                let said = answer.stderr.to_lowercase();
                // What was done in part has its report, whether or not it was the store that failed.
                let is_told = said.contains("note: ") || (status != 6 && said.contains("error: "));
                // What SQLite says of it, in the words of whoever has the disk.
                let why = ["disk i/o error", "unable to open", "is not writable", "or the log next to it cannot be removed"];
                let of_system: &[&str] = match self.injection {
                    "error=EIO" => &["input/output error", "i/o error"],
                    _ => &["no space left"],
                };
                let why = why.iter().chain(of_system);
                assert!(is_told && why.copied().any(|why| said.contains(why)), "{answer}");
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

/// As on a file system of a network. SQLite takes it for somebody who has the lock, and waits.
#[test]
fn a_file_system_without_locks() {
    if !can_trace() {
        return;
    }
    let place = Place::founded();
    let before = fs::read(place.store()).unwrap();
    let commands = [vec!["charger", "list"], vec!["charger", "add", "CS-1", "--serial-number", "SN-1"], vec!["crl", "publish"]];
    let children = commands.map(|words| {
        let mut command =
            place.run_by(Command::new("strace"), ["-f", "-qq", "-o", "/dev/null", "-e", "inject=fcntl:error=ENOLCK"]);
        command.arg(env!("CARGO_BIN_EXE_evpki")).args(words).spawn().expect(NEEDED)
    });
    let answers = children.map(|child| place.answer(child.wait_with_output().unwrap()).to_string());
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    assert_snapshot!(answers[0], @"
    exit status 5
    --- stderr
    error: the file system of `[DIR]/home/evpki.db` does not support locks: No locks available (os error 37)
    hint: move the PKI home to a local disk: network file systems are not supported
    ");
    assert!(fs::read(place.store()).unwrap() == before);
    place.is_whole(false);
}
