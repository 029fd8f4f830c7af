//! Strangers that judge what evpki makes: the Python programs under `tests/strangers`, and any other program of the system.
//!
//! No judge links evpki: they see files and exit codes only.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// What a judge said.
#[derive(Debug)]
pub(crate) struct Verdict {
    /// Whether it exited with 0.
    pub(crate) good: bool,
    /// What it printed.
    pub(crate) stdout: String,
    /// What it complained about.
    pub(crate) stderr: String,
}

impl Verdict {
    /// The JSON object that the judge printed.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("no JSON ({error}): {self:?}"))
    }

    /// Panics with all that was said unless the verdict is good.
    #[track_caller]
    pub(crate) fn expect_good(self) -> Self {
        assert!(self.good, "refused:\n{}{}", self.stdout, self.stderr);
        self
    }

    /// Panics unless the verdict is bad and says `why` on stdout or stderr.
    #[track_caller]
    pub(crate) fn expect_bad(self, why: &str) -> Self {
        assert!(!self.good, "not refused:\n{}{}", self.stdout, self.stderr);
        assert!(
            self.stdout.contains(why) || self.stderr.contains(why),
            "refused, but not for {why:?}:\n{}{}",
            self.stdout,
            self.stderr
        );
        self
    }
}

/// Asks `tests/strangers/<judge>.py`.
pub(crate) fn ask<A: AsRef<OsStr>>(judge: &str, arguments: impl IntoIterator<Item = A>) -> Verdict {
    ask_about(judge, arguments, "")
}

/// Asks `tests/strangers/<judge>.py` about what it reads from stdin.
pub(crate) fn ask_about<A: AsRef<OsStr>>(judge: &str, arguments: impl IntoIterator<Item = A>, stdin: &str) -> Verdict {
    let program = project().join("tests/strangers").join(judge).with_extension("py");
    verdict(Command::new(python()).arg(program).args(arguments), stdin)
}

/// Runs a Python program with its arguments.
pub(crate) fn run_python<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Verdict {
    verdict(Command::new(python()).args(arguments), "")
}

/// Asks a program of the system, as `openssl` or `certtool`.
pub(crate) fn ask_program<A: AsRef<OsStr>>(program: &str, arguments: impl IntoIterator<Item = A>) -> Verdict {
    verdict(Command::new(program).args(arguments), "")
}

/// Asks a program of the system about what it reads from stdin.
pub(crate) fn ask_program_about<A: AsRef<OsStr>>(program: &str, arguments: impl IntoIterator<Item = A>, stdin: &str) -> Verdict {
    verdict(Command::new(program).args(arguments), stdin)
}

/// The CSMS of `templates/demo`, running with a server bundle until it is dropped.
pub(crate) struct Csms {
    process: Child,
    port: u16,
    log: PathBuf,
}

impl Csms {
    /// Starts it on a free port and waits until it listens.
    pub(crate) fn start(bundle: &Path) -> Self {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let log = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("csms-{}-{number}.log", std::process::id()));
        let file = File::create(&log).expect("a log file in the target directory");
        let process = Command::new(python())
            .arg(project().join("templates/demo/csms.py"))
            .args(["--host", "127.0.0.1", "--port", "0", "--once-seconds", "300", "--bundle"])
            .arg(bundle)
            .stdin(Stdio::null())
            .stdout(file.try_clone().expect("a second handle of the log file"))
            .stderr(file)
            .spawn()
            .expect("python starts");
        let mut csms = Self { process, port: 0, log };
        let line = csms.wait_for("listening on 127.0.0.1:");
        let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split(' ').next());
        csms.port = port.and_then(|port| port.parse().ok()).unwrap_or_else(|| panic!("no port in {line:?}"));
        csms
    }

    /// The port of 127.0.0.1 that it listens on.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Boots the charger of `templates/demo` with a device bundle. The bundle's CSMS is looked up here, whatever its name.
    pub(crate) fn boot(&self, bundle: &Path, arguments: &[&str]) -> Verdict {
        let address = format!("127.0.0.1:{}", self.port);
        let charger = project().join("templates/demo/charger.py");
        verdict(Command::new(python()).arg(charger).arg(bundle).args(["--connect", &address]).args(arguments), "")
    }

    /// All that it has logged so far.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(&self.log).expect("the log can be read")
    }

    /// The first line that contains `text`; waits for it for some seconds.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, text: &str) -> String {
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            if let Some(line) = self.log().split_inclusive('\n').find(|line| line.ends_with('\n') && line.contains(text)) {
                return line.trim_end().to_owned();
            }
            let stopped = self.process.try_wait().expect("the state of the process").is_some();
            assert!(!stopped && Instant::now() < deadline, "the CSMS never said {text:?}:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Csms {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_file(&self.log);
    }
}

/// The Python that has the packages of `tests/strangers/requirements.txt`.
pub(crate) fn python() -> PathBuf {
    let python = std::env::var_os("EVPKI_PYTHON").map_or_else(|| project().join("target/strangers/bin/python"), PathBuf::from);
    assert!(python.exists(), "{} is missing: run tests/run once, it installs what the tests need", python.display());
    python
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn verdict(command: &mut Command, stdin: &str) -> Verdict {
    // They write moments and words as everywhere.
    command.env("TZ", "UTC").env("LC_ALL", "C.UTF-8");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap_or_else(|error| {
        panic!(
            "{} does not start ({error}): run tests/run once, it installs what the tests need",
            command.get_program().display()
        )
    });
    let mut pipe = child.stdin.take().expect("stdin is piped");
    let output = std::thread::scope(|scope| {
        // Written beside the reading, so that neither side waits for the other; a judge may also stop listening early.
        scope.spawn(move || pipe.write_all(stdin.as_bytes()));
        child.wait_with_output().expect("the output can be read")
    });
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Verdict { good: output.status.success(), stdout: text(output.stdout), stderr: text(output.stderr) }
}
