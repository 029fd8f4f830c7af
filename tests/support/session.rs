//! A session at the command line, in one process: commands run in a home of their own, under a clock that stands still, and what they
//! answer is caught whole.
//!
//! A [`Said`] prints as one text for a snapshot, in which everything
//! that differs from run to run is replaced: paths of the session, serial numbers, fingerprints, what is inside PEM.

use evpki::{
    cli::World,
    commands::context::keys,
    files::{self, Audience, Existing},
    model::{Random, Secret, Timestamp, hex},
    store::{AuditEvent, Read, Sqlite, Store},
    vault::{Kdf, Keyring, MemoryKeyring, Vault, passphrase_slot, slot_digest, unlock_with_passphrase},
    x509::SystemRandom,
};
use rusqlite::{Connection, OpenFlags};
use std::{
    cell::Cell,
    collections::HashMap,
    ffi::OsString,
    fs,
    io::{self, Cursor, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock},
    time::Duration,
};
use tempfile::TempDir;

/// What the clock of every session says at first: 2026-11-21T06:00:00Z.
pub(crate) const NOW: Timestamp = Timestamp(1_795_240_800);
/// The passphrase of every session's vault.
pub(crate) const PASSPHRASE: &str = "correct horse battery staple";

/// A session at the command line.
#[derive(Debug)]
pub(crate) struct Session {
    directory: TempDir,
    now: Cell<Timestamp>,
    passphrase: Cell<&'static str>,
}

impl Session {
    /// One without a PKI.
    ///
    /// In memory, where there is room for it: nothing here is about the loss of power, and syncing takes most of the time.
    pub(crate) fn empty() -> Self {
        let directory = TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap();
        Self { directory, now: Cell::new(NOW), passphrase: Cell::new(PASSPHRASE) }
    }

    /// One with a test PKI of the hierarchy `ocpp`. All of them have the same; it is made once.
    pub(crate) fn founded() -> Self {
        static FOUNDED: OnceLock<Vec<u8>> = OnceLock::new();
        let store = FOUNDED.get_or_init(|| {
            let session = Self::empty();
            session.run(["init", "--organization", "ACME Charging", "--country", "DE", "--environment", "test"]).expect(0);
            fs::read(session.home().join("evpki.db")).unwrap()
        });
        let session = Self::empty();
        files::create_directory(&session.home()).unwrap();
        files::write(&session.home().join("evpki.db"), store, Audience::Owner, Existing::Keep).unwrap();
        session
    }

    /// The home of its PKI.
    pub(crate) fn home(&self) -> PathBuf {
        self.path("home")
    }

    /// A path in the directory of the session.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// Writes a private file into the directory of the session; gives its path.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        #[cfg(unix)]
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// What the clock says.
    pub(crate) fn now(&self) -> Timestamp {
        self.now.get()
    }

    /// Sets the clock, by so many seconds from where it stands.
    pub(crate) fn pass(&self, seconds: i64) {
        self.now.set(self.now.get().plus(seconds));
    }

    /// Gives another passphrase from here on.
    pub(crate) fn passphrase(&self, passphrase: &'static str) {
        self.passphrase.set(passphrase);
    }

    /// Runs a command line, without its first word `evpki`.
    pub(crate) fn run<A: Into<OsString>>(&self, arguments: impl IntoIterator<Item = A>) -> Said {
        self.run_with(arguments, "")
    }

    /// Runs a command line that reads from stdin.
    pub(crate) fn run_with<A: Into<OsString>>(&self, arguments: impl IntoIterator<Item = A>, stdin: impl AsRef<[u8]>) -> Said {
        self.run_in(arguments, stdin, |_| {})
    }

    /// Runs a command line in a world that `change` has changed.
    pub(crate) fn run_in<A: Into<OsString>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
        stdin: impl AsRef<[u8]>,
        change: impl FnOnce(&mut World),
    ) -> Said {
        run_at(&self.home(), self.now.get(), self.passphrase.get(), arguments, stdin, change)
    }
}

