//! The same for real: gnome-keyring on a bus of its own, buses that are slow or mute, and the kernel's keys.

use crate::support::{
    place::{Answer, INIT, Place},
    session::{NOW, PASSPHRASE, cheapen, vault_of},
    strangers,
};
use evpki::{
    model::hex,
    store::{AuditEvent, Read as _, Sqlite, Store as _},
};
use std::{
    fs,
    io::{BufRead, BufReader, ErrorKind, Read, Write},
    net::Shutdown,
    os::unix::net::{UnixListener, UnixStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};
use tempfile::TempDir;

/// Removes the slots of keyrings from the store, and leaves the keyrings as they are.
fn remove_slots_of_keyrings(path: &Path) {
    let mut store = Sqlite::open(path, Duration::from_secs(5)).unwrap();
    let slots = store.slots().unwrap();
    vault_of(&store);
    let mut transaction = store.begin().unwrap();
    for slot in slots.iter().filter(|slot| slot.kind == "keyring") {
        transaction.remove_slot(&slot.kind, &slot.label).unwrap();
    }
    let (actor, action, subject) = ("ada".to_owned(), "vault.lock".to_owned(), String::new());
    transaction.append(&AuditEvent { at: NOW, actor, action, subject, details: Vec::new() }).unwrap();
    transaction.commit().unwrap();
}

/// A bus with gnome-keyring on it, whose default collection is unlocked; as long as this lives.
struct Bus {
    address: String,
    process: Child,
    _directory: TempDir,
}

/// What runs inside of `dbus-run-session`: it says its address when the keyring answers, and stays until its input ends.
const INSIDE: &str = r#"
printf %s 'of the login' | gnome-keyring-daemon --foreground --unlock --components=secrets >keyring.log 2>&1 &
asked() { dbus-send --session --dest=org.freedesktop.DBus --print-reply / "$@"; }
until asked org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true; do
    kill -0 $! || { cat keyring.log >&2; exit 1; }
    sleep 0.05
done
echo "$DBUS_SESSION_BUS_ADDRESS"
cat >/dev/null
kill $!
"#;

impl Bus {
    fn start() -> Self {
        let directory = TempDir::new().unwrap();
        let mut command = Command::new("dbus-run-session");
        command.args(["--", "sh", "-c", INSIDE]).current_dir(directory.path()).env_clear();
        command
            .env("HOME", directory.path())
            .env("XDG_RUNTIME_DIR", directory.path())
            .env("PATH", std::env::var_os("PATH").unwrap());
        let log = fs::File::create(directory.path().join("bus.log")).unwrap();
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut address = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut address).unwrap();
        let log = || fs::read_to_string(directory.path().join("bus.log")).unwrap();
        assert!(address.starts_with("unix:path="), "{address}{}", log());
        Self { address: address.trim().to_owned(), process, _directory: directory }
    }

    /// Where the bus listens.
    fn socket(&self) -> PathBuf {
        PathBuf::from(self.address.trim_start_matches("unix:path=").split(',').next().unwrap())
    }

    /// A program of the desktop's, on this bus.
    fn stranger(&self, words: &[&str], input: &[u8]) -> (bool, Vec<u8>, String) {
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).env("DBUS_SESSION_BUS_ADDRESS", &self.address);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.success(), output.stdout, String::from_utf8_lossy(&output.stderr).into_owned())
    }

    /// The lines that `secret-tool` shows of the entries of a PKI, but for secrets and times.
    fn entries(&self, id: &str) -> Vec<String> {
        let (_, shown, more) = self.stranger(&["secret-tool", "search", "--all", "username", id], b"");
        let shown = String::from_utf8_lossy(&shown).into_owned() + &more;
        let mut lines: Vec<String> = shown
            .lines()
            .filter(|line| line.starts_with("label = ") || line.starts_with("attribute."))
            .map(str::to_owned)
            .collect();
        lines.sort();
        lines
    }

    /// Locks what gnome-keyring keeps, as a screen that is locked may.
    fn lock(&self) {
        let collection = "array:objpath:/org/freedesktop/secrets/collection/login";
        let words = ["dbus-send", "--session", "--dest=org.freedesktop.secrets", "--print-reply", "/org/freedesktop/secrets"];
        let (done, ..) = self.stranger(&[&words[..], &["org.freedesktop.Secret.Service.Lock", collection]].concat(), b"");
        assert!(done);
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// A PKI whose keys in the kernel go with it.
struct Pki(Place);

impl Pki {
    fn new() -> Self {
        let place = Place::empty();
        place.does(INIT);
        cheapen(&place.store());
        Self(place)
    }

    fn id(&self) -> String {
        self.open().pki().unwrap().id.to_string()
    }

    fn open(&self) -> Sqlite {
        Sqlite::open(&self.0.store(), Duration::from_secs(5)).unwrap()
    }

    /// Runs it with this address as that of the bus, and with the passphrase.
    fn with(&self, bus: &str, words: &str) -> Answer {
        let output = self.0.command(words.split(' ')).env("DBUS_SESSION_BUS_ADDRESS", bus).output();
        self.0.answer(output.unwrap())
    }

    /// Without the passphrase.
    fn bare(&self, bus: &str, words: &str) -> Answer {
        let mut command = self.0.command(words.split(' '));
        self.0.answer(command.env("DBUS_SESSION_BUS_ADDRESS", bus).env_remove("EVPKI_PASSPHRASE").output().unwrap())
    }

    fn status(&self, bus: &str) -> serde_json::Value {
        serde_json::from_str(&self.bare(bus, "vault status --json").expect(&[0]).stdout).unwrap()
    }
}

impl Drop for Pki {
    fn drop(&mut self) {
        let _ = self.0.command(["vault", "lock"]).env("DBUS_SESSION_BUS_ADDRESS", NO_BUS).output();
    }
}

/// Where no bus is.
const NO_BUS: &str = "unix:path=/nonexistent/bus";
const USE: &str = "password provision --batch";

/// Whether this machine lets processes have keys of the kernel, as `keyctl` finds.
fn kernel_keeps_keys() -> bool {
    let tried = Command::new("keyctl").args(["get_persistent", "@p"]).output().unwrap();
    eprintln!("keyctl get_persistent: {}", tried.status);
    tried.status.success()
}

/// What `keyctl` knows of the kernel's key of a PKI: what it is, and its bytes.
fn kernel_key(id: &str) -> Result<(String, Vec<u8>), String> {
    let script = r#"
        ring=$(keyctl get_persistent @s) && key=$(keyctl search "$ring" user "evpki:$1") || exit 1
        grep -e "$(printf %08x "$key")" /proc/keys && keyctl pipe "$key"
    "#;
    // A session of its own, so that it possesses what it finds, and leaves no link behind.
    let output = Command::new("keyctl").args(["session", "-", "sh", "-c", script, "sh", id]).output().unwrap();
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let end = output.stdout.iter().position(|byte| *byte == b'\n').unwrap();
    Ok((String::from_utf8(output.stdout[..end].to_vec()).unwrap(), output.stdout[end + 1..].to_vec()))
}

#[test]
fn the_secret_service() {
    let (bus, pki) = (Bus::start(), Pki::new());
    let (at, id) = (bus.address.as_str(), pki.id());
    let said = pki.with(at, "vault unlock --for 8h").expect(&[0]);
    assert!(said.stdout.starts_with("Unlocked: the Secret Service opens the vault for "), "{said}");
    pki.bare(at, "password provision --batch B1 --value env:EVPKI_HOME").expect(&[0]);
    let status = pki.status(at);
    assert_eq!((&status["keyring"], &status["unlocked"]), (&"the Secret Service".into(), &true.into()));
    assert_eq!(status["until"], status["slots"][1]["until"]);

    // What somebody else sees: the name of the PKI, and 32 bytes that are neither the passphrase nor the master key. They open the slot.
    let label = format!("label = keyring:{id}@evpki");
    assert_eq!(bus.entries(&id), ["attribute.service = evpki".to_owned(), format!("attribute.username = {id}"), label]);
    let lookup = |id: &str| bus.stranger(&["secret-tool", "lookup", "service", "evpki", "username", id], b"").1;
    let key = lookup(&id);
    assert_eq!(key.len(), 32);
    let store = pki.open();
    let slot = store.slots().unwrap().into_iter().find(|slot| slot.kind == "keyring").unwrap();
    let sealed = store.secrets(evpki::model::SecretKind::BatchPassword, "B1").unwrap().remove(0).sealed.unwrap();
    let words = [&id, &hex::encode(&slot.bytes), "--key", &hex::encode(&key), &hex::encode(&sealed), "batch-password", "B1", "1"];
    let read = strangers::ask("vault_reader", words).expect_good();
    assert_eq!(read.stdout.trim(), hex::encode(pki.0.home().as_os_str().as_encoded_bytes()));

    let said = pki.bare(at, "vault lock").expect(&[0]);
    assert_eq!((said.stdout.as_str(), bus.entries(&id).len()), ("Locked: the passphrase is needed again\n", 0), "{said}");
    pki.bare(at, &format!("{USE} B2")).expect(&[4]);
    pki.with(at, "vault unlock").expect(&[0]);
    assert_ne!(lookup(&id), key);
    pki.bare(at, &format!("{USE} B2")).expect(&[0]);
    // One entry, however often.
    pki.with(at, "vault lock").expect(&[0]);
    pki.with(at, "vault unlock --for 2d").expect(&[0]);
    assert_eq!(bus.entries(&id).len(), 3);
}

/// Entries that are not what was put there.
#[test]
fn entries_of_others_in_the_secret_service() {
    let (bus, pki, other) = (Bus::start(), Pki::new(), Pki::new());
    let (at, id) = (bus.address.as_str(), pki.id());
    other.with(at, "vault unlock").expect(&[0]);
    pki.with(at, "vault unlock").expect(&[0]);
    // With an attribute more it is another entry.
    let store = |bytes: &[u8], more: &[&str]| {
        let words = ["secret-tool", "store", "--label=theirs", "service", "evpki", "username", &id];
        assert!(bus.stranger(&[&words[..], more].concat(), bytes).0);
    };
    let clear = || assert!(bus.stranger(&["secret-tool", "clear", "service", "evpki", "username", &id], b"").0);
    let why = || {
        let said = pki.bare(at, &format!("{USE} B1")).expect(&[4]);
        said.stderr.lines().find(|line| line.starts_with("caused by: ")).unwrap_or_default().to_owned()
    };
    store(b"a second entry", &["by", "another"]);
    assert_eq!(why(), "caused by: cannot use the Secret Service: it has 2 entries for the PKI");
    // Unlocking puts things in order.
    pki.with(at, "vault unlock").expect(&[0]);
    pki.bare(at, &format!("{USE} B1")).expect(&[0]);
    store(b"a second entry", &["by", "another"]);
    pki.with(at, "vault lock").expect(&[0]);
    assert!(bus.entries(&id).is_empty());
    let wrong = "caused by: the key in the Secret Service does not open the vault: store it again";
    let theirs = bus.stranger(&["secret-tool", "lookup", "service", "evpki", "username", &other.id()], b"").1;
    for bytes in [&theirs[..], &theirs[..16], b"\xff\xfe\x00\x01", &[b'x'; 4000]] {
        pki.with(at, "vault unlock").expect(&[0]);
        clear();
        store(bytes, &[]);
        assert_eq!(why(), wrong, "{} bytes", bytes.len());
    }
    clear();
    assert!(why().starts_with("caused by: the Secret Service contains no key for the PKI "), "{}", why());
    // The other PKI has felt nothing of it.
    other.bare(at, &format!("{USE} B1")).expect(&[0]);
}

#[test]
fn a_collection_that_is_locked() {
    let (bus, pki, later) = (Bus::start(), Pki::new(), Pki::new());
    let at = bus.address.as_str();
    pki.with(at, "vault unlock").expect(&[0]);
    bus.lock();
    let locked = "cannot use the Secret Service: it is locked and was not unlocked";
    let said = pki.bare(at, &format!("{USE} B1")).expect(&[4]);
    assert!(said.stderr.contains(&format!("caused by: {locked}")), "{said}");
    pki.with(at, &format!("{USE} B1")).expect(&[0]);
    assert!(pki.status(at)["keyring_error"].as_str().unwrap().starts_with(locked));
    let said = pki.bare(at, "vault lock").expect(&[1]);
    assert!(said.stderr.starts_with("error: the vault is not locked: its key is still in the keyring\n"), "{said}");
    // A new key goes where it can go.
    let said = later.with(at, "vault unlock --for 1h");
    if kernel_keeps_keys() {
        let said = said.expect(&[0]);
        assert!(said.stdout.starts_with("Unlocked: the kernel's keyring opens the vault for "), "{said}");
        assert!(
            said.stderr.contains(&format!("note: a keyring that keeps the key longer could not be used: {locked}")),
            "{said}"
        );
        later.bare(at, &format!("{USE} B1")).expect(&[0]);
    } else {
        let said = said.expect(&[1]);
        assert!(said.stderr.contains(locked), "{said}");
    }
    // With the passphrase it is locked, whatever the keyring still has.
    let said = pki.with(at, "vault lock").expect(&[0]);
    assert!(said.stderr.contains("its key may still be in a keyring, but it opens nothing"), "{said}");
    assert_eq!(pki.open().slots().unwrap().len(), 1);
}

/// A way to a bus that can be slow, or end in silence.
fn way(to: PathBuf, pause: Duration, mute_after: Option<&'static [u8]>) -> (TempDir, String) {
    let directory = TempDir::new().unwrap();
    let at = directory.path().join("bus");
    let listener = UnixListener::bind(&at).unwrap();
    thread::spawn(move || {
        for near in listener.incoming() {
            let (near, far) = (near.unwrap(), UnixStream::connect(&to).unwrap());
            let (from, into) = (near.try_clone().unwrap(), far.try_clone().unwrap());
            thread::spawn(move || carry(from, into, Duration::ZERO, mute_after));
            thread::spawn(move || carry(far, near, pause, None));
        }
    });
    (directory, format!("unix:path={}", at.display()))
}

/// Carries bytes, each piece after a pause, until there are no more; after the piece with these words, none.
fn carry(mut from: UnixStream, mut to: UnixStream, pause: Duration, mute_after: Option<&[u8]>) {
    let mut buffer = vec![0; 65536];
    let mut is_mute = false;
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        is_mute |= mute_after.is_some_and(|words| buffer[..count].windows(words.len()).any(|part| part == words));
        thread::sleep(pause);
        if !is_mute && to.write_all(&buffer[..count]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
}

#[test]
fn a_secret_service_that_answers_late() {
    let (bus, pki) = (Bus::start(), Pki::new());
    let (_way, late) = way(bus.socket(), Duration::from_millis(50), None);
    let said = pki.with(&late, "vault unlock").expect(&[0]);
    assert!(said.stdout.starts_with("Unlocked: the Secret Service opens the vault for "), "{said}");
    pki.bare(&late, &format!("{USE} B1")).expect(&[0]);
    pki.bare(&late, "vault lock").expect(&[0]);
    assert!(bus.entries(&pki.id()).is_empty());
}

#[test]
fn a_secret_service_that_never_answers() {
    let (bus, pki, later) = (Bus::start(), Pki::new(), Pki::new());
    pki.with(&bus.address, "vault unlock").expect(&[0]);
    // It is there, and what it is asked remains without an answer.
    let (_way, mute) = way(bus.socket(), Duration::ZERO, Some(b"SearchItems"));
    let said = pki.bare(&mute, &format!("{USE} B1")).expect(&[4]);
    assert!(said.stderr.contains("caused by: cannot use the Secret Service: no answer within 3 s"), "{said}");
    pki.with(&mute, &format!("{USE} B1")).expect(&[0]);
    // A bus that takes connections, and says not a word.
    let directory = TempDir::new().unwrap();
    let silent = UnixListener::bind(directory.path().join("bus")).unwrap();
    let address = format!("unix:path={}", directory.path().join("bus").display());
    let said = pki.bare(&address, &format!("{USE} B2")).expect(&[4]);
    assert!(said.stderr.contains("the Secret Service: no answer within 3 s"), "{said}");
    let said = later.with(&address, "vault unlock");
    if !kernel_keeps_keys() {
        let said = said.expect(&[1]);
        assert!(said.stderr.contains("no keyring available (the Secret Service: no answer within 3 s; "), "{said}");
        return;
    }
    let said = said.expect(&[0]);
    assert!(said.stderr.contains("could not be used: the Secret Service: no answer within 3 s"), "{said}");
    silent.set_nonblocking(true).unwrap();
    while silent.accept().is_ok() {}
    // While the kernel has the key, nobody knocks at the bus; nor where there is no slot for a keyring.
    let knocked = || silent.accept().map(drop).map_err(|error| error.kind());
    later.bare(&address, &format!("{USE} B1")).expect(&[0]);
    assert_eq!(later.status(&address)["keyring"], "the kernel's keyring");
    Pki::new().bare(&address, &format!("{USE} B1")).expect(&[4]);
    assert_eq!(knocked(), Err(ErrorKind::WouldBlock));
}

#[test]
fn the_keyring_of_the_kernel() {
    let pki = Pki::new();
    let id = pki.id();
    let said = pki.with(NO_BUS, "vault unlock --for 8h");
    if !kernel_keeps_keys() {
        forbidden(&said);
        return;
    }
    let said = said.expect(&[0]);
    assert!(said.stdout.starts_with("Unlocked: the kernel's keyring opens the vault for "), "{said}");
    pki.bare(NO_BUS, &format!("{USE} B1")).expect(&[0]);
    let (shown, key) = kernel_key(&id).unwrap();
    // It forgets by itself, in what `/proc/keys` shows as 7 or 8 hours, and nobody but who possesses it may read it.
    let fields: Vec<&str> = shown.split_whitespace().collect();
    assert!(matches!(fields[3], "7h" | "8h"), "{shown}");
    assert_eq!((fields[4], &fields[7..], key.len()), ("3f010000", &["user", &format!("evpki:{id}:"), "32"][..], 32), "{shown}");
    // Without a time it stays, though the key before it had one.
    pki.with(NO_BUS, "vault unlock --for 9h").expect(&[0]);
    let said = pki.with(NO_BUS, "vault lock").expect(&[0]);
    assert!(said.stdout.starts_with("Locked: the passphrase is needed again"), "{said}");
    assert!(kernel_key(&id).is_err());
    pki.with(NO_BUS, "vault unlock --for 1h").expect(&[0]);
    remove_slots_of_keyrings(&pki.0.store());
    pki.with(NO_BUS, "vault unlock").expect(&[0]);
    assert_eq!(kernel_key(&id).unwrap().0.split_whitespace().nth(3), Some("perm"));
    // And now for a second.
    pki.with(NO_BUS, "vault unlock --for 1s").expect(&[0]);
    while kernel_key(&id).is_ok() {
        thread::sleep(Duration::from_millis(100));
    }
    let said = pki.bare(NO_BUS, &format!("{USE} B2")).expect(&[4]);
    assert!(said.stderr.contains("caused by: the keyring of ") && said.stderr.contains(", which has passed"), "{said}");
    // A person sees why the passphrase is asked for.
    let mut command = Command::new(env!("CARGO_BIN_EXE_evpki"));
    command.args(format!("{USE} B2").split(' ')).env_clear().env("EVPKI_HOME", pki.0.home());
    command.env("DBUS_SESSION_BUS_ADDRESS", NO_BUS).env("TERM", "dumb");
    let mut terminal = rexpect::session::spawn_command(command, Some(20_000)).unwrap();
    terminal.exp_string("Passphrase of the vault:").unwrap();
    terminal.exp_string("could open the vault until ").unwrap();
    terminal.send_line(PASSPHRASE).unwrap();
    terminal.exp_string("Stored the default password of batch B2").unwrap();
    terminal.exp_eof().unwrap();
    assert_eq!(pki.open().slots().unwrap().len(), 1);
}

/// What is said where there is no keyring at all.
#[track_caller]
fn forbidden(said: &Answer) {
    assert_eq!(said.status, Some(1), "{said}");
    assert!(said.stderr.contains("no keyring available (the Secret Service: "), "{said}");
    assert!(said.stderr.contains("; the kernel's keyring: keyctl is not permitted; a container"), "{said}");
    assert!(said.stderr.contains("use a passphrase from a file, a descriptor or a service credential"), "{said}");
}

/// As in a container: no bus, and a kernel that gives no keys, which a filter of system calls sees to.
#[test]
fn neither_bus_nor_kernel() {
    let pki = Pki::new();
    let confined = |words: &str, passphrase: bool| {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/strangers/without_keyctl.py");
        let mut by = Command::new(strangers::python());
        by.arg(script).arg(env!("CARGO_BIN_EXE_evpki"));
        let mut command = pki.0.run_by(by, words.split(' '));
        command.env("DBUS_SESSION_BUS_ADDRESS", NO_BUS);
        if !passphrase {
            command.env_remove("EVPKI_PASSPHRASE");
        }
        pki.0.answer(command.output().unwrap())
    };
    forbidden(&confined("vault unlock", true));
    confined(&format!("{USE} B1"), true).expect(&[0]);
    let said = confined("vault lock", false).expect(&[0]);
    assert_eq!(said.stdout, "Locked: the vault was not unlocked\n");
    // Unlocked where there was a keyring, then run where there is none.
    if kernel_keeps_keys() {
        pki.with(NO_BUS, "vault unlock").expect(&[0]);
        let said = confined(&format!("{USE} B2"), false).expect(&[4]);
        assert!(said.stderr.contains("caused by: no keyring available (the Secret Service: "), "{said}");
        confined(&format!("{USE} B2"), true).expect(&[0]);
        let said = confined("vault lock", false).expect(&[0]);
        assert!(said.stderr.contains("still exists, and a keyring that cannot be reached may have its key ("), "{said}");
        pki.bare(NO_BUS, &format!("{USE} B3")).expect(&[0]);
        let said = confined("vault lock", true).expect(&[0]);
        assert!(said.stderr.contains("its key may still be in a keyring, but it opens nothing"), "{said}");
        pki.bare(NO_BUS, &format!("{USE} B4")).expect(&[4]);
    }
}
