//! Keyrings at the command line: for a time, and for real, with gnome-keyring on a bus of its own and with the kernel's keys.

use crate::support::{fleet, session};
mod real;

use evpki::{
    cli::World,
    model::{DAY, HOUR, PkiId, Secret},
    store::{Read as _, Transaction},
    vault::{Error, Keyring, MemoryKeyring},
};
use fleet::{audit, store};
use insta::assert_snapshot;
use session::{Said, Session};
use std::{
    cell::{Cell, RefCell},
    time::Duration,
};

/// What is wrong with the keyring of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// There is none.
    None,
    /// Whatever it is asked, it refuses.
    Locked,
    /// It gives no key up.
    Grasping,
    /// It cannot be asked, and something is asked in its place that has nothing.
    Elsewhere,
}

thread_local! {
    /// The keyring of this test.
    static KEYRING: MemoryKeyring = MemoryKeyring::default();
    static FAULT: Cell<Option<Fault>> = const { Cell::new(None) };
    /// What it was asked to do.
    static ASKED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

struct Double;

fn asked(what: &str) -> Result<(), Error> {
    ASKED.with_borrow_mut(|asked| asked.push(what.to_owned()));
    match FAULT.get() {
        Some(Fault::Locked) => Err(Error::Keyring { keyring: "the double".to_owned(), why: "it is locked".to_owned() }),
        _ => Ok(()),
    }
}

impl Keyring for Double {
    fn name(&self) -> String {
        "the double".to_owned()
    }
    fn lasts(&self) -> String {
        "until the next reboot".to_owned()
    }
    fn put(&self, pki: PkiId, secret: &Secret) -> Result<(), Error> {
        asked("put")?;
        KEYRING.with(|keyring| keyring.put(pki, secret))
    }
    fn put_for(&self, pki: PkiId, secret: &Secret, time: Duration) -> Result<(), Error> {
        asked(&format!("put for {} s", time.as_secs()))?;
        KEYRING.with(|keyring| keyring.put(pki, secret))
    }
    fn get(&self, pki: PkiId) -> Result<Option<Secret>, Error> {
        asked("get")?;
        if FAULT.get() == Some(Fault::Elsewhere) {
            return Ok(None);
        }
        KEYRING.with(|keyring| keyring.get(pki))
    }
    fn remove(&self, pki: PkiId) -> Result<(), Error> {
        asked("remove")?;
        if FAULT.get() == Some(Fault::Grasping) {
            return Err(Error::Keyring { keyring: "the double".to_owned(), why: "it gives nothing up".to_owned() });
        }
        KEYRING.with(|keyring| keyring.remove(pki))
    }
    fn passed_over(&self) -> Option<String> {
        (FAULT.get() == Some(Fault::Elsewhere)).then(|| "the other double: no bus".to_owned())
    }
}

fn with_double(world: &mut World) {
    world.keyring = || {
        asked("open").ok();
        match FAULT.get() {
            Some(Fault::None) => Err(Error::NoKeyring { tried: "the double: not here".to_owned() }),
            _ => Ok(Box::new(Double) as Box<dyn Keyring>),
        }
    };
}

/// Runs with the passphrase in the environment.
fn with(session: &Session, words: &str) -> Said {
    session.run_in(words.split(' '), "", with_double)
}

/// Runs without a passphrase.
fn bare(session: &Session, words: &str) -> Said {
    session.run_in(words.split(' '), "", |world| {
        world.environment.remove("EVPKI_PASSPHRASE");
        with_double(world);
    })
}

/// What the keyring was asked since this was asked last.
fn questions() -> String {
    ASKED.take().join(", ")
}

/// The entry of the session's PKI.
fn entry(session: &Session) -> Option<Secret> {
    KEYRING.with(|keyring| keyring.get(store(session).pki().unwrap().id).unwrap())
}

fn set_entry(session: &Session, secret: &[u8]) {
    let pki = store(session).pki().unwrap().id;
    KEYRING.with(|keyring| keyring.put(pki, &Secret::new(secret.to_vec())).unwrap());
}

fn labels(session: &Session) -> Vec<String> {
    store(session).slots().unwrap().into_iter().map(|slot| format!("{} {}", slot.kind, slot.label)).collect()
}

fn vault_records(session: &Session) -> String {
    let ours: String = audit(session).into_iter().filter(|line| line.starts_with("vault.")).map(|line| line + "\n").collect();
    session::steady(&ours, &session.path(""))
}

fn founded() -> Session {
    FAULT.set(None);
    Session::founded()
}

const USE: &str = "password provision --batch";

#[test]
fn for_a_time() {
    let session = founded();
    assert_snapshot!(with(&session, "vault unlock --for 8h"), @r"
    exit status 0
    --- stdout
    Unlocked: the double opens the vault for ada, until 2026-11-21T14:00:00Z (in 8 hours); the keyring keeps the key until the next reboot
    --- stderr
    next: when you are done, lock the vault with `evpki vault lock`
    ");
    assert_eq!(questions(), "open, put for 28800 s");
    session.pass(7 * HOUR);
    assert_snapshot!(bare(&session, "vault status"), @r"
    exit status 0
    --- stdout
    slot        label       added                               cost                                 state
    passphrase  passphrase  2026-11-21T06:00:00Z (7 hours ago)  Argon2id, 64 MiB, 3 passes, 4 lanes
    keyring     ada         2026-11-21T06:00:00Z (7 hours ago)                                       opens until 2026-11-21T14:00:00Z (in 60 minutes)

    Unlocked: the double opens the vault, until 2026-11-21T14:00:00Z (in 60 minutes); the keyring keeps the key until the next reboot
    No passphrase is needed
    --- stderr
    note: only one slot does not depend on this machine: if you lose its secret, the vault is lost
    next: create a recovery code to write down with `evpki vault recovery`
    ");
    assert_snapshot!(bare(&session, "vault status --json"), @r#"
    exit status 0
    --- stdout
    {"auto_lock":null,"keyring":"the double","keyring_error":null,"lasts":"until the next reboot","memory_kept":"all","passphrase_given":false,"passphrase_needed":false,"pki_id":"[HEX]","roots_in_vault":[],"slots":[{"created":"2026-11-21T06:00:00Z","damage":null,"kdf":{"algorithm":"argon2id","lanes":4,"memory_kib":65536,"passes":3},"kind":"passphrase","label":"passphrase","lasts":true,"opens":false,"tried":true,"until":null},{"created":"2026-11-21T06:00:00Z","damage":null,"kdf":null,"kind":"keyring","label":"ada","lasts":false,"opens":true,"tried":true,"until":"2026-11-21T14:00:00Z"}],"unlocked":true,"until":"2026-11-21T14:00:00Z"}
    "#);
    bare(&session, &format!("{USE} B1")).expect(0);
    assert_snapshot!(bare(&session, "vault unlock"), @r"
    exit status 0
    --- stdout
    Unlocked already: the double opens the vault for ada, until 2026-11-21T14:00:00Z (in 60 minutes); the keyring keeps the key until the next reboot
    --- stderr
    next: when you are done, lock the vault with `evpki vault lock`
    ");
    // As long as it is open already, or shorter, it opens by itself; longer, the passphrase is wanted.
    assert_snapshot!(bare(&session, "vault unlock --for 8h"), @r"
    exit status 4
    --- stderr
    error: a passphrase is needed, and evpki cannot prompt for it
    caused by: the keyring opens the vault until 2026-11-21T14:00:00Z, and not longer
    hint: supply it with `--passphrase-file FILE`, `--passphrase env:NAME` or EVPKI_PASSPHRASE_FILE, or unlock the vault with `evpki vault unlock`
    ");
    assert_snapshot!(bare(&session, "vault unlock --for 30m --json"), @r#"
    exit status 0
    --- stdout
    {"already":false,"keyring":"the double","label":"ada","lasts":"until the next reboot","passed_over":null,"until":"2026-11-21T13:30:00Z"}
    "#);
    session.pass(30 * 60 - 1);
    bare(&session, &format!("{USE} B2")).expect(0);
    assert!(entry(&session).is_some());
    session.pass(1);
    // The time is over: the key goes at once, whoever asked, and the slot with the next change.
    assert_snapshot!(bare(&session, &format!("{USE} B3")), @"
    exit status 4
    --- stderr
    error: a passphrase is needed, and evpki cannot prompt for it
    caused by: the keyring of ada could open the vault until 2026-11-21T13:30:00Z, which has passed
    hint: supply it with `--passphrase-file FILE`, `--passphrase env:NAME` or EVPKI_PASSPHRASE_FILE, or unlock the vault with `evpki vault unlock`
    ");
    assert_eq!(entry(&session), None);
    assert_snapshot!(bare(&session, "vault status"), @"
    exit status 0
    --- stdout
    slot        label       added                                  cost                                 state
    passphrase  passphrase  2026-11-21T06:00:00Z (7 hours ago)     Argon2id, 64 MiB, 3 passes, 4 lanes
    keyring     ada         2026-11-21T13:00:00Z (30 minutes ago)                                       expired 2026-11-21T13:30:00Z (now)

    Locked: the keyring of ada could open the vault until 2026-11-21T13:30:00Z, which has passed
    A passphrase is needed
    --- stderr
    note: only one slot does not depend on this machine: if you lose its secret, the vault is lost
    next: unlock the vault with `evpki vault unlock`, so that commands do not ask for the passphrase
    next: create a recovery code to write down with `evpki vault recovery`
    ");
    assert_snapshot!(bare(&session, &format!("{USE} B3 --passphrase keyring:")), @"
    exit status 4
    --- stderr
    error: the keyring does not open the vault
    caused by: the keyring of ada could open the vault until 2026-11-21T13:30:00Z, which has passed
    hint: store a key in the keyring with `evpki vault unlock`
    ");
    assert_eq!(labels(&session), ["passphrase passphrase", "keyring ada"]);
    with(&session, &format!("{USE} B3")).expect(0);
    assert_eq!(labels(&session), ["passphrase passphrase"]);
    assert_snapshot!(vault_records(&session), @r"
    vault.unlock ada digest=[HEX] keyring=the double until=2026-11-21T14:00:00Z
    vault.unlock ada digest=[HEX] keyring=the double until=2026-11-21T13:30:00Z
    vault.lock ada until=2026-11-21T13:30:00Z
    ");
    with(&session, "store check").expect(0);
    questions();
    bare(&session, &format!("{USE} B4")).expect(4);
    assert_eq!(questions(), "", "without a slot no keyring is asked");
}

/// Who gives a passphrase is not kept waiting for a keyring, but for one whose time is over.
#[test]
fn a_passphrase_that_is_given_asks_no_keyring() {
    let session = founded();
    with(&session, "vault unlock --for 1h").expect(0);
    questions();
    with(&session, &format!("{USE} B1")).expect(0);
    assert_eq!(questions(), "");
    session.pass(HOUR);
    with(&session, &format!("{USE} B2")).expect(0);
    assert_eq!(questions(), "open, get, remove");
    assert_eq!((entry(&session), labels(&session).len()), (None, 1));
    with(&session, &format!("{USE} B3")).expect(0);
    assert_eq!(questions(), "");
}

#[test]
fn what_is_over_goes_with_lock_and_unlock_too() {
    let session = founded();
    with(&session, "vault unlock --for 1h").expect(0);
    session.pass(2 * HOUR);
    // Nobody can sign for the removal of its slot, but its key is gone.
    assert_snapshot!(bare(&session, "vault lock"), @r"
    exit status 0
    --- stdout
    Locked: the vault was not unlocked
    --- stderr
    note: the slot of ada still exists, but no key opens it: remove it with `evpki vault lock` and a passphrase
    ");
    assert_eq!(entry(&session), None);
    assert_snapshot!(with(&session, "vault lock"), @r"
    exit status 0
    --- stdout
    Locked: the vault was not unlocked
    ");
    assert_eq!(labels(&session), ["passphrase passphrase"]);
    with(&session, "vault unlock --for 1h").expect(0);
    session.pass(2 * HOUR);
    assert_snapshot!(with(&session, "vault unlock --for 1h"), @r"
    exit status 0
    --- stdout
    Unlocked: the double opens the vault for ada, until 2026-11-21T11:00:00Z (in 60 minutes); the keyring keeps the key until the next reboot
    --- stderr
    next: when you are done, lock the vault with `evpki vault lock`
    ");
    bare(&session, &format!("{USE} B1")).expect(0);
}

/// Of another account's slot only the store knows; its key is in a keyring that is not ours.
#[test]
fn the_slot_of_another_goes_when_its_time_is_over() {
    let session = founded();
    let as_bob = |words: &str| {
        session.run_in(words.split(' '), "", |world| {
            world.user = "bob".to_owned();
            with_double(world);
        })
    };
    as_bob("vault unlock --for 1h").expect(0);
    set_entry(&session, &[7; 32]);
    with(&session, "vault unlock --for 2h").expect(0);
    assert_eq!(labels(&session).len(), 3);
    session.pass(HOUR);
    bare(&session, &format!("{USE} B1")).expect(0);
    assert_eq!(labels(&session), ["passphrase passphrase", "keyring ada"]);
    assert!(entry(&session).is_some());
}

#[test]
fn the_last_slot_stays_however_dead() {
    let session = founded();
    with(&session, "vault unlock --for 1h").expect(0);
    fleet::change(&session, |transaction: &mut dyn Transaction| {
        transaction.remove_slot("passphrase", "passphrase").unwrap();
    });
    session.pass(HOUR);
    with(&session, &format!("{USE} B1")).expect(4);
    assert_eq!(labels(&session), ["keyring ada"]);
}

#[test]
fn a_clock_that_is_set_back_revives_nothing() {
    let session = founded();
    with(&session, "vault unlock --for 1h").expect(0);
    session.pass(DAY);
    // Somebody else's work at another terminal shows what time it was.
    with(&session, "crl publish --force").expect(0);
    assert_eq!(labels(&session), ["passphrase passphrase"]);
    session.pass(-DAY);
    assert_snapshot!(with(&session, "vault unlock --for 1h"), @r"
    exit status 3
    --- stderr
    error: the clock says 2026-11-21T06:00:00Z, and the last change was made at 2026-11-22T06:00:00Z: 1h from now would be over already
    hint: set the clock of this machine, then try again
    ");
    with(&session, "vault unlock --for 25h").expect(0);
    bare(&session, &format!("{USE} B1")).expect(0);
    // A program that does not know of slots with a time shows what time it was.
    session.pass(2 * DAY);
    let mut changed = store(&session);
    session::vault_of(&changed);
    let mut transaction = evpki::store::Store::begin(&mut changed).unwrap();
    let (at, actor, action, subject) = (session.now(), "bob".to_owned(), "test.change".to_owned(), String::new());
    transaction.append(&evpki::store::AuditEvent { at, actor, action, subject, details: Vec::new() }).unwrap();
    transaction.commit().unwrap();
    session.pass(-2 * DAY);
    assert_snapshot!(bare(&session, &format!("{USE} B2")), @"
    exit status 4
    --- stderr
    error: a passphrase is needed, and evpki cannot prompt for it
    caused by: the keyring of ada could open the vault until 2026-11-22T07:00:00Z, which has passed
    hint: supply it with `--passphrase-file FILE`, `--passphrase env:NAME` or EVPKI_PASSPHRASE_FILE, or unlock the vault with `evpki vault unlock`
    ");
    with(&session, &format!("{USE} B2")).expect(0);
    assert_eq!(labels(&session), ["passphrase passphrase"]);
}

#[test]
fn auto_lock_is_for_all() {
    let session = founded();
    assert_snapshot!(with(&session, "vault auto-lock 8h"), @r"
    exit status 0
    --- stdout
    `vault unlock` unlocks the vault for 8h, unless you give `--for`
    --- stderr
    note: keyrings that are unlocked now are not changed: run `evpki vault lock`, then `evpki vault unlock`
    ");
    assert_snapshot!(with(&session, "vault auto-lock 8h --json"), @r#"
    exit status 0
    --- stdout
    {"auto_lock":"8h","before":"8h"}
    "#);
    assert_snapshot!(with(&session, "vault unlock"), @r"
    exit status 0
    --- stdout
    Unlocked: the double opens the vault for ada, until 2026-11-21T14:00:00Z (in 8 hours); the keyring keeps the key until the next reboot
    --- stderr
    next: when you are done, lock the vault with `evpki vault lock`
    ");
    assert_snapshot!(bare(&session, "vault status"), @r"
    exit status 0
    --- stdout
    slot        label       added                       cost                                 state
    passphrase  passphrase  2026-11-21T06:00:00Z (now)  Argon2id, 64 MiB, 3 passes, 4 lanes
    keyring     ada         2026-11-21T06:00:00Z (now)                                       opens until 2026-11-21T14:00:00Z (in 8 hours)

    Unlocked: the double opens the vault, until 2026-11-21T14:00:00Z (in 8 hours); the keyring keeps the key until the next reboot
    No passphrase is needed
    Auto-lock: `vault unlock` unlocks it for 8h
    --- stderr
    note: only one slot does not depend on this machine: if you lose its secret, the vault is lost
    next: create a recovery code to write down with `evpki vault recovery`
    ");
    session.pass(8 * HOUR);
    bare(&session, &format!("{USE} B1")).expect(4);
    with(&session, "vault unlock --for 2d").expect(0);
    session.pass(DAY);
    bare(&session, &format!("{USE} B1")).expect(0);
    bare(&session, "vault auto-lock off").expect(4);
    bare(&session, "vault auto-lock off --passphrase keyring:").expect(4);
    assert_snapshot!(with(&session, "vault auto-lock off --json"), @r#"
    exit status 0
    --- stdout
    {"auto_lock":null,"before":"8h"}
    "#);
    with(&session, "vault lock").expect(0);
    with(&session, "vault unlock").expect(0);
    session.pass(400 * DAY);
    bare(&session, &format!("{USE} B2")).expect(0);
    assert_snapshot!(vault_records(&session), @r"
    vault.auto-lock 8h 
    vault.unlock ada digest=[HEX] keyring=the double until=2026-11-21T14:00:00Z
    vault.unlock ada digest=[HEX] keyring=the double until=2026-11-23T14:00:00Z
    vault.auto-lock off 
    vault.lock ada 
    vault.unlock ada digest=[HEX] keyring=the double
    ");
    // Whoever turns it on or off behind the back of the command line is found.
    session::edited(&session.home().join("evpki.db")).execute_batch("UPDATE settings SET value = '90y'").unwrap();
    let said = with(&session, "store check --without-vault").to_string();
    assert!(said.contains("the setting vault.auto-lock: it was changed to off according to audit record "), "{said}");
    session::edited(&session.home().join("evpki.db")).execute_batch("UPDATE settings SET value = 'soon'").unwrap();
    assert_snapshot!(with(&session, "vault unlock"), @r"
    exit status 5
    --- stderr
    error: the setting `vault.auto-lock` is damaged: `soon` is no length of time, write a number and one of s m h d w y, such as `30d`
    hint: decide it anew: `evpki vault auto-lock 8h`
    ");
    // Nor is it changed as long as it is not authentic.
    with(&session, "vault auto-lock off").expect(5);
}

#[test]
fn no_time_is_none() {
    let session = founded();
    assert_snapshot!(with(&session, "vault unlock --for 0h"), @r"
    exit status 2
    --- stderr
    error: the vault cannot be unlocked for no time at all
    hint: say for how long: `--for 8h`
    ");
    assert_snapshot!(with(&session, "vault unlock --for soon"), @r"
    exit status 2
    --- stderr
    error: invalid value 'soon' for '--for <TIME>': `soon` is no length of time, write a number and one of s m h d w y, such as `30d`

    For more information, try '--help'.
    ");
    assert_snapshot!(with(&session, "vault auto-lock 0s"), @r"
    exit status 2
    --- stderr
    error: the vault cannot be unlocked for no time at all
    hint: say `off` for no auto-lock, or how long: `8h`
    ");
    assert_snapshot!(with(&session, "vault auto-lock never"), @r"
    exit status 2
    --- stderr
    error: invalid value 'never' for '<TIME>': `never` is no length of time, write a number and one of s m h d w y, such as `30d`, or `off`

    For more information, try '--help'.
    ");
    assert_snapshot!(with(&session, "vault unlock --for 101y"), @r"
    exit status 2
    --- stderr
    error: invalid value '101y' for '--for <TIME>': `101y` is too long, at most `100y` is taken

    For more information, try '--help'.
    ");
    with(&session, "vault unlock --for 100y").expect(0);
    session.pass(99 * 365 * DAY);
    bare(&session, &format!("{USE} B1")).expect(0);
    assert_eq!(labels(&session).len(), 2);
}

/// Why the keyring does not open the vault is said, and nothing else goes wrong: whatever comes next is asked.
#[test]
fn whatever_is_wrong_with_a_keyring_is_said() {
    let session = founded();
    with(&session, "vault unlock").expect(0);
    let good = entry(&session).unwrap();
    let why = |session: &Session| {
        let said = bare(session, &format!("{USE} B1")).expect(4);
        bare(session, "vault status").expect(0);
        said.to_string().lines().find(|line| line.starts_with("caused by: ")).unwrap_or_default().to_owned()
    };
    set_entry(&session, b"of another PKI or another user..");
    assert_snapshot!(why(&session), @r"caused by: the key in the double does not open the vault: store it again");
    set_entry(&session, &good.expose()[..16]);
    assert_snapshot!(why(&session), @r"caused by: the key in the double does not open the vault: store it again");
    set_entry(&session, &[0, 0xff, 0xc3, 0x28, 0x0a]);
    assert_snapshot!(why(&session), @r"caused by: the key in the double does not open the vault: store it again");
    set_entry(&session, b"");
    assert_snapshot!(why(&session), @r"caused by: the key in the double does not open the vault: store it again");
    FAULT.set(Some(Fault::Locked));
    assert_snapshot!(why(&session), @"caused by: cannot use the double: it is locked");
    FAULT.set(Some(Fault::None));
    assert_snapshot!(why(&session), @"caused by: no keyring available (the double: not here): use a passphrase from a file, a descriptor or a service credential");
    FAULT.set(Some(Fault::Elsewhere));
    assert_snapshot!(why(&session), @"caused by: the double contains no key for the PKI [HEX]: unlock with the passphrase and store the key again (skipped: the other double: no bus)");
    // With a passphrase nothing of that matters.
    for fault in [Fault::Locked, Fault::None, Fault::Elsewhere] {
        FAULT.set(Some(fault));
        with(&session, &format!("{USE} {fault:?}")).expect(0);
    }
    FAULT.set(None);
    // An entry that does not fit is replaced by the next unlocking.
    set_entry(&session, &[1; 32]);
    with(&session, "vault unlock").expect(0);
    bare(&session, &format!("{USE} B1")).expect(0);
}

#[test]
fn what_cannot_be_locked_is_not_called_locked() {
    let session = founded();
    with(&session, "vault unlock").expect(0);
    FAULT.set(Some(Fault::Locked));
    assert_snapshot!(bare(&session, "vault lock"), @"
    exit status 1
    --- stderr
    error: the vault is not locked: its key is still in the keyring
    caused by: cannot use the double: it is locked
    hint: give the passphrase, and the key opens nothing any more: `evpki vault lock --passphrase-file FILE`
    ");
    FAULT.set(None);
    bare(&session, &format!("{USE} B1")).expect(0);
    // A keyring that holds on to its key: without its slot the key opens nothing.
    FAULT.set(Some(Fault::Grasping));
    assert_snapshot!(bare(&session, "vault lock"), @"
    exit status 0
    --- stdout
    Locked: the passphrase is needed again
    --- stderr
    note: its key may still be in a keyring, but it opens nothing: cannot use the double: it gives nothing up
    ");
    FAULT.set(None);
    assert!(entry(&session).is_some());
    bare(&session, &format!("{USE} B2")).expect(4);
    with(&session, "vault unlock").expect(0);
    FAULT.set(Some(Fault::Elsewhere));
    assert_snapshot!(bare(&session, "vault lock"), @r"
    exit status 0
    --- stdout
    Locked: the vault was not unlocked
    --- stderr
    note: the slot of ada still exists, and a keyring that cannot be reached may have its key (the other double: no bus): remove it with `evpki vault lock` and a passphrase
    ");
    FAULT.set(Some(Fault::None));
    assert_snapshot!(bare(&session, "vault lock"), @r"
    exit status 0
    --- stdout
    Locked: the vault was not unlocked
    --- stderr
    note: the slot of ada still exists, and a keyring that cannot be reached may have its key (the double: not here): remove it with `evpki vault lock` and a passphrase
    ");
    FAULT.set(Some(Fault::Locked));
    assert_snapshot!(with(&session, "vault lock"), @"
    exit status 0
    --- stdout
    Locked: the vault was not unlocked
    --- stderr
    note: its key may still be in a keyring, but it opens nothing: cannot use the double: it is locked
    ");
    assert_eq!(labels(&session), ["passphrase passphrase"]);
}

#[test]
fn a_keyring_that_keeps_nothing_unlocks_nothing() {
    let session = founded();
    FAULT.set(Some(Fault::Locked));
    assert_snapshot!(with(&session, "vault unlock"), @"
    exit status 1
    --- stderr
    error: cannot use the double: it is locked
    ");
    FAULT.set(Some(Fault::None));
    assert_snapshot!(with(&session, "vault unlock --for 8h"), @"
    exit status 1
    --- stderr
    error: no keyring available (the double: not here): use a passphrase from a file, a descriptor or a service credential
    ");
    FAULT.set(Some(Fault::Elsewhere));
    assert_snapshot!(with(&session, "vault unlock --json"), @r#"
    exit status 0
    --- stdout
    {"already":false,"keyring":"the double","label":"ada","lasts":"until the next reboot","passed_over":"the other double: no bus","until":null}
    "#);
    assert_eq!(labels(&session).len(), 2);
}