/// The database file of a store, for a test to edit directly, as an attacker who knows of its page checksums would.
pub(crate) fn edited(store: &Path) -> Connection {
    // SQLite knows the VFS that sees to them from the first store on that was opened.
    drop(Sqlite::open_to_read(store, Duration::ZERO));
    Connection::open_with_flags_and_vfs(store, OpenFlags::SQLITE_OPEN_READ_WRITE, "evpki").unwrap()
}

/// Runs a command, and has the store be as if the machine had lost power after its first commit: the others are cut off the log.
pub(crate) fn cut_after_first_commit(store: &Path, command: impl FnOnce()) {
    let log = PathBuf::from(format!("{}-wal", store.display()));
    // While a reader uses the earlier state, SQLite moves nothing from the log to the database.
    let reader = edited(store);
    reader.execute_batch("BEGIN").unwrap();
    reader.query_row("SELECT count(*) FROM pki", [], |_| Ok(())).unwrap();
    let before = commits(&fs::read(&log).unwrap_or_default()).len();
    command();
    let (bytes, mut logged) = (fs::read(store).unwrap(), fs::read(&log).unwrap());
    drop(reader);
    let ends = commits(&logged);
    assert!(ends.len() > before + 1, "{} commits, {before} of them before", ends.len());
    logged.truncate(ends[before]);
    for (path, bytes) in [(store, bytes), (&*log, logged)] {
        files::write(path, &bytes, Audience::Owner, Existing::Replace).unwrap();
    }
}

/// Where in a write-ahead log each commit ends (<https://www.sqlite.org/fileformat2.html#walformat>).
fn commits(log: &[u8]) -> Vec<usize> {
    let Some((header, frames)) = log.split_first_chunk::<32>() else { return Vec::new() };
    let page = u32::from_be_bytes(header[8..12].try_into().unwrap()) as usize;
    let own = frames.chunks_exact(24 + page).take_while(|frame| frame[8..16] == header[16..24]);
    own.enumerate().filter(|(_, frame)| frame[4..8] != [0; 4]).map(|(at, _)| 32 + (at + 1) * (24 + page)).collect()
}

/// The vault of a store of [`PASSPHRASE`], which authenticates what is read from it from here on.
pub(crate) fn vault_of(store: &Sqlite) -> Vault {
    let slot = store.slots().unwrap().into_iter().find(|slot| slot.kind == "passphrase").unwrap();
    let vault = unlock_with_passphrase(store.pki().unwrap().id, &slot.bytes, &Secret::from(PASSPHRASE.to_owned())).unwrap();
    store.trust(keys(&vault)).unwrap();
    vault
}

/// Has the passphrase of a store's vault cost next to nothing: most tests are not about it.
pub(crate) fn cheapen(path: &Path) {
    let mut store = Sqlite::open(path, Duration::from_secs(5)).unwrap();
    let (vault, mut slot) = (vault_of(&store), store.slots().unwrap().remove(0));
    let passphrase = Secret::from(PASSPHRASE.to_owned());
    slot.bytes = passphrase_slot(&vault, &passphrase, Kdf::new(8192, 1, 1).unwrap(), &SystemRandom).unwrap();
    // As `vault passphrase` takes it down.
    let (actor, action, subject) = ("ada".to_owned(), "vault.passphrase".to_owned(), slot.label.clone());
    let details = vec![("digest".to_owned(), hex::encode(&slot_digest(&slot.bytes)))];
    let mut transaction = store.begin().unwrap();
    transaction.put_slot(&slot).unwrap();
    transaction.append(&AuditEvent { at: NOW, actor, action, subject, details }).unwrap();
    transaction.commit().unwrap();
}

/// Runs a command line as a session with this home does at its beginning; for threads.
pub(crate) fn run_in<A: Into<OsString>>(home: &Path, arguments: impl IntoIterator<Item = A>, stdin: impl AsRef<[u8]>) -> Said {
    run_at(home, NOW, PASSPHRASE, arguments, stdin, |_| {})
}

