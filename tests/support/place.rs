//! The real binary at a place of its own: for what only a process can show, such as its sudden end.
//!
//! No answer, expected or not, may be that of a bug.

use crate::support::session::{PASSPHRASE, cheapen, steady};
use evpki::{
    model::{PasswordState, SecretKind},
    store::{CertificateFilter, OwnerKind, Read, Sqlite},
};
use std::{
    collections::{BTreeMap, HashSet},
    ffi::OsStr,
    fmt, fs,
    io::{BufRead, BufReader, Read as _, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Output, Stdio},
    sync::{Mutex, OnceLock},
    time::Duration,
};
use tempfile::TempDir;

/// The CSMS of every place that has a PKI.
pub(crate) const CSMS: &str = "csms.acme.example";
/// The words that found a PKI.
pub(crate) const INIT: [&str; 7] = ["init", "--organization", "ACME Charging", "--country", "DE", "--environment", "test"];

/// A directory with a home in it.
#[derive(Debug)]
pub(crate) struct Place {
    directory: PathBuf,
    _kept: Option<TempDir>,
}

impl Place {
    /// One without a PKI.
    ///
    /// In memory, where there is room for it: nothing here is about the loss of power, and syncing takes most of the time.
    pub(crate) fn empty() -> Self {
        let kept = TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap();
        Self { directory: kept.path().to_owned(), _kept: Some(kept) }
    }

    /// One without a PKI, in a directory of somebody's.
    pub(crate) fn at(directory: &Path) -> Self {
        Self { directory: directory.to_owned(), _kept: None }
    }

    /// One with a PKI and a CSMS. All of them have the same; it is made once.
    pub(crate) fn founded() -> Self {
        let place = Self::empty();
        place.settle();
        place
    }

    /// Puts that PKI here.
    pub(crate) fn settle(&self) {
        static FOUNDED: OnceLock<Vec<u8>> = OnceLock::new();
        let store = FOUNDED.get_or_init(|| {
            let place = Self::empty();
            place.does(INIT);
            place.does(["server", "issue", CSMS]);
            cheapen(&place.store());
            fs::read(place.store()).unwrap()
        });
        fs::create_dir_all(self.home()).unwrap();
        fs::write(self.store(), store).unwrap();
        private(&self.store(), 0o600);
        private(&self.home(), 0o700);
    }

    /// Puts a PKI of another hierarchy here, without anything that was issued.
    pub(crate) fn settle_as(&self, hierarchy: &str) {
        self.does([&INIT[..], &["--hierarchy", hierarchy, "--ocsp-url", "http://ocsp.acme.example"]].concat());
        cheapen(&self.store());
    }

    /// A copy of all of it, elsewhere.
    pub(crate) fn copy(&self) -> Self {
        let copy = Self::empty();
        let copied = Command::new("cp").arg("-a").arg(self.path(".")).arg(&copy.directory).status();
        assert!(copied.unwrap().success());
        copy
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.path("home")
    }

    pub(crate) fn store(&self) -> PathBuf {
        self.path("home/evpki.db")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }

    /// The same, as text.
    pub(crate) fn name(&self, name: &str) -> String {
        self.path(name).into_os_string().into_string().unwrap()
    }

    /// Writes a manifest of the chargers of these numbers: every second of profile 2, the others of profile 3. Its path.
    pub(crate) fn manifest(&self, numbers: std::ops::Range<u32>) -> String {
        let rows = numbers.clone().map(|n| format!("CS-{n:04},SN-{n:04},{}\n", 2 + n % 2)).collect::<String>();
        let name = self.name(&format!("{}-{}.csv", numbers.start, numbers.end));
        fs::write(&name, format!("station_id,serial_number,security_profile\n{rows}")).unwrap();
        name
    }

    /// The binary, in this home and with its passphrase.
    pub(crate) fn command<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Command {
        self.run_by(Command::new(env!("CARGO_BIN_EXE_evpki")), arguments)
    }

    /// The same, by a program that runs it: `by` ends where the arguments of the binary begin.
    pub(crate) fn run_by<A: AsRef<OsStr>>(&self, mut by: Command, arguments: impl IntoIterator<Item = A>) -> Command {
        by.args(arguments).env_clear().env("EVPKI_HOME", self.home()).env("EVPKI_PASSPHRASE", PASSPHRASE);
        by.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        by.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        by
    }

