//! The vault at the command line: every way to open it, and what is said when it stays closed.

use crate::support::{fleet, session};
use evpki::{
    cli::World,
    model::{PkiId, Secret},
    vault::{Error, Keyring, MemoryKeyring},
};
use fleet::{audit, store};
use insta::assert_snapshot;
use rexpect::session::{PtySession, spawn_command};
use session::{PASSPHRASE, Said, Session};
use std::{fs, process::Command, sync::LazyLock};

/// A keyring that outlives a command, as the real ones do. Every PKI has its own entry; the sessions of this file that use it found their
/// own.
static KEYRING: LazyLock<MemoryKeyring> = LazyLock::new(MemoryKeyring::default);

struct Shared;

impl Keyring for Shared {
    fn name(&self) -> String {
        KEYRING.name()
    }
    fn lasts(&self) -> String {
        KEYRING.lasts()
    }
    fn put(&self, pki: PkiId, secret: &Secret) -> Result<(), Error> {
        KEYRING.put(pki, secret)
    }
    fn get(&self, pki: PkiId) -> Result<Option<Secret>, Error> {
        KEYRING.get(pki)
    }
    fn remove(&self, pki: PkiId) -> Result<(), Error> {
        KEYRING.remove(pki)
    }
}

const INIT: [&str; 7] = ["init", "--organization", "ACME", "--country", "DE", "--environment", "test"];

/// A session with a PKI of its own.
fn own() -> Session {
    let session = Session::empty();
    session.run(INIT).expect(0);
    session
}

/// Runs without a passphrase in the environment, with a keyring that lasts.
fn bare(session: &Session, words: &[&str]) -> Said {
    session.run_in(words, "", |world| {
        world.environment.remove("EVPKI_PASSPHRASE");
        world.keyring = || Ok(Box::new(Shared) as Box<dyn Keyring>);
    })
}

/// Runs with this passphrase in the environment, with a keyring that lasts.
fn with(session: &Session, passphrase: &str, words: &[&str]) -> Said {
    session.run_in(words, "", |world| {
        world.environment.insert("EVPKI_PASSPHRASE".to_owned(), passphrase.to_owned());
        world.keyring = || Ok(Box::new(Shared) as Box<dyn Keyring>);
    })
}

