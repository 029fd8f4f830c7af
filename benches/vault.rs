//! What the vault costs: sealing and opening beside the bare AEAD, a new master key for all that is sealed, and opening it by a keyring and by a
//! passphrase, in one run.
//!
//!     cargo bench --bench vault [-- RECORDS]
//!
//! The bare AEAD is that of the library, one key and one buffer after the other. Sealing draws a nonce, binds the name and says the master key and the
//! length, so a third of that rate has to be reached. A keyring may add 5 ms to a command, a passphrase nothing but Argon2id's own time. The
//! keyring is the kernel's where there is one, else one in memory.

use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use evpki::{
    commands::{Ask, Context, Error, Passphrases, Progress, init, vault::rekey},
    model::{Environment, Label, PasswordState, PkiId, Random, Secret, SecretKind, Timestamp},
    store::{AuditEvent, Read, SecretRow, Sqlite, Store, Transaction},
    vault::{self, Kdf, Keyring, MemoryKeyring, OsKeyring, Vault, unlock_with_passphrase},
    x509::SystemRandom,
};
use std::{hint::black_box, time::Instant};

const PASSPHRASE: &str = "a passphrase for measuring";
const NOW: Timestamp = Timestamp(1_795_240_800);
/// How often what takes milliseconds is done.
const TIMES: usize = 41;

struct Input(Option<Secret>);

impl Passphrases for Input {
    fn given(&self) -> Result<Option<Secret>, Error> {
        Ok(self.0.clone())
    }
    fn keyring_allowed(&self) -> bool {
        true
    }
    fn prompt(&self, _: &Ask) -> Result<Secret, Error> {
        Err(Error::locked("nobody is there"))
    }
}

struct NoProgress;

impl Progress for NoProgress {
    fn begin(&self, _: &str, _: u64) {}
    fn advance(&self, _: u64) {}
    fn end(&self) {}
}

/// A keyring for as long as the bench runs.
struct Ring<'a>(&'a dyn Keyring);

impl Keyring for Ring<'_> {
    fn name(&self) -> String {
        self.0.name()
    }
    fn put(&self, pki: PkiId, secret: &Secret) -> Result<(), vault::Error> {
        self.0.put(pki, secret)
    }
    fn get(&self, pki: PkiId) -> Result<Option<Secret>, vault::Error> {
        self.0.get(pki)
    }
    fn remove(&self, pki: PkiId) -> Result<(), vault::Error> {
        self.0.remove(pki)
    }
}

fn seconds(work: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    work();
    begun.elapsed().as_secs_f64()
}

/// The median of what something takes, in milliseconds.
fn median(mut work: impl FnMut()) -> f64 {
    let mut all: Vec<f64> = (0..TIMES).map(|_| seconds(&mut work) * 1e3).collect();
    all.sort_by(f64::total_cmp);
    all[TIMES / 2]
}

fn main() {
    let count = std::env::args().filter_map(|word| word.parse().ok()).next().unwrap_or(100_000);
    for length in [20, 138] {
        records(count, length);
    }
    let directory = tempfile::tempdir().expect("a directory");
    let given = Input(Some(Secret::from(PASSPHRASE.to_owned())));
    let memory = MemoryKeyring::default();
    let kernel = OsKeyring::open().ok();
    let ring: &dyn Keyring = kernel.as_ref().map_or(&memory, |ring| ring);
    let none = || Err(vault::Error::NoKeyring { tried: "nothing".to_owned() });
    let context = Context {
        home: directory.path().join("home"),
        now: NOW,
        random: &SystemRandom,
        actor: "ada".to_owned(),
        passphrases: &given,
        keyring: &none,
        progress: &NoProgress,
    };
    found(&context);
    fill(&context, count);
    opening(&context, ring);
    new_master(&context, count);
}

/// Sealing and opening, beside the bare AEAD.
fn records(count: u32, length: usize) {
    let vault = Vault::create(PkiId([7; 16]), &SystemRandom).expect("a vault");
    let owners: Vec<String> = (0..count).map(|n| format!("DE-ACM-{n:07}")).collect();
    let label = |owner| Label { kind: SecretKind::Password, owner, version: 1 };
    let plain = Secret::new(vec![0x61; length]);
    let mut sealed = Vec::with_capacity(owners.len());
    let sealing = seconds(|| {
        sealed.extend(owners.iter().map(|owner| vault.seal(label(owner), &plain, &SystemRandom).expect("it is sealed")));
    });
    let opening = seconds(|| {
        for (owner, sealed) in owners.iter().zip(&sealed) {
            black_box(vault.open(label(owner), sealed).expect("it opens"));
        }
    });
    let mut key = [0; 32];
    SystemRandom.fill(&mut key).expect("randomness");
    let cipher = XChaCha20Poly1305::new(&key.into());
    // As much associated data as a record has.
    let bound = vec![0x62; 12 + 1 + 16 + 8 + 8 + 8 + owners[0].len() + 8];
    let nonce = |n: u32| {
        let mut nonce = [0; 24];
        nonce[..4].copy_from_slice(&n.to_be_bytes());
        XNonce::from(nonce)
    };
    let mut bare = Vec::with_capacity(owners.len());
    let bare_sealing = seconds(|| {
        bare.extend(
            (0..count).map(|n| cipher.encrypt(&nonce(n), Payload { msg: plain.expose(), aad: &bound }).expect("it is encrypted")),
        );
    });
    let bare_opening = seconds(|| {
        for (n, sealed) in (0..count).zip(&bare) {
            black_box(cipher.decrypt(&nonce(n), Payload { msg: sealed, aad: &bound }).expect("it is decrypted"));
        }
    });
    println!("{count} records of {length} bytes, one core");
    for (what, own, bare) in [("sealed", sealing, bare_sealing), ("opened", opening, bare_opening)] {
        let rate = f64::from(count) / own;
        println!("{what}                     {rate:>10.0} per second");
        println!("  of the bare AEAD         {:>10.3}  (at least 0.333)", bare / own);
    }
}