    #[track_caller]
    pub(crate) fn run<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Answer {
        self.answer(self.command(arguments).output().unwrap())
    }

    /// Runs it; panics unless it did all of what it was asked to. Its data.
    #[track_caller]
    pub(crate) fn does<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> String {
        self.run(arguments).expect(&[0]).stdout
    }

    /// What a process answered, which was no bug.
    #[track_caller]
    pub(crate) fn answer(&self, output: Output) -> Answer {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let answer = Answer {
            status: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
            directory: self.directory.clone(),
        };
        assert!(!answer.stderr.contains("panicked") && answer.status != Some(70) && answer.status != Some(101), "{answer}");
        assert!(answer.status.is_none_or(|status| status == 0) || !answer.stderr.is_empty() || !answer.stdout.is_empty());
        answer
    }

    /// Checks that the store is whole, but for CRLs that are due and what killed processes had under construction; with `unfinished`, it
    /// may also have something to be completed.
    #[track_caller]
    pub(crate) fn is_whole(&self, unfinished: bool) {
        let check = self.run(["store", "check", "--json"]);
        let found: serde_json::Value = serde_json::from_str(&check.stdout).unwrap_or_else(|_| panic!("{check}"));
        let findings = found["findings"].as_array().unwrap();
        assert!(matches!(check.status, Some(0 | 6)), "{check}");
        let due = ["crl-stale", "crl-published", "leftover"];
        let may_be = |finding: &serde_json::Value| {
            finding["grade"] == "incomplete" && (unfinished || due.iter().any(|code| finding["code"] == *code))
        };
        assert!(findings.iter().all(may_be), "{check}");
    }

    /// Checks that the chargers of these numbers, and no others, are there, each with one certificate or one password; nothing is lost,
    /// nothing there twice. With `bundles`, that there is one of each, which is good.
    #[track_caller]
    pub(crate) fn holds(&self, numbers: std::ops::Range<u32>, bundles: Option<&Path>) {
        self.is_whole(false);
        self.does(["audit", "verify"]);
        let store = Sqlite::open(&self.store(), Duration::from_secs(5)).unwrap();
        let (mut certificates, mut passwords) = (BTreeMap::new(), BTreeMap::new());
        let mut serials = HashSet::new();
        let each = store.each_certificate(&CertificateFilter::default(), &mut |row| {
            assert!(serials.insert(row.serial.clone()), "the serial number {} twice", row.serial);
            if row.owner.kind == OwnerKind::Charger {
                *certificates.entry(row.owner.name).or_insert(0) += 1;
            }
            Ok(())
        });
        each.unwrap();
        let active = Some(PasswordState::Active);
        let each = store.each_secret(SecretKind::Password, active, &mut |row| {
            *passwords.entry(row.owner).or_insert(0) += 1;
            Ok(())
        });
        each.unwrap();
        let expected =
            |odd: u32| numbers.clone().filter(|n| n % 2 == odd).map(|n| (format!("CS-{n:04}"), 1)).collect::<BTreeMap<_, _>>();
        assert_eq!(certificates, expected(1));
        assert_eq!(passwords, expected(0));
        if let Some(bundles) = bundles {
            assert_eq!(visible(bundles), numbers.map(|n| format!("CS-{n:04}")).collect::<Vec<_>>());
            self.are_good(bundles);
        }
    }

    /// Checks that every bundle that a reader finds in a directory is good.
    #[track_caller]
    pub(crate) fn are_good(&self, bundles: &Path) {
        let found = visible(bundles);
        if !found.is_empty() {
            let paths = found.iter().map(|name| bundles.join(name).into_os_string());
            self.does(["bundle".into(), "verify".into(), "--quiet".into()].into_iter().chain(paths));
        }
    }
}

/// A session at the bench: `evpki charger scan --json`, running until it is dropped.
pub(crate) struct Bench {
    process: Child,
    lines: BufReader<ChildStdout>,
}

impl Bench {
    pub(crate) fn open(place: &Place, flags: &[&str]) -> Self {
        let mut command = place.command(["charger", "scan", "--json"].iter().chain(flags));
        let mut process = command.stdin(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap());
        Self { process, lines }
    }