#[test]
fn unlocked_and_locked() {
    let session = own();
    assert_snapshot!(bare(&session, &["vault", "status"]), @r"
    exit status 0
    --- stdout
    slot        label       added                       cost                                 state
    passphrase  passphrase  2026-11-21T06:00:00Z (now)  Argon2id, 64 MiB, 3 passes, 4 lanes

    Locked: no keyring opens the vault
    A passphrase is needed
    --- stderr
    note: only one slot does not depend on this machine: if you lose its secret, the vault is lost
    next: unlock the vault with `evpki vault unlock`, so that commands do not ask for the passphrase
    next: create a recovery code to write down with `evpki vault recovery`
    ");
    assert_snapshot!(bare(&session, &["vault", "lock"]), @r"
    exit status 0
    --- stdout
    Locked: the vault was not unlocked
    ");
    assert_snapshot!(bare(&session, &["vault", "unlock"]), @r"
    exit status 4
    --- stderr
    error: a passphrase is needed, and evpki cannot prompt for it
    hint: supply it with `--passphrase-file FILE`, `--passphrase env:NAME` or EVPKI_PASSPHRASE_FILE, or unlock the vault with `evpki vault unlock`
    ");
    assert_snapshot!(with(&session, PASSPHRASE, &["vault", "unlock"]), @r"
    exit status 0
    --- stdout
    Unlocked: the memory keyring opens the vault for ada, until the process ends
    --- stderr
    next: when you are done, lock the vault with `evpki vault lock`
    ");
    session.pass(3600);
    assert_snapshot!(bare(&session, &["vault", "status"]), @r"
    exit status 0
    --- stdout
    slot        label       added                                  cost                                 state
    passphrase  passphrase  2026-11-21T06:00:00Z (60 minutes ago)  Argon2id, 64 MiB, 3 passes, 4 lanes
    keyring     ada         2026-11-21T06:00:00Z (60 minutes ago)                                       opens

    Unlocked: the memory keyring opens the vault, until the process ends
    No passphrase is needed
    --- stderr
    note: only one slot does not depend on this machine: if you lose its secret, the vault is lost
    next: create a recovery code to write down with `evpki vault recovery`
    ");
    assert_snapshot!(bare(&session, &["vault", "status", "--json"]), @r#"
    exit status 0
    --- stdout
    {"auto_lock":null,"keyring":"the memory keyring","keyring_error":null,"lasts":"until the process ends","memory_kept":"all","passphrase_given":false,"passphrase_needed":false,"pki_id":"[HEX]","roots_in_vault":[],"slots":[{"created":"2026-11-21T06:00:00Z","damage":null,"kdf":{"algorithm":"argon2id","lanes":4,"memory_kib":65536,"passes":3},"kind":"passphrase","label":"passphrase","lasts":true,"opens":false,"tried":true,"until":null},{"created":"2026-11-21T06:00:00Z","damage":null,"kdf":null,"kind":"keyring","label":"ada","lasts":false,"opens":true,"tried":true,"until":null}],"unlocked":true,"until":null}
    "#);
    assert_snapshot!(bare(&session, &["vault", "unlock"]), @r"
    exit status 0
    --- stdout
    Unlocked already: the memory keyring opens the vault for ada, until the process ends
    --- stderr
    next: when you are done, lock the vault with `evpki vault lock`
    ");
    bare(&session, &["password", "provision", "--batch", "B1"]).expect(0);
    bare(&session, &["--passphrase", "keyring:", "password", "provision", "--batch", "B2"]).expect(0);
    assert_snapshot!(bare(&session, &["vault", "lock"]), @r"
    exit status 0
    --- stdout
    Locked: the passphrase is needed again
    ");
    assert_snapshot!(bare(&session, &["--passphrase", "keyring:", "password", "provision", "--batch", "B3"]), @r"
    exit status 4
    --- stderr
    error: the keyring does not open the vault
    hint: store a key in the keyring with `evpki vault unlock`
    ");
    bare(&session, &["password", "provision", "--batch", "B3"]).expect(4);
    assert_snapshot!(bare(&session, &["vault", "status", "--json"]), @r#"
    exit status 0
    --- stdout
    {"auto_lock":null,"keyring":null,"keyring_error":null,"lasts":null,"memory_kept":"all","passphrase_given":false,"passphrase_needed":true,"pki_id":"[HEX]","roots_in_vault":[],"slots":[{"created":"2026-11-21T06:00:00Z","damage":null,"kdf":{"algorithm":"argon2id","lanes":4,"memory_kib":65536,"passes":3},"kind":"passphrase","label":"passphrase","lasts":true,"opens":false,"tried":true,"until":null}],"unlocked":false,"until":null}
    "#);
    let ours: Vec<String> = audit(&session).into_iter().filter(|line| line.starts_with("vault.")).collect();
    assert_snapshot!(session::steady(&ours.join("\n"), &session.path("")), @r"
    vault.unlock ada digest=[HEX] keyring=the memory keyring
    vault.lock ada
    ");
}

/// A reboot empties the keyring; the slot that is left opens nothing, and goes with the next lock that has a passphrase.
#[test]
fn a_keyring_that_forgot() {
    let session = own();
    with(&session, PASSPHRASE, &["vault", "unlock"]).expect(0);
    KEYRING.remove(evpki::store::Read::pki(&store(&session)).unwrap().id).unwrap();
    assert_snapshot!(bare(&session, &["vault", "status"]), @"
    exit status 0
    --- stdout
    slot        label       added                       cost                                 state
    passphrase  passphrase  2026-11-21T06:00:00Z (now)  Argon2id, 64 MiB, 3 passes, 4 lanes
    keyring     ada         2026-11-21T06:00:00Z (now)

    Locked: the memory keyring contains no key for the PKI [HEX]: unlock with the passphrase and store the key again
    A passphrase is needed
    --- stderr
    note: only one slot does not depend on this machine: if you lose its secret, the vault is lost
    next: unlock the vault with `evpki vault unlock`, so that commands do not ask for the passphrase
    next: create a recovery code to write down with `evpki vault recovery`
    ");
    assert_snapshot!(bare(&session, &["vault", "lock"]), @r"
    exit status 0
    --- stdout
    Locked: the vault was not unlocked
    --- stderr
    note: the slot of ada still exists, but no key opens it: remove it with `evpki vault lock` and a passphrase
    ");
    with(&session, "wrong", &["vault", "lock"]).expect(4);
    assert_snapshot!(with(&session, PASSPHRASE, &["vault", "lock"]), @r"
    exit status 0
    --- stdout
    Locked: the vault was not unlocked
    ");
    with(&session, PASSPHRASE, &["vault", "unlock"]).expect(0);
    bare(&session, &["password", "provision", "--batch", "B1"]).expect(0);
}

#[test]
fn the_last_slot_stays() {
    let session = own();
    with(&session, PASSPHRASE, &["vault", "unlock"]).expect(0);
    fleet::change(&session, |transaction| transaction.remove_slot("passphrase", "passphrase").unwrap());
    assert_snapshot!(bare(&session, &["vault", "lock"]), @r"
    exit status 1
    --- stderr
    error: `keyring ada` is the vault's last slot and cannot be removed
    hint: no passphrase is left: restore a backup that still has its slot with `evpki store restore FILE`
    ");
    bare(&session, &["password", "provision", "--batch", "B1"]).expect(0);
    // No passphrase can be set from there.
    let words = ["--passphrase", "keyring:", "vault", "passphrase", "--new-passphrase", "env:EVPKI_PASSPHRASE"];
    with(&session, "a new one", &words).expect(4);
}

#[test]
fn without_a_keyring() {
    let session = own();
    let none =
        |world: &mut World| world.keyring = || Err(Error::NoKeyring { tried: "the kernel's keyring: not here".to_owned() });
    assert_snapshot!(session.run_in(["vault", "unlock"], "", none), @"
    exit status 1
    --- stderr
    error: no keyring available (the kernel's keyring: not here): use a passphrase from a file, a descriptor or a service credential
    ");
    assert_snapshot!(session.run_in(["vault", "lock"], "", none), @r"
    exit status 0
    --- stdout
    Locked: the vault was not unlocked
    ");
    session.run_in(["password", "provision", "--batch", "B1"], "", none).expect(0);
}

/// Wrong passphrase, edited slot, slot of another PKI: exit status and text are the same.
#[test]
fn what_is_wrong_is_not_said() {
    let session = own();
    let words = ["password", "provision", "--batch", "B1"];
    let wrong = with(&session, "wrong", &words).to_string();
    assert_snapshot!(wrong, @r"
    exit status 4
    --- stderr
    error: the passphrase does not open the vault
    ");
    let slots = || evpki::store::Read::slots(&store(&session)).unwrap();
    let good = fs::read(session.home().join("evpki.db")).unwrap();
    let slot = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut slot = slots().remove(0);
        change(&mut slot.bytes);
        fleet::change(&session, |transaction| transaction.put_slot(&slot).unwrap());
        assert_eq!(with(&session, PASSPHRASE, &words).to_string(), wrong);
        fs::write(session.home().join("evpki.db"), &good).unwrap();
    };
    slot(&|bytes| *bytes.last_mut().unwrap() ^= 1);
    slot(&|bytes| bytes[30] ^= 1);
    let other = evpki::store::Read::slots(&store(&own())).unwrap().remove(0).bytes;
    slot(&|bytes| bytes.clone_from(&other));
    with(&session, PASSPHRASE, &words).expect(0);
}

#[test]
fn nobody_to_ask() {
    let session = own();
    assert_snapshot!(bare(&session, &["password", "provision", "--batch", "B1"]), @r"
    exit status 4
    --- stderr
    error: a passphrase is needed, and evpki cannot prompt for it
    hint: supply it with `--passphrase-file FILE`, `--passphrase env:NAME` or EVPKI_PASSPHRASE_FILE, or unlock the vault with `evpki vault unlock`
    ");
    let no_input = session.run_in(["--no-input", "password", "provision", "--batch", "B1"], "", |world| {
        world.environment.remove("EVPKI_PASSPHRASE");
        world.stdin_is_terminal = true;
    });
    assert_eq!(no_input.to_string(), bare(&session, &["password", "provision", "--batch", "B1"]).to_string());
    assert_snapshot!(with(&session, PASSPHRASE, &["vault", "passphrase"]), @r"
    exit status 4
    --- stderr
    error: a new passphrase is needed, and evpki cannot prompt for it
    hint: supply it with `--passphrase-file FILE`, `--passphrase env:NAME` or EVPKI_PASSPHRASE_FILE; to change it, use `--new-passphrase SOURCE`
    ");
}

#[test]
fn every_source() {
    let session = own();
    let file = session.file("passphrase", format!("{PASSPHRASE}\r\nand more\n"));
    let wrong = session.file("wrong", "wrong\n");
    let directory = session.path("credentials");
    session.file("credentials/mine", format!("{PASSPHRASE}\n"));
    session.file("credentials/evpki-passphrase", PASSPHRASE);
    let opened = fs::File::open(&file).unwrap();
    let descriptor = format!("fd:{}", std::os::fd::AsRawFd::as_raw_fd(&opened));
    let directory = directory.to_str().unwrap();
    let (from_file, from_wrong) = (format!("file:{file}"), format!("file:{wrong}"));
    type Case<'a> = (&'a [&'a str], &'a [(&'a str, &'a str)], &'a str, u8);
    let cases: [Case<'_>; 15] = [
        (&["--passphrase", "env:MINE"], &[("MINE", PASSPHRASE)], "", 0),
        (&["--passphrase", "env:MINE"], &[("EVPKI_PASSPHRASE", PASSPHRASE)], "", 2),
        (&["--passphrase", &from_file], &[], "", 0),
        (&["--passphrase", "file:/nowhere"], &[("EVPKI_PASSPHRASE", PASSPHRASE)], "", 1),
        (&["--passphrase", &descriptor], &[], "", 0),
        (&["--passphrase", "stdin"], &[], "correct horse battery staple\n", 0),
        (&["--passphrase-file", "-"], &[], "correct horse battery staple", 0),
        (&["--passphrase-file", &file], &[("EVPKI_PASSPHRASE", "wrong")], "", 0),
        (&["--passphrase", "credential:mine"], &[("CREDENTIALS_DIRECTORY", directory)], "", 0),
        (&["--passphrase", "credential:mine"], &[], "", 2),
        (&[], &[("CREDENTIALS_DIRECTORY", directory)], "", 0),
        (&[], &[("EVPKI_PASSPHRASE_FILE", &file), ("EVPKI_PASSPHRASE", "wrong")], "", 0),
        (&[], &[("EVPKI_PASSPHRASE_FILE", &wrong), ("EVPKI_PASSPHRASE", PASSPHRASE)], "", 4),
        (&[], &[("EVPKI_PASSPHRASE", PASSPHRASE), ("CREDENTIALS_DIRECTORY", "/nowhere")], "", 0),
        (&["--passphrase", &from_wrong], &[("EVPKI_PASSPHRASE", PASSPHRASE)], "", 4),
    ];
    for (number, (flags, environment, stdin, status)) in cases.into_iter().enumerate() {
        let batch = format!("B{number}");
        let words = flags.iter().copied().chain(["password", "provision", "--batch", &batch]);
        let said = session.run_in(words, stdin, |world| {
            world.environment.remove("EVPKI_PASSPHRASE");
            let more = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            world.environment.extend(more);
        });
        assert_eq!(said.status, status, "{flags:?} {environment:?}\n{said}");
        assert!(!said.stderr.contains(PASSPHRASE));
    }
    // What was typed where the name of a source belongs may be the secret.
    for flag in ["--passphrase", "--new-passphrase"] {
        let said = session.run(["vault", "passphrase", flag, PASSPHRASE]).expect(2);
        assert!(!said.stderr.contains("horse"), "{said}");
    }
    assert_snapshot!(session.run(["vault", "status", "--passphrase", "hunter2"]), @r"
    exit status 2
    --- stderr
    error: invalid value for `--passphrase <SOURCE>`: expected env:NAME, file:PATH, fd:N, stdin, keyring:, keyfile:PATH or credential:NAME; never the secret itself
    ");
}

#[test]
fn a_new_passphrase() {
    let session = own();
    let change = ["vault", "passphrase", "--passphrase", "stdin", "--new-passphrase", "stdin"];
    assert_snapshot!(session.run_with(change, format!("{PASSPHRASE}\nthe second one\n")), @r"
    exit status 0
    --- stdout
    Changed the passphrase `passphrase` (Argon2id, 64 MiB, 3 passes, 4 lanes)
    --- stderr
    note: the passphrase is easy to guess, and a production PKI would not take it (1 of 4): add another word or two that are not common
    note: earlier backups still open with the old passphrase
    ");
    assert_snapshot!(session.run_with(change, format!("{PASSPHRASE}\nthe third one\n")), @r"
    exit status 4
    --- stderr
    error: the passphrase does not open the vault
    ");
    assert_snapshot!(session.run_with(change, "the second one\n"), @r"
    exit status 3
    --- stderr
    error: the new passphrase is empty
    ");
    with(&session, PASSPHRASE, &["password", "provision", "--batch", "B1"]).expect(4);
    with(&session, "the second one", &["password", "provision", "--batch", "B1"]).expect(0);
    // While the keyring opens the vault, the old passphrase is wanted all the same.
    with(&session, "the second one", &["vault", "unlock"]).expect(0);
    bare(&session, &["vault", "passphrase", "--new-passphrase", "env:EVPKI_HOME"]).expect(4);
    with(&session, "wrong", &["vault", "passphrase", "--new-passphrase", "env:EVPKI_HOME"]).expect(4);
    let keyring_unlock =
        ["--passphrase", "keyring:", "vault", "passphrase", "--new-passphrase", "env:EVPKI_PASSPHRASE", "--json"];
    with(&session, "the fourth one", &keyring_unlock).expect(4);
    with(&session, "the second one", &["password", "provision", "--batch", "B2"]).expect(0);
    bare(&session, &["password", "provision", "--batch", "B3"]).expect(0);
}

#[test]
fn production_wants_a_long_one() {
    let session = Session::empty();
    let init = ["init", "--organization", "ACME", "--country", "DE", "--environment", "production"];
    assert_snapshot!(with(&session, "eleven char", &init), @r"
    exit status 3
    --- stderr
    error: the passphrase has 11 characters, a production PKI wants at least 12
    ");
    assert!(!session.home().exists());
    session.run(init).expect(0);
    let change = ["vault", "passphrase", "--new-passphrase", "stdin"];
    assert_snapshot!(session.run_with(change, "eleven char"), @r"
    exit status 3
    --- stderr
    error: the passphrase has 11 characters, a production PKI wants at least 12
    ");
    session.run_with(change, "twelve chars").expect(3);
    session.run_with(change, "quartz ember lagoon").expect(0);
}

/// The binary, in an environment with nothing but a home.
fn binary(session: &Session) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evpki"));
    command.env_clear().env("EVPKI_HOME", session.home()).env("USER", "ada").env("TERM", "dumb");
    command
}

fn at_a_terminal(session: &Session, words: &[&str]) -> PtySession {
    let mut command = binary(session);
    command.args(words);
    spawn_command(command, Some(20_000)).unwrap()
}

#[test]
fn a_person_is_asked() {
    let session = Session::empty();
    let mut terminal = at_a_terminal(&session, &INIT);
    terminal.exp_string("New passphrase of the vault:").unwrap();
    terminal.send_line("typed once").unwrap();
    let between = terminal.exp_string("Confirmation:").unwrap();
    assert!(!between.contains("typed once"), "{between}");
    terminal.send_line("typed twice").unwrap();
    terminal.exp_string("New passphrase of the vault:").unwrap();
    terminal.send_line("typed once").unwrap();
    terminal.exp_string("Confirmation:").unwrap();
    terminal.send_line("typed once").unwrap();
    terminal.exp_string("Created a test PKI").unwrap();
    terminal.exp_eof().unwrap();

    let mut terminal = at_a_terminal(&session, &["password", "provision", "--batch", "B1"]);
    terminal.exp_string("Passphrase of the vault:").unwrap();
    terminal.send_line("something else").unwrap();
    let rest = terminal.exp_string("the passphrase does not open the vault").unwrap();
    assert!(!rest.contains("something else"), "{rest}");
    terminal.exp_eof().unwrap();

    let mut terminal = at_a_terminal(&session, &["password", "provision", "--batch", "B1"]);
    terminal.exp_string("Passphrase of the vault:").unwrap();
    terminal.send_line("typed once").unwrap();
    terminal.exp_string("Stored the default password of batch B1").unwrap();
    terminal.exp_eof().unwrap();

    let mut terminal = at_a_terminal(&session, &["vault", "passphrase"]);
    terminal.exp_string("Passphrase of the vault:").unwrap();
    terminal.send_control('c').unwrap();
    terminal.exp_string("nothing was changed").unwrap();
    terminal.exp_eof().unwrap();
}