fn found(context: &Context<'_>) {
    let request = init::Request {
        organization: "ACME".parse().expect("a name"),
        country: "DE".parse().expect("a country"),
        environment: Environment::Test,
        hierarchy: "ocpp".to_owned(),
        root_out: None,
        publication_url: None,
        ocsp_url: None,
        oid_arc: None,
        high_kdf: false,
    };
    init::run(context, &request).expect("a PKI is founded");
}

fn commit(transaction: Box<dyn Transaction + '_>) {
    transaction.commit().expect("it is committed");
}

fn event(action: &str) -> AuditEvent {
    let (actor, action, subject) = ("ada".to_owned(), action.to_owned(), String::new());
    AuditEvent { at: NOW, actor, action, subject, details: Vec::new() }
}

/// Passwords, put straight into the store.
fn fill(context: &Context<'_>, count: u32) {
    let mut store = context.store().expect("a store");
    let vault = context.vault(&store).expect("it opens");
    let mut transaction = store.begin().expect("a transaction");
    let plain = Secret::new(vec![0x61; 20]);
    for n in 0..count {
        let (kind, owner, version) = (SecretKind::Password, format!("DE-ACM-{n:07}"), 1);
        let sealed = Some(vault.seal(Label { kind, owner: &owner, version }, &plain, &SystemRandom).expect("it is sealed"));
        let state = Some(PasswordState::Active);
        let row = SecretRow { kind, owner, version, state, sealed, created: NOW, changed: NOW };
        transaction.add_secret(&row).expect("it is kept");
    }
    transaction.append(&event("bench.fill")).expect("it is taken down");
    commit(transaction);
}

/// By a keyring and by the passphrase, beside a command that needs no vault.
fn opening(context: &Context<'_>, ring: &dyn Keyring) {
    let open = |store: &Sqlite| drop(black_box(store.slots().expect("slots")));
    let without = median(|| open(&context.store().expect("a store")));
    {
        let mut store = context.store().expect("a store");
        let vault = context.vault(&store).expect("it opens");
        let bytes = vault::keyring_slot(&vault, ring, None, Timestamp(0), &SystemRandom).expect("a keyring");
        let mut transaction = store.begin().expect("a transaction");
        let (kind, label) = ("keyring".to_owned(), "ada".to_owned());
        transaction.put_slot(&evpki::store::Slot { kind, label, bytes, created: NOW }).expect("a slot");
        transaction.append(&event("bench.unlock")).expect("it is taken down");
        commit(transaction);
    }
    let pki = context.store().and_then(|store| Ok(store.pki()?)).expect("a PKI").id;
    // As the real one, opened by each command.
    let keyring = || -> Result<Box<dyn Keyring>, vault::Error> {
        match OsKeyring::open() {
            Ok(ring) => Ok(Box::new(ring)),
            Err(_) => {
                let memory = MemoryKeyring::default();
                memory.put(pki, &ring.get(pki)?.expect("it was put there"))?;
                Ok(Box::new(Ring(Box::leak(Box::new(memory)))))
            }
        }
    };
    let nothing = Input(None);
    let keyring_unlock = Context {
        passphrases: &nothing,
        keyring: &keyring,
        home: context.home.clone(),
        actor: context.actor.clone(),
        ..*context
    };
    let with = median(|| {
        let store = keyring_unlock.store().expect("a store");
        open(&store);
        drop(black_box(keyring_unlock.vault(&store).expect("the keyring opens it")));
    });
    ring.remove(pki).expect("it forgets");
    println!("by {}", ring.name());
    println!("a store, without its vault {without:>10.3} ms");
    println!("the keyring adds           {:>10.3} ms  (at most 5)", with - without);
    let store = context.store().expect("a store");
    let slot = store.slots().expect("slots").remove(0).bytes;
    let passphrase = Secret::from(PASSPHRASE.to_owned());
    let own = median(|| drop(black_box(unlock_with_passphrase(pki, &slot, &passphrase).expect("it opens"))));
    let kdf = Kdf::STANDARD;
    let parameters = argon2::Params::new(kdf.memory(), kdf.passes(), kdf.lanes(), Some(32)).expect("parameters");
    let argon2id = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, parameters);
    let bare = median(|| {
        let mut key = [0; 32];
        argon2id.hash_password_into(passphrase.expose(), &[7; 16], &mut key).expect("a key");
        black_box(key);
    });
    println!("by the passphrase          {own:>10.1} ms");
    println!("  of Argon2id alone        {:>10.3}  (at least 0.900)", bare / own);
}

/// The most memory that this process had since it was asked to begin anew, in MiB; where Linux tells.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0 kB");
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or_default() / 1024.0
}

fn new_master(context: &Context<'_>, count: u32) {
    // The most from here on.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let before = peak();
    let mut report = None;
    let took = seconds(|| report = Some(rekey::run(context, &|_| Ok(())).expect("a new master key")));
    let sealed: u64 = report.expect("a report").secrets.iter().map(|(_, count)| count).sum();
    assert!(sealed > u64::from(count));
    println!("a new master key for {sealed} secrets, durable: {took:.2} s");
    println!("sealed anew                {:>10.0} per second", sealed as f64 / took);
    println!("memory grew by             {:>10.1} MiB  (at most 128, of which 64 are Argon2id's)", peak() - before);
}