fn run_at<A: Into<OsString>>(
    home: &Path,
    now: Timestamp,
    passphrase: &str,
    arguments: impl IntoIterator<Item = A>,
    stdin: impl AsRef<[u8]>,
    change: impl FnOnce(&mut World),
) -> Said {
    let caught = || Caught(Arc::default());
    let (stdout, stderr) = (caught(), caught());
    let mut world = World {
        stdin: Box::new(Cursor::new(stdin.as_ref().to_vec())),
        stdout: Box::new(stdout.clone()),
        stderr: Box::new(stderr.clone()),
        environment: HashMap::from([
            ("EVPKI_HOME".to_owned(), home.to_str().unwrap().to_owned()),
            ("EVPKI_PASSPHRASE".to_owned(), passphrase.to_owned()),
        ]),
        now,
        clock: std::rc::Rc::new(move || now),
        random: Box::new(Unhurried),
        keyring: || Ok(Box::new(MemoryKeyring::default()) as Box<dyn Keyring>),
        stdin_is_terminal: false,
        stdout_is_terminal: false,
        stderr_is_terminal: false,
        user: "ada".to_owned(),
        memory: evpki::cli::Memory { kept: evpki::cli::Kept::All, refused: Vec::new() },
    };
    change(&mut world);
    let words = ["evpki".into()].into_iter().chain(arguments.into_iter().map(Into::into));
    let status = evpki::cli::run(words, &mut world);
    Said { status, stdout: stdout.text(), stderr: stderr.text(), directory: home.parent().unwrap().to_owned() }
}

/// What a command answered.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    /// Its exit status.
    pub(crate) status: u8,
    /// Its data.
    pub(crate) stdout: String,
    /// Its talk.
    pub(crate) stderr: String,
    directory: PathBuf,
}

impl Said {
    /// Panics with all that was said unless it ended so.
    #[track_caller]
    pub(crate) fn expect(self, status: u8) -> Self {
        assert_eq!(self.status, status, "stdout:\n{}stderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// The JSON object that is its data.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("no JSON ({error}): {self:?}"))
    }
}

impl std::fmt::Display for Said {
    /// All of it, with what differs from run to run replaced.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "exit status {}", self.status)?;
        for (name, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !text.is_empty() {
                write!(f, "--- {name}\n{}", steady(text, &self.directory))?;
            }
        }
        Ok(())
    }
}

/// A text without what differs from run to run: the directory of the session becomes `[DIR]`, 16 and more
/// hexadecimal digits `[HEX]`, what is inside PEM `[PEM]`.
pub(crate) fn steady(text: &str, directory: &Path) -> String {
    let text = without_pem(&text.replace(directory.to_str().unwrap(), "[DIR]"));
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find(|c: char| c.is_ascii_hexdigit()) {
        out.push_str(&rest[..at]);
        let digits = rest[at..].find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(rest.len() - at);
        out.push_str(if digits >= 16 { "[HEX]" } else { &rest[at..at + digits] });
        rest = &rest[at + digits..];
    }
    out + rest
}

fn without_pem(text: &str) -> String {
    let mut parts = text.split("-----BEGIN ");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (label, rest) = part.split_once("-----").unwrap();
        let (_, after) = rest.split_once("-----END ").unwrap();
        out += &format!("-----BEGIN {label}-----[PEM]-----END {after}");
    }
    out
}

/// The randomness of the system, but for the eight bytes by which a charger's certificate ends early: these are zero, so that it ends when
/// its profile says.
struct Unhurried;

impl Random for Unhurried {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), evpki::model::Error> {
        if bytes.len() == 8 {
            bytes.fill(0);
            return Ok(());
        }
        SystemRandom.fill(bytes)
    }
}

/// What is written to one of a command's ends.
#[derive(Clone)]
struct Caught(Arc<Mutex<Vec<u8>>>);

impl Caught {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Caught {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
