//! A flipped byte anywhere: an error that names itself, never a wrong answer.
//!
//! In CI at a share of all offsets; `EVPKI_FAULTS_FLIPS=1 cargo test --release --test it faults::flips` tries every one.

use crate::support::place::Place;
use evpki::{
    model::{SecretKind, SerialNumber},
    store::{CertificateFilter, ChargerFilter, Error, Lookup, Read, Sqlite, Store},
};
use std::{
    fmt::Debug,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// What a store answers to each of the questions.
type Answers = Vec<Result<String, Error>>;

/// Serial numbers of certificates, and the ids of their keys.
type Known = Vec<(SerialNumber, String)>;

fn known(store: &Sqlite) -> Known {
    let rows = all(|each| store.each_certificate(&CertificateFilter::default(), each)).unwrap();
    rows.into_iter().map(|row| (row.serial, row.key_id.to_string())).collect()
}

/// Every how many bytes one is flipped.
fn stride(usually: usize) -> usize {
    std::env::var("EVPKI_FAULTS_FLIPS").ok().and_then(|stride| stride.parse().ok()).unwrap_or(usually)
}

/// A place with chargers of both kinds, a revoked certificate, a password that was replaced, and CRLs, in a store that is one file.
fn some() -> Place {
    let place = Place::founded();
    place.does(["charger", "provision", &place.manifest(0..6)]);
    place.does(["certificate", "revoke", "CS-0001", "--reason", "superseded", "--yes"]);
    place.does(["password", "rotate", "CS-0002"]);
    place.does(["crl", "publish"]);
    place
}

/// Asks a store for everything, among it the certificates whose serial numbers and keys are known.
fn ask(store: &Sqlite, known: &Known) -> Answers {
    let mut answers = Vec::new();
    let mut note = |answer: Result<&dyn Debug, &Error>| {
        answers.push(answer.map(|answer| format!("{answer:?}")).map_err(Clone::clone));
    };
    macro_rules! ask {
        ($question:expr) => {
            note($question.as_ref().map(|answer| answer as &dyn Debug))
        };
    }
    ask!(store.pki());
    ask!(store.profiles());
    ask!(store.authorities());
    ask!(store.slots());
    for number in 0..7 {
        ask!(store.charger(&format!("CS-{number:04}").parse().unwrap()));
        ask!(store.charger_by_serial(&format!("SN-{number:04}").parse().unwrap()));
        ask!(store.secrets(SecretKind::Password, &format!("CS-{number:04}")));
    }
    ask!(all(|each| store.each_charger(&ChargerFilter::default(), each)));
    ask!(all(|each| store.each_certificate(&CertificateFilter::default(), each)));
    for (serial, key) in known {
        ask!(store.certificates(&Lookup::Serial(serial.clone())));
        ask!(store.secrets(SecretKind::PrivateKey, key));
    }
    for authority in ["RootCA", "ServerCA", "ClientCA"] {
        ask!(all(|each| store.each_revoked(authority, each)));
        ask!(store.crl(authority));
        ask!(store.crl_is_stale(authority));
    }
    let damages = store.audit_damage(None).and_then(|found| match found.first() {
        Some(damage) => Err(Error::Damaged { what: damage.to_string() }),
        None => Ok(()),
    });
    ask!(damages);
    ask!(all(|each| store.each_audit(0, each)));
    ask!(store.audit_head());
    answers
}

fn all<T>(list: impl FnOnce(&mut dyn FnMut(T) -> Result<(), Error>) -> Result<(), Error>) -> Result<Vec<T>, Error> {
    let mut rows = Vec::new();
    list(&mut |row| {
        rows.push(row);
        Ok(())
    })?;
    Ok(rows)
}

fn is_damage(error: &Error) -> bool {
    matches!(error, Error::Damaged { .. })
}

/// A directory for what is damaged, and the path of a store in it.
struct Ground {
    _kept: tempfile::TempDir,
    store: PathBuf,
}

impl Ground {
    fn new() -> Self {
        let kept = tempfile::TempDir::new_in("/dev/shm").or_else(|_| tempfile::TempDir::new()).unwrap();
        let store = kept.path().join("evpki.db");
        Self { _kept: kept, store }
    }

    /// The path beside the store with this ending.
    fn beside(&self, suffix: &str) -> PathBuf {
        let mut name = self.store.clone().into_os_string();
        name.push(suffix);
        name.into()
    }

    /// Puts a store there, and nothing else.
    fn put(&self, bytes: &[u8], log: Option<&[u8]>) {
        for suffix in ["-wal", "-shm"] {
            let _ = fs::remove_file(self.beside(suffix));
        }
        fs::write(&self.store, bytes).unwrap();
        if let Some(log) = log {
            fs::write(self.beside("-wal"), log).unwrap();
        }
    }
}

/// Flips bits of the byte at an offset: others at each.
fn flipped(bytes: &[u8], at: usize) -> Vec<u8> {
    let mut flipped = bytes.to_vec();
    flipped[at] ^= (at * 7 % 255 + 1) as u8;
    flipped
}

/// All of the header, of the page behind it every few, of the rest every so many bytes.
fn offsets(length: usize, stride: usize) -> impl Iterator<Item = usize> {
    (0..100).chain((100..4096).step_by(stride.min(61))).chain((4096..length).step_by(stride))
}

#[test]
fn of_the_file_is_damage_or_no_matter() {
    let (place, ground) = (some(), Ground::new());
    let bytes = fs::read(place.store()).unwrap();
    ground.put(&bytes, None);
    let store = Sqlite::open(&ground.store, Duration::ZERO).unwrap();
    let known = known(&store);
    let right = ask(&store, &known);
    drop(store);
    assert!(right.len() > 50 && right.iter().all(Result::is_ok), "{right:?}");
    let (mut named, mut tried) = (0, 0);
    for at in offsets(bytes.len(), stride(251)) {
        ground.put(&flipped(&bytes, at), None);
        tried += 1;
        let store = match Sqlite::open(&ground.store, Duration::ZERO) {
            Ok(store) => store,
            Err(error) => {
                assert!(is_damage(&error), "byte {at}: {error}");
                named += 1;
                continue;
            }
        };
        let found = ask(&store, &known);
        for (found, right) in found.iter().zip(&right) {
            match found {
                Err(error) => assert!(is_damage(error), "byte {at}: {error}"),
                Ok(_) => assert_eq!(found, right, "byte {at}"),
            }
        }
        named += usize::from(found.iter().any(Result::is_err));
        // Whoever looks for it finds it, wherever it is.
        let page = format!("page {} of ", at / 4096 + 1);
        let damages = store.damage(None).unwrap();
        assert!(damages.iter().any(|damage| damage.to_string().contains(&page)), "byte {at}: {damages:?}");
    }
    // Nothing of this store is empty but its free pages and the ends of others.
    assert!(named * 2 > tried, "{named} of {tried}");
}

#[test]
fn of_the_log_left_by_a_crash_is_damage_or_forgets_the_last_commit_alone() {
    let (place, ground) = (some(), Ground::new());
    // Open all the while, so that nothing is moved from the log into the file.
    let held = Sqlite::open(&place.store(), Duration::from_secs(5)).unwrap();
    let known = known(&held);
    let mut states = Vec::new();
    for number in [10, 20, 30] {
        place.does(["charger", "provision", &place.manifest(number..number + 2)]);
        states.push(ask(&held, &known));
    }
    let whole = fs::read(place.store()).unwrap();
    let log = fs::read(place.home().join("evpki.db-wal")).unwrap();
    // Each of the commands commits twice, the one before the last with its last commit.
    place.does(["password", "rotate", "CS-0004"]);
    drop(held);
    let state = |log: &[u8]| {
        ground.put(&whole, Some(log));
        Sqlite::open(&ground.store, Duration::ZERO).map(|store| ask(&store, &known))
    };
    assert_eq!(state(&log).unwrap(), states[2]);
    let frames: Vec<&[u8]> = log[32..].chunks(24 + 4096).collect();
    let ends: Vec<usize> = (0..frames.len()).filter(|at| frames[*at][4..8] != [0; 4]).collect();
    assert!(ends.len() >= 6 && ends.last() == Some(&(frames.len() - 1)), "{ends:?}");
    let last = 32 + (ends[ends.len() - 2] + 1) * (24 + 4096);
    let before = state(&log[..last]).unwrap();
    assert!(before.iter().all(Result::is_ok) && before != states[2]);
    let (mut named, mut forgotten) = (0, 0);
    for at in offsets(log.len(), stride(509)) {
        match state(&flipped(&log, at)) {
            Err(error) => {
                assert!(is_damage(&error), "byte {at}: {error}");
                named += 1;
            }
            // Between the end of a commit and the next, any state of the file is that of a power failure.
            Ok(found) if at >= last => {
                assert!(found == before || found == states[2], "byte {at}");
                forgotten += usize::from(found == before);
            }
            Ok(found) => assert_eq!(found, states[2], "byte {at}"),
        }
    }
    assert!(named > 100 && forgotten > 0, "{named} named, {forgotten} forgotten");
}

#[test]
fn of_the_log_of_a_store_in_use_is_damage_or_no_matter() {
    let place = some();
    let held = Sqlite::open(&place.store(), Duration::from_secs(5)).unwrap();
    held.pki().unwrap();
    place.does(["charger", "provision", &place.manifest(10..14)]);
    let (known, right) = (known(&held), ask(&held, &known(&held)));
    let path = place.home().join("evpki.db-wal");
    let log = fs::read(&path).unwrap();
    let mut named = 0;
    for at in offsets(log.len(), stride(1021)).filter(|at| *at >= 32) {
        overwrite(&path, at, flipped(&log, at)[at]);
        // Its own cache is empty, and the log is not taken up anew as long as the other is open.
        let found = Sqlite::open_to_read(&place.store(), Duration::ZERO)
            .map_or_else(|error| vec![Err(error)], |store| ask(&store, &known));
        for (found, right) in found.iter().zip(&right) {
            match found {
                Err(error) => assert!(is_damage(error), "byte {at}: {error}"),
                Ok(_) => assert_eq!(found, right, "byte {at}"),
            }
        }
        named += usize::from(found.iter().any(Result::is_err));
        overwrite(&path, at, log[at]);
    }
    assert!(named > 20, "{named} named");
    assert_eq!(ask(&held, &known), right);
}

fn overwrite(path: &Path, at: usize, byte: u8) {
    use std::os::unix::fs::FileExt;
    fs::File::options().write(true).open(path).unwrap().write_all_at(&[byte], at as u64).unwrap();
}

#[test]
fn of_a_backup_is_refused() {
    let (place, ground) = (some(), Ground::new());
    let copy = place.path("copy.db");
    place.does(["store", "backup", copy.to_str().unwrap()]);
    let bytes = fs::read(copy).unwrap();
    let restored = ground.beside(".restored");
    for at in offsets(bytes.len(), stride(997)) {
        ground.put(&flipped(&bytes, at), None);
        for error in [Sqlite::check_copy(&ground.store).err(), Sqlite::restore(&ground.store, &restored).err()] {
            let error = error.unwrap_or_else(|| panic!("byte {at}: unnoticed"));
            let name = ground.store.display().to_string();
            assert!(is_damage(&error) && error.to_string().contains(&name), "byte {at}: {error}");
        }
        assert!(!restored.exists());
    }
    ground.put(&bytes, None);
    Sqlite::restore(&ground.store, &restored).unwrap();
}