    /// Scans something; what came of it.
    #[track_caller]
    pub(crate) fn scan(&mut self, text: &str) -> serde_json::Value {
        writeln!(self.process.stdin.as_mut().unwrap(), "{text}").unwrap();
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("no answer to {text}: {line}"))
    }

    /// Ends it by a signal, or by the end of its input: its exit status, and what it said on stderr.
    pub(crate) fn end(mut self, signal: Option<&str>) -> (Option<i32>, String) {
        match signal {
            Some(signal) => {
                let killed = Command::new("kill").args([signal, &self.process.id().to_string()]).status();
                assert!(killed.unwrap().success());
            }
            None => drop(self.process.stdin.take()),
        }
        let mut said = String::new();
        self.process.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        (self.process.wait().unwrap().code(), said)
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// How many rounds a test makes: the long form says so.
pub(crate) fn rounds(usually: u32) -> u32 {
    std::env::var("EVPKI_FAULTS_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(usually)
}

/// Does all of these works, on all cores, and then panics with all that went wrong.
pub(crate) fn all_of<T: Send + fmt::Display>(works: Vec<T>, work: impl Fn(&T) + Sync) {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    let (left, failed) = (Mutex::new(works.into_iter()), Mutex::new(Vec::new()));
    let one_by_one = || {
        while let Some(one) = { left.lock().unwrap().next() } {
            if let Err(why) = catch_unwind(AssertUnwindSafe(|| work(&one))) {
                let why = why.downcast::<String>().map_or_else(|_| "see above".to_owned(), |why| *why);
                failed.lock().unwrap().push(format!("{one}: {why}"));
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().unwrap().get() {
            scope.spawn(one_by_one);
        }
    });
    let failed = failed.into_inner().unwrap();
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
}

/// What a reader finds in a directory: everything but what is under construction, by name.
pub(crate) fn visible(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).into_iter().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| !name.starts_with(".evpki-"));
    names.sort();
    names
}

/// Nobody in particular.
pub(crate) const SOMEBODY: u32 = 65_534;

pub(crate) fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Runs the binary as somebody whose rights count, which root's do not: as root, as somebody else.
pub(crate) fn as_somebody(place: &Place, arguments: &[&str]) -> Answer {
    place.answer(place.run_by(by_somebody(place), arguments).output().expect("setpriv of util-linux"))
}

/// The binary in the hands of that somebody.
pub(crate) fn by_somebody(place: &Place) -> Command {
    if !is_root() {
        return Command::new(env!("CARGO_BIN_EXE_evpki"));
    }
    private(place.path("").as_path(), 0o755);
    let binary: PathBuf = place.path("evpki");
    if !binary.exists() {
        fs::copy(env!("CARGO_BIN_EXE_evpki"), &binary).unwrap();
        private(&binary, 0o755);
    }
    let mut command = Command::new("setpriv");
    command.args([format!("--reuid={SOMEBODY}"), format!("--regid={SOMEBODY}")]).arg("--clear-groups").arg(binary);
    command
}

/// Gives what is in a home to whoever runs the binary.
pub(crate) fn give(place: &Place) {
    for path in [place.home(), place.store()] {
        if is_root() {
            std::os::unix::fs::chown(path, Some(SOMEBODY), Some(SOMEBODY)).unwrap();
        }
    }
}

/// Takes it back: nobody uses the home of somebody else.
pub(crate) fn take(place: &Place) {
    for path in [place.home(), place.store()] {
        if is_root() {
            std::os::unix::fs::chown(path, Some(0), Some(0)).unwrap();
        }
    }
}

/// Gives a file or directory a mode.
pub(crate) fn private(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// What a process answered.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// Its exit status; none when it was killed.
    pub(crate) status: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    directory: PathBuf,
}

impl Answer {
    /// Panics with all that was said unless it ended so.
    #[track_caller]
    pub(crate) fn expect(self, statuses: &[i32]) -> Self {
        assert!(self.status.is_some_and(|status| statuses.contains(&status)), "{self}");
        self
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.status {
            Some(status) => writeln!(f, "exit status {status}")?,
            None => writeln!(f, "killed")?,
        }
        for (name, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !text.is_empty() {
                write!(f, "--- {name}\n{}", steady(text, &self.directory))?;
            }
        }
        Ok(())
    }
}
