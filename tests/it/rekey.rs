//! A new master key for the vault: what is said, what is refused, what stays, and who finds that it came in between.

use crate::support::{fleet, session};
use evpki::{
    cli::World,
    model::{Label, PkiId, Secret, SecretKind},
    store::{self, Read, SecretRow, Store},
    vault::{Error, Keyring, MemoryKeyring, Vault},
};
use fleet::{audit, cheap, store};
use insta::assert_snapshot;
use session::{PASSPHRASE, Said, Session, vault_of};
use std::{
    collections::BTreeMap,
    fs,
    sync::{LazyLock, Mutex},
};

/// Keyrings that outlive a command, one a session: its home is its name.
static KEYRINGS: LazyLock<Mutex<BTreeMap<[u8; 16], &'static MemoryKeyring>>> = LazyLock::new(Mutex::default);

struct Lasting;

fn of(pki: PkiId) -> &'static MemoryKeyring {
    KEYRINGS.lock().unwrap().entry(pki.0).or_insert_with(|| Box::leak(Box::default()))
}

impl Keyring for Lasting {
    fn name(&self) -> String {
        "the keyring of the test".to_owned()
    }
    fn put(&self, pki: PkiId, secret: &Secret) -> Result<(), Error> {
        of(pki).put(pki, secret)
    }
    fn get(&self, pki: PkiId) -> Result<Option<Secret>, Error> {
        of(pki).get(pki)
    }
    fn remove(&self, pki: PkiId) -> Result<(), Error> {
        of(pki).remove(pki)
    }
}

/// One that takes its key out for nobody.
struct Stubborn;

impl Keyring for Stubborn {
    fn name(&self) -> String {
        "the stubborn keyring".to_owned()
    }
    fn put(&self, pki: PkiId, secret: &Secret) -> Result<(), Error> {
        of(pki).put(pki, secret)
    }
    fn get(&self, pki: PkiId) -> Result<Option<Secret>, Error> {
        of(pki).get(pki)
    }
    fn remove(&self, _: PkiId) -> Result<(), Error> {
        Err(Error::Keyring { keyring: self.name(), why: "it does not like to".to_owned() })
    }
}

/// Runs with a keyring that lasts.
fn run(session: &Session, words: &[&str]) -> Said {
    session.run_in(words, "", lasting)
}

/// Runs with a keyring that lasts, and without a passphrase.
fn bare(session: &Session, words: &[&str]) -> Said {
    session.run_in(words, "", |world| {
        world.environment.remove("EVPKI_PASSPHRASE");
        lasting(world);
    })
}

fn lasting(world: &mut World) {
    world.keyring = || Ok(Box::new(Lasting) as Box<dyn Keyring>);
}

const REKEY: [&str; 3] = ["vault", "rekey", "--yes"];

/// A PKI of its own, with keys and passwords in every state, a token and a TOTP.
fn own() -> Session {
    let session = Session::empty();
    session.run(["init", "--organization", "ACME", "--country", "DE", "--environment", "test"]).expect(0);
    cheap(&session);
    for id in ["CS-1", "CS-2", "CS-3"] {
        session.run(["charger", "add", id, "--serial-number", &format!("SN {id}")]).expect(0);
    }
    for words in [
        &["password", "provision", "--all"][..],
        &["password", "provision", "--batch", "B-1"],
        &["password", "rotate", "CS-1", "CS-2"],
        &["password", "confirm", "CS-2"],
        &["charger", "add", "CS-4", "--serial-number", "SN-4", "--security-profile", "3"],
        &["charger", "issue", "CS-4"],
        &["token", "issue", "DE*ABC"],
        &["totp", "provision", "DE*ABC"],
        &["audit", "export", "--head-only"],
    ] {
        session.run(words).expect(0);
    }
    session
}

/// All that is sealed, open: kind, owner, version, and the value in hexadecimal.
fn secrets(session: &Session) -> Vec<String> {
    let store = store(session);
    opened(&store, &vault_of(&store))
}

