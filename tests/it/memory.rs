//! What other processes, core dumps and swap space get to see of the memory of evpki: nothing. Read from outside, of the real binary.
#![cfg(target_os = "linux")]

use crate::support::{place, session};
use place::{Answer, Place, SOMEBODY, by_somebody, give, is_root};
use session::PASSPHRASE;
use std::{
    fs,
    io::{Read, Write},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// What it is run with: it waits for its passphrase.
const WAITS: [&str; 4] = ["vault", "status", "--passphrase", "stdin"];

/// A process that waits.
struct Waiting(Child);

impl Waiting {
    fn of(mut command: Command) -> Self {
        let child = Self(command.stdin(Stdio::piped()).spawn().unwrap());
        let deadline = Instant::now() + Duration::from_secs(60);
        while child.core_limits() != ["0", "0"] || !child.reads("status").contains("\nState:\tS") {
            assert!(Instant::now() < deadline, "it does not wait: {}", child.reads("status"));
            sleep(Duration::from_millis(10));
        }
        child
    }

    /// How large a core dump may be, as it stands and at most.
    fn core_limits(&self) -> Vec<String> {
        let limits = self.reads("limits");
        let core = limits.lines().find_map(|line| line.strip_prefix("Max core file size")).unwrap_or_default();
        core.split_whitespace().take(2).map(str::to_owned).collect()
    }

    /// A file about it, as the system says it.
    fn reads(&self, name: &str) -> String {
        fs::read_to_string(format!("/proc/{}/{name}", self.0.id())).unwrap()
    }

    /// How many KiB of it stay out of swap space.
    fn locked(&self) -> u64 {
        let status = self.reads("status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmLck:")).unwrap();
        line.trim().strip_suffix(" kB").unwrap().parse().unwrap()
    }

    /// Ends it with its passphrase.
    fn goes_on(mut self, place: &Place) -> Answer {
        writeln!(self.0.stdin.take().unwrap(), "{PASSPHRASE}").unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        self.0.stdout.take().unwrap().read_to_end(&mut out).unwrap();
        self.0.stderr.take().unwrap().read_to_end(&mut err).unwrap();
        let status = self.0.wait().unwrap();
        place.answer(std::process::Output { status, stdout: out, stderr: err }).expect(&[0])
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A place whose home belongs to somebody who is not root.
fn somebodys() -> Place {
    let place = Place::founded();
    give(&place);
    place
}

/// The binary in that somebody's hands, who may lock so many bytes of memory.
fn with_limit(place: &Place, bytes: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new("prlimit");
    let by = by_somebody(place);
    command.arg(format!("--memlock={bytes}")).arg(by.get_program()).args(by.get_args());
    place.run_by(command, arguments)
}

#[test]
fn no_core_dumps_and_no_other_reader() {
    let place = somebodys();
    let waiting = Waiting::of(place.run_by(by_somebody(&place), WAITS));
    assert_eq!(waiting.core_limits(), ["0", "0"]);
    // Passphrases in its environment, too, are nobody else's; nor can a debugger be put on it.
    let as_neighbour = |words: &[&str]| {
        let mut command = Command::new(if is_root() { "setpriv" } else { words[0] });
        if is_root() {
            command.args([format!("--reuid={SOMEBODY}"), format!("--regid={SOMEBODY}")]).arg("--clear-groups").arg(words[0]);
        }
        command.args(&words[1..]).stderr(Stdio::null()).output().unwrap()
    };
    let of = |id: u32, name: &str| as_neighbour(&["head", "-c", "1", &format!("/proc/{id}/{name}")]);
    let other = Command::new("sleep").arg("60").spawn().unwrap();
    for name in ["environ", "mem", "maps", "auxv"] {
        let refused = of(waiting.0.id(), name);
        assert!(!refused.status.success() && refused.stdout.is_empty(), "{name}");
    }
    let mut other = Waiting(other);
    if !is_root() {
        assert!(of(other.0.id(), "environ").status.success(), "a process like any other can be read");
    }
    let traced = as_neighbour(&["strace", "-p", &waiting.0.id().to_string(), "-o", "/dev/null"]);
    assert!(!traced.status.success());
    other.0.kill().unwrap();
    waiting.goes_on(&place);
}

/// Whether no limit of locked memory counts for us: by CAP_IPC_LOCK, or for want of a limit.
fn may_lock_all() -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let capabilities = status.lines().find_map(|line| line.strip_prefix("CapEff:")).unwrap();
    let limits = fs::read_to_string("/proc/self/limits").unwrap();
    let limit = limits.lines().find_map(|line| line.strip_prefix("Max locked memory")).unwrap();
    u64::from_str_radix(capabilities.trim(), 16).unwrap() >> 14 & 1 == 1 || limit.split_whitespace().nth(1) == Some("unlimited")
}

#[test]
fn out_of_swap_space() {
    // Who may, keeps all of it there.
    if may_lock_all() {
        let place = Place::founded();
        let waiting = Waiting::of(place.command(WAITS));
        assert!(waiting.locked() > 8 * 1024, "{}", waiting.reads("status"));
        let said = waiting.goes_on(&place);
        assert!(!said.stderr.contains("memory"), "{said}");
        place.does(["password", "provision", "--batch", "B1"]);
    }
    // Who may a little, the keys.
    let place = somebodys();
    let waiting = Waiting::of(with_limit(&place, "65536:65536", &WAITS));
    assert!((1..=64).contains(&waiting.locked()), "{}", waiting.reads("status"));
    let note = "note: memory: the keys of the vault stay out of swap space, the rest may not\n";
    assert!(waiting.goes_on(&place).stderr.starts_with(note));
    // And who may nothing is not kept from anything.
    let waiting = Waiting::of(with_limit(&place, "0:0", &WAITS));
    assert_eq!(waiting.locked(), 0);
    assert!(waiting.goes_on(&place).stderr.starts_with("note: memory: it may be written to swap space\n"));
    for (limit, word) in [("65536:65536", "keys"), ("0:0", "nothing")] {
        let run = |words: &[&str]| place.answer(with_limit(&place, limit, words).output().unwrap()).expect(&[0]);
        let batch = format!("B-{word}");
        run(&["password", "provision", "--batch", &batch]);
        let status: serde_json::Value = serde_json::from_str(&run(&["vault", "status", "--json"]).stdout).unwrap();
        assert_eq!(status["memory_kept"], word);
        let verbose = run(&["-v", "charger", "list"]).stderr;
        assert!(verbose.contains("\nmemory: "), "{verbose}");
    }
}

/// A limit of locked memory that the process is below at first, and would meet with its passphrase.
#[test]
fn a_limit_fails_nothing() {
    let place = somebodys();
    for kib in [4, 1024, 8192] {
        let limit = format!("{0}:{0}", kib * 1024);
        let said = place.answer(
            with_limit(&place, &limit, &["vault", "passphrase", "--new-passphrase", "env:EVPKI_PASSPHRASE"]).output().unwrap(),
        );
        said.expect(&[0]);
    }
}

/// Where another process may not look, the process itself still finds what it was handed as a descriptor.
#[test]
fn secrets_in_descriptors() {
    let place = somebodys();
    let file = place.path("passphrase");
    fs::write(&file, format!("{PASSPHRASE}\n")).unwrap();
    for (number, (handed, flags)) in [
        ("3<passphrase", "--passphrase fd:3"),
        ("3< <(cat passphrase)", "--passphrase fd:3"),
        ("<passphrase", "--passphrase fd:0"),
        ("<passphrase", "--passphrase-file /dev/stdin"),
        ("< <(cat passphrase)", "--passphrase-file /dev/stdin"),
        ("", "--passphrase-file <(cat passphrase)"),
        ("3< <(cat passphrase)", "--passphrase-file /proc/self/fd/3"),
    ]
    .into_iter()
    .enumerate()
    {
        // The shell is somebody's too: a pipe belongs to who makes it.
        let by = by_somebody(&place);
        let program = by.get_args().last().unwrap_or(by.get_program()).to_str().unwrap().to_owned();
        let script = format!("cd '{}' && '{program}' password provision --batch B-{number} {flags} {handed}", place.name(""));
        let mut command = Command::new("bash");
        if is_root() {
            command = Command::new("setpriv");
            command.args([format!("--reuid={SOMEBODY}"), format!("--regid={SOMEBODY}")]).args(["--clear-groups", "bash"]);
        }
        let mut command = place.run_by(command, ["-c", &script]);
        let said = place.answer(command.env_remove("EVPKI_PASSPHRASE").output().unwrap());
        assert_eq!(said.status, Some(0), "{flags} {handed}\n{said}");
    }
}