fn opened(store: &dyn Read, vault: &Vault) -> Vec<String> {
    let rows = store.sealed_behind(0, 10_000).unwrap();
    let open = |row: &SecretRow| {
        let label = Label { kind: row.kind, owner: &row.owner, version: row.version };
        let plain = vault.open(label, row.sealed.as_ref().unwrap()).unwrap();
        format!("{} {} {} {}", row.kind, row.owner, row.version, evpki::model::hex::encode(plain.expose()))
    };
    rows.iter().map(|(_, row)| open(row)).collect()
}

fn sealed(session: &Session) -> Vec<Vec<u8>> {
    store(session).sealed_behind(0, 10_000).unwrap().into_iter().map(|(_, row)| row.sealed.unwrap()).collect()
}

#[test]
fn everything_is_sealed_anew_and_nothing_is_lost() {
    let session = own();
    run(&session, &["vault", "unlock"]).expect(0);
    let (before, records, from) = (secrets(&session), sealed(&session), vault_of(&store(&session)).master_name());
    assert_eq!(before.len(), 12);
    assert_snapshot!(run(&session, &REKEY), @"
    exit status 0
    --- stdout
    Rekeyed: 12 secrets encrypted with the master key [HEX], previously [HEX]
    `passphrase:passphrase` opens the vault as before
    --- stderr
    note: the slot `keyring:ada` was removed: add it again with `evpki vault unlock` on that account
    note: earlier backups still open as before, to the secrets of that time
    next: unlock the vault again with `evpki vault unlock`, then make a new backup with `evpki store backup FILE`
    ");
    assert_eq!(secrets(&session), before);
    let now = sealed(&session);
    assert!(records.iter().zip(&now).all(|(before, now)| before != now && before.len() == now.len()));
    assert_snapshot!(bare(&session, &["vault", "status"]), @r"
    exit status 0
    --- stdout
    slot        label       added                       cost                             state
    passphrase  passphrase  2026-11-21T06:00:00Z (now)  Argon2id, 8 MiB, 1 pass, 1 lane

    Locked: no keyring opens the vault
    A passphrase is needed
    --- stderr
    note: only one slot does not depend on this machine: if you lose its secret, the vault is lost
    next: unlock the vault with `evpki vault unlock`, so that commands do not ask for the passphrase
    next: create a recovery code to write down with `evpki vault recovery`
    ");
    run(&session, &["store", "check"]).expect(0);
    run(&session, &["audit", "verify"]).expect(0);
    let to = vault_of(&store(&session)).master_name();
    let last = audit(&session).pop().unwrap().replace(&from.to_string(), "[FROM]").replace(&to.to_string(), "[TO]");
    let digest = evpki::model::hex::encode(&evpki::vault::slot_digest(&store(&session).slots().unwrap()[0].bytes));
    let last = last.replace(&digest, "[DIGEST]");
    assert_snapshot!(last, @"vault.rekey [TO] from=[FROM] to=[TO] private-key=4 password=4 batch-password=1 audit-key=1 token=1 totp=1 kept=passphrase:passphrase digest=[DIGEST] removed=keyring:ada");
    assert_snapshot!(run(&session, &["--json", "vault", "rekey", "--yes"]), @r#"
    exit status 0
    --- stdout
    {"from":"[HEX]","kept":{"kind":"passphrase","label":"passphrase"},"keyring_error":null,"removed":[],"secrets":[{"count":4,"kind":"private-key"},{"count":4,"kind":"password"},{"count":1,"kind":"batch-password"},{"count":1,"kind":"audit-key"},{"count":1,"kind":"token"},{"count":1,"kind":"totp"}],"to":"[HEX]","was_unlocked":false}
    "#);
    assert_eq!(secrets(&session), before);
    run(&session, &["vault", "unlock"]).expect(0);
    bare(&session, &["password", "provision", "--batch", "B-2"]).expect(0);
    run(&session, &["password", "rotate", "CS-3"]).expect(0);
    run(&session, &["store", "check"]).expect(0);
}

/// What opened the vault opens it afterwards, whatever it is, and nothing else does.
#[test]
fn by_a_recovery_code_and_by_a_key_file() {
    let session = own();
    let (code, file) = (session.path("code").to_str().unwrap().to_owned(), session.path("key").to_str().unwrap().to_owned());
    run(&session, &["vault", "recovery", "--label", "safe", "--out", &code]).expect(0);
    run(&session, &["vault", "slots", "add", "key-file", &file]).expect(0);
    let before = secrets(&session);
    let by_file = format!("keyfile:{file}");
    assert_snapshot!(bare(&session, &["vault", "rekey", "--yes", "--passphrase", &by_file]), @"
    exit status 0
    --- stdout
    Rekeyed: 12 secrets encrypted with the master key [HEX], previously [HEX]
    `key-file:key` opens the vault as before
    --- stderr
    note: the slot `passphrase:passphrase` was removed: add it again with `evpki vault slots add passphrase --label NAME`
    note: the slot `recovery:safe` was removed: add it again with `evpki vault recovery`
    note: earlier backups still open as before, to the secrets of that time
    next: make a new backup with `evpki store backup FILE`
    ");
    run(&session, &["store", "check"]).expect(4);
    bare(&session, &["store", "check", "--passphrase-file", &code]).expect(4);
    bare(&session, &["store", "check", "--passphrase", &by_file]).expect(0);
    // Then again by a code that is made now.
    let code = session.path("second").to_str().unwrap().to_owned();
    bare(&session, &["vault", "recovery", "--out", &code, "--passphrase", &by_file]).expect(0);
    bare(&session, &["vault", "rekey", "--yes", "--passphrase-file", &code]).expect(0);
    bare(&session, &["store", "check", "--passphrase", &by_file]).expect(4);
    bare(&session, &["store", "check", "--passphrase-file", &code]).expect(0);
    // Who forgot the passphrase gets a new one.
    let words = ["vault", "passphrase", "--passphrase-file", &code, "--new-passphrase", "env:NEW"];
    session.run_in(words, "", |world| drop(world.environment.insert("NEW".to_owned(), PASSPHRASE.to_owned()))).expect(0);
    assert_eq!(secrets(&session), before);
    run(&session, &["store", "check"]).expect(0);
}

#[test]
fn not_by_the_keyring_not_unasked_and_not_with_another_passphrase() {
    let session = own();
    run(&session, &["vault", "unlock"]).expect(0);
    let before = fs::read(session.home().join("evpki.db")).unwrap();
    assert_snapshot!(run(&session, &["vault", "rekey", "--yes", "--passphrase", "keyring:"]), @"
    exit status 4
    --- stderr
    error: a keyring alone cannot change how the vault is opened
    hint: supply the passphrase with `--passphrase-file FILE` or `--passphrase env:NAME`, or a key file with `--passphrase keyfile:PATH`
    hint: use a recovery code instead of the passphrase if you have one
    ");
    assert_snapshot!(bare(&session, &REKEY), @r"
    exit status 4
    --- stderr
    error: a passphrase is needed, and evpki cannot prompt for it
    hint: supply it with `--passphrase-file FILE`, `--passphrase env:NAME` or EVPKI_PASSPHRASE_FILE, or unlock the vault with `evpki vault unlock`
    ");
    assert_snapshot!(run(&session, &["vault", "rekey"]), @r"
    exit status 2
    --- stderr
    error: encrypt 12 secrets with a new master key and remove the slot keyring:ada: this needs a confirmation, and evpki cannot prompt for it
    hint: confirm it with `--yes`
    ");
    session.passphrase("wrong");
    assert_snapshot!(run(&session, &REKEY), @r"
    exit status 4
    --- stderr
    error: the passphrase does not open the vault
    ");
    assert_eq!(fs::read(session.home().join("evpki.db")).unwrap(), before);
}

#[test]
fn not_when_a_secret_would_be_lost() {
    let session = own();
    let (path, before) = (session.home().join("evpki.db"), sealed(&session));
    session::edited(&path).execute_batch("UPDATE secrets SET sealed = zeroblob(90) WHERE owner = 'CS-3'").unwrap();
    assert_snapshot!(run(&session, &REKEY), @"
    exit status 5
    --- stderr
    error: the row of the password of CS-3 (version 1) was edited outside of evpki: it does not match the state that audit record 22 wrote
    hint: list the damage with `evpki store check`, then restore a backup with `evpki store restore FILE`
    ");
    let now = sealed(&session);
    assert_eq!(before.iter().zip(&now).filter(|(before, now)| before != now).count(), 1);
    assert!(!audit(&session).iter().any(|line| line.starts_with("vault.rekey")));
}

#[test]
fn a_keyring_that_keeps_its_key_is_named() {
    let session = own();
    run(&session, &["vault", "unlock"]).expect(0);
    let stubborn = session.run_in(REKEY, "", |world| world.keyring = || Ok(Box::new(Stubborn) as Box<dyn Keyring>));
    assert_snapshot!(stubborn, @"
    exit status 0
    --- stdout
    Rekeyed: 12 secrets encrypted with the master key [HEX], previously [HEX]
    `passphrase:passphrase` opens the vault as before
    --- stderr
    note: the slot `keyring:ada` was removed: add it again with `evpki vault unlock` on that account
    note: the keyring still contains a key, but it opens nothing: cannot use the stubborn keyring: it does not like to
    note: earlier backups still open as before, to the secrets of that time
    next: unlock the vault again with `evpki vault unlock`, then make a new backup with `evpki store backup FILE`
    ");
    // What it keeps opens nothing.
    bare(&session, &["password", "provision", "--batch", "B-2"]).expect(4);
}

/// Whoever opened the vault before has a key that nothing is sealed under, and notices before anything is written.
#[test]
fn who_opened_the_vault_before_is_told() {
    let session = own();
    let mut late = store(&session);
    vault_of(&late);
    run(&session, &REKEY).expect(0);
    let before = audit(&session).len();
    let number = before as u64;
    let master = vault_of(&store(&session)).master_name().to_string();
    let refused = late.begin().err();
    assert_eq!(refused, Some(store::Error::Rekeyed { number, master, end: number }));
    assert_eq!(audit(&session).len(), before);
    run(&session, &["store", "check"]).expect(0);
}

/// A record that says so does not make it so: who has not the vault cannot have others believe that it got a new key.
#[test]
fn who_forges_the_end_of_the_audit_is_not_believed() {
    let session = own();
    run(&session, &REKEY).expect(0);
    session::edited(&session.home().join("evpki.db")).execute_batch("UPDATE audit_head SET tag = zeroblob(32)").unwrap();
    assert_snapshot!(run(&session, &["password", "provision", "--batch", "B-3"]), @"
    exit status 5
    --- stderr
    error: the end of the audit log is damaged: the end of the audit log at record 34 was not authenticated by this vault
    hint: list the damage with `evpki store check`, then restore a backup with `evpki store restore FILE`
    ");
    assert_snapshot!(run(&session, &REKEY), @"
    exit status 5
    --- stderr
    error: the end of the audit log is damaged: the end of the audit log at record 34 was not authenticated by this vault
    hint: list the damage with `evpki store check`, then restore a backup with `evpki store restore FILE`
    ");
}

/// The slot and all that is sealed of an earlier day, beside an audit that goes on: what is there is not what the audit says.
#[test]
fn what_was_sealed_before_is_foreign_afterwards() {
    let session = own();
    let path = session.home().join("evpki.db");
    let old = store(&session).secrets(SecretKind::Password, "CS-3").unwrap().remove(0).sealed.unwrap();
    run(&session, &REKEY).expect(0);
    session::edited(&path).execute("UPDATE secrets SET sealed = ?1 WHERE owner = 'CS-3'", [&old]).unwrap();
    let check = run(&session, &["store", "check"]);
    assert_snapshot!(check, @"
    exit status 5
    --- stdout
    2 findings, in 5 certificates and 34 audit records:
      damaged     the row of the password of CS-3 (version 1) was edited outside of evpki: it does not match the state that audit record 22 wrote
      damaged     the password of CS-3 (version 1) is foreign: the master key [HEX] sealed it, which this vault had until audit record 34: the secret was set back
    --- stderr
    next: restore the last good backup with `evpki store restore FILE`
    ");
    assert_snapshot!(run(&session, &["password", "show", "CS-3", "--reveal"]), @"
    exit status 5
    --- stderr
    error: the row of the password of CS-3 (version 1) was edited outside of evpki: it does not match the state that audit record 22 wrote
    hint: list the damage with `evpki store check`, then restore a backup with `evpki store restore FILE`
    ");
}

#[test]
fn a_backup_from_before_is_restored_and_nothing_is_lost() {
    let session = own();
    let copy = session.path("copy.db").to_str().unwrap().to_owned();
    run(&session, &["store", "backup", &copy]).expect(0);
    let before = secrets(&session);
    run(&session, &REKEY).expect(0);
    // Since then: a charger's key, sealed under the new master key.
    run(&session, &["charger", "add", "CS-5", "--serial-number", "SN-5", "--security-profile", "3"]).expect(0);
    run(&session, &["charger", "issue", "CS-5"]).expect(0);
    run(&session, &["server", "issue", "csms.acme.example"]).expect(0);
    let since: Vec<String> = secrets(&session).into_iter().filter(|line| !before.contains(line)).collect();
    assert_eq!(since.len(), 2);
    run(&session, &["store", "restore", &copy]).expect(3);
    assert_snapshot!(run(&session, &["store", "restore", &copy, "--force"]), @"
    exit status 0
    --- stdout
    Restored [DIR]/copy.db with 33 audit records
    --- stderr
    note: the previous store is kept as [DIR]/home/evpki.db.before-restore-1
    note: carried over: 2 certificates issued since the backup, 0 changes of status
    note: not carried over: charger CS-5: registered since the backup
    note: not carried over: slot passphrase:passphrase of the vault: added or changed since the backup
    note: chargers and passwords are as they were when the backup was made
    note: the vault has the master key of the backup again, [HEX], and no longer [HEX]; if you replaced the key for a reason, run `evpki vault rekey`
    next: check the store with `evpki store check`, then publish the CRLs with `evpki crl publish`
    ");
    let restored = secrets(&session);
    assert!(before.iter().chain(&since).all(|line| restored.contains(line)), "{restored:#?}");
    run(&session, &["bundle", "server", "csms.acme.example", "--out", session.path("server").to_str().unwrap()]).expect(0);
    // A charger is not carried over, but its certificate and key are.
    let check = run(&session, &["store", "check", "--json"]).expect(6).json();
    assert_eq!(check["counts"]["damaged"], 0, "{check}");
    run(&session, &REKEY).expect(0);
    assert_eq!(secrets(&session), restored);
    run(&session, &["audit", "verify"]).expect(0);
}

#[test]
fn a_backup_from_before_and_another_passphrase_since() {
    let session = own();
    let copy = session.path("copy.db").to_str().unwrap().to_owned();
    run(&session, &["store", "backup", &copy]).expect(0);
    run(&session, &REKEY).expect(0);
    let change = ["vault", "passphrase", "--new-passphrase", "env:NEW"];
    let changed = |from: &'static str, to: &'static str| {
        session.passphrase(from);
        session.run_in(change, "", |world| drop(world.environment.insert("NEW".to_owned(), to.to_owned()))).expect(0);
    };
    changed(PASSPHRASE, "another one");
    session.passphrase("another one");
    run(&session, &["server", "issue", "csms.acme.example"]).expect(0);
    session.passphrase(PASSPHRASE);
    let here = fs::read(session.home().join("evpki.db")).unwrap();
    assert_snapshot!(run(&session, &["store", "restore", &copy, "--force"]), @"
    exit status 4
    --- stderr
    error: cannot open the current store: it has another master key than the backup, which seals the secrets made since
    caused by: the passphrase does not open the vault
    hint: set the passphrase of the backup in the current store with `evpki vault passphrase`
    hint: if the passphrase of the current store is lost, move the store away, then restore again
    ");
    assert_eq!(fs::read(session.home().join("evpki.db")).unwrap(), here);
    // As the hint says.
    changed("another one", PASSPHRASE);
    session.passphrase(PASSPHRASE);
    run(&session, &["store", "restore", &copy, "--force"]).expect(0);
    run(&session, &["bundle", "server", "csms.acme.example", "--out", session.path("server").to_str().unwrap()]).expect(0);
    run(&session, &["store", "check"]).expect(0);
}

/// A backup from after it, over a store that was set back to before it.
#[test]
fn a_backup_from_after_is_restored_over_a_store_from_before() {
    let session = own();
    let path = session.home().join("evpki.db");
    let earlier = fs::read(&path).unwrap();
    run(&session, &REKEY).expect(0);
    let later = session.path("later.db").to_str().unwrap().to_owned();
    run(&session, &["store", "backup", &later]).expect(0);
    let expected = secrets(&session);
    fs::write(&path, earlier).unwrap();
    run(&session, &["store", "restore", &later]).expect(0);
    assert_eq!(secrets(&session), expected);
    run(&session, &["store", "check"]).expect(0);
}

/// One PKI in two homes: the passphrase opens both, so does the keyring; a new master key is that of one of them.
#[test]
fn a_store_that_was_copied_to_another_home() {
    let session = own();
    run(&session, &["vault", "unlock"]).expect(0);
    let other = Session::empty();
    evpki::files::create_directory(&other.home()).unwrap();
    fs::copy(session.home().join("evpki.db"), other.home().join("evpki.db")).unwrap();
    let both = secrets(&session);
    assert_eq!(secrets(&other), both);
    for home in [&session, &other] {
        run(home, &["password", "provision", "--batch", "B-2"]).expect(0);
        bare(home, &["password", "provision", "--batch", "B-3"]).expect(0);
    }
    // Both have one entry in the keyring, by the identity of the PKI.
    run(&session, &REKEY).expect(0);
    assert_snapshot!(bare(&other, &["password", "provision", "--batch", "B-4"]), @"
    exit status 4
    --- stderr
    error: a passphrase is needed, and evpki cannot prompt for it
    caused by: the keyring of the test contains no key for the PKI [HEX]: unlock with the passphrase and store the key again
    hint: supply it with `--passphrase-file FILE`, `--passphrase env:NAME` or EVPKI_PASSPHRASE_FILE, or unlock the vault with `evpki vault unlock`
    ");
    run(&session, &["vault", "unlock"]).expect(0);
    bare(&session, &["password", "provision", "--batch", "B-4"]).expect(0);
    assert_snapshot!(bare(&other, &["vault", "status"]), @r"
    exit status 0
    --- stdout
    slot        label       added                       cost                             state
    passphrase  passphrase  2026-11-21T06:00:00Z (now)  Argon2id, 8 MiB, 1 pass, 1 lane
    keyring     ada         2026-11-21T06:00:00Z (now)

    Locked: the key in the keyring of the test does not open the vault: store it again
    A passphrase is needed
    --- stderr
    note: only one slot does not depend on this machine: if you lose its secret, the vault is lost
    next: unlock the vault with `evpki vault unlock`, so that commands do not ask for the passphrase
    next: create a recovery code to write down with `evpki vault recovery`
    ");
    run(&other, &["password", "provision", "--batch", "B-4"]).expect(0);
    // Whoever unlocks the one locks the other.
    run(&other, &["vault", "unlock"]).expect(0);
    bare(&other, &["password", "provision", "--batch", "B-5"]).expect(0);
    bare(&session, &["password", "provision", "--batch", "B-5"]).expect(4);
    for home in [&session, &other] {
        let now = secrets(home);
        assert!(both.iter().all(|line| now.contains(line)));
        run(home, &["store", "check"]).expect(0);
    }
    // What is sealed in the one is none of the other's, and says so.
    let theirs = store(&session).secrets(SecretKind::Password, "CS-3").unwrap().remove(0).sealed.unwrap();
    let vault = vault_of(&store(&other));
    let label = Label { kind: SecretKind::Password, owner: "CS-3", version: 1 };
    assert!(matches!(vault.open(label, &theirs), Err(Error::Foreign { .. })));
}
