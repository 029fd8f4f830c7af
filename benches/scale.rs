//! What depends on how many there are, and what does not: single questions beside a store of three chargers and one of many, lists, and a CRL
//! that names them all, beside openssl's.
//!
//!     cargo bench --bench scale [-- CHARGERS]
//!
//! Each row is a whole process of the release binary, from its start to its end. The vault is opened by the kernel's keyring where there is
//! one, so no row waits for Argon2.

mod measured;

use evpki::{
    commands::{Ask, Context, Error, Passphrases, Progress},
    model::{
        Charger, Fingerprint, KeyId, KeyType, OcppVersion, RevocationReason, Secret, SecurityProfile, SerialNumber, Status,
        Timestamp,
    },
    store::{AuditEvent, KeyPlace, Lookup, NewCertificate, Owner, OwnerKind, Read, Sqlite, Store},
    vault::{Keyring, MemoryKeyring},
    x509::SystemRandom,
};
use measured::{Took, is_there, measured};
use sha2::{Digest, Sha256};
use std::{fmt::Write, path::PathBuf, time::Instant};

const PASSPHRASE: &str = "a passphrase for measuring";
/// How many chargers a transaction takes.
const GROUP: usize = 5_000;

struct Known;

impl Passphrases for Known {
    fn given(&self) -> Result<Option<Secret>, Error> {
        Ok(Some(Secret::from(PASSPHRASE.to_owned())))
    }
    fn keyring_allowed(&self) -> bool {
        false
    }
    fn prompt(&self, _: &Ask) -> Result<Secret, Error> {
        self.given().map(|given| given.expect("it is given"))
    }
}

struct NoProgress;

impl Progress for NoProgress {
    fn begin(&self, _: &str, _: u64) {}
    fn advance(&self, _: u64) {}
    fn end(&self) {}
}

/// A PKI with three real chargers.
struct TestPki {
    directory: tempfile::TempDir,
    now: Timestamp,
}

impl TestPki {
    fn found() -> Self {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("a clock").as_secs();
        let test_pki = Self { directory: tempfile::tempdir().expect("a directory"), now: Timestamp(now as i64) };
        std::fs::write(test_pki.file("passphrase"), PASSPHRASE).expect("a file");
        std::fs::write(test_pki.file("three.csv"), "station_id,serial_number\nCS-A,SN-A\nCS-B,SN-B\nCS-C,SN-C\n")
            .expect("a file");
        test_pki.evpki("init --organization ACME --country DE --environment test");
        test_pki.evpki("charger provision three.csv --security-profile 3");
        test_pki
    }

    fn file(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn words(&self, command: &str) -> Vec<String> {
        let mut words = vec![env!("CARGO_BIN_EXE_evpki").to_owned()];
        words.extend(command.split(' ').map(str::to_owned));
        words.extend(["--home".to_owned(), self.file("home").display().to_string()]);
        if !self.file("unlocked").exists() {
            words.extend(["--passphrase-file".to_owned(), self.file("passphrase").display().to_string()]);
        }
        words
    }

    fn evpki(&self, command: &str) -> Took {
        measured(self.directory.path(), self.words(command))
    }

    /// The least of several runs.
    fn best(&self, command: &str) -> Took {
        let all = (0..7).map(|_| self.evpki(command));
        all.min_by(|a, b| a.wall.total_cmp(&b.wall)).expect("several runs")
    }

    /// Has the kernel's keyring open the vault, where there is one.
    fn unlock(&self) -> bool {
        let mut words = self.words("vault unlock").into_iter();
        let unlocked = std::process::Command::new(words.next().expect("a program")).args(words).output();
        let is_unlocked = unlocked.is_ok_and(|output| output.status.success());
        if is_unlocked {
            std::fs::write(self.file("unlocked"), "").expect("a file");
        }
        is_unlocked
    }

    fn with<T>(&self, work: impl FnOnce(&Context<'_>) -> T) -> T {
        let keyring: &dyn Fn() -> Result<Box<dyn Keyring>, evpki::vault::Error> = &|| Ok(Box::new(MemoryKeyring::default()));
        work(&Context {
            home: self.file("home"),
            now: self.now,
            random: &SystemRandom,
            actor: "bench".to_owned(),
            passphrases: &Known,
            keyring,
            progress: &NoProgress,
        })
    }

    /// Fills the store with chargers whose certificates have the size of real ones.
    fn fill(&self, chargers: usize) {
        self.with(|context| {
            let mut store = context.store().expect("a store");
            context.vault(&store).expect("a vault");
            let owner = Owner { kind: OwnerKind::Charger, name: "CS-A".to_owned() };
            let like = store.certificates(&Lookup::Owner(owner)).expect("an answer").pop().expect("a certificate");
            for first in (0..chargers).step_by(GROUP) {
                let mut transaction = store.begin().expect("a transaction");
                for number in first..chargers.min(first + GROUP) {
                    let digest: [u8; 32] = Sha256::digest(number.to_be_bytes()).into();
                    let der = [&like.der.clone().expect("it is signed")[..], &digest].concat();
                    let serial = SerialNumber::from_bytes(&[&[0x41], &digest[..15]].concat()).expect("a serial number");
                    transaction.add_charger(&charger(number), self.now).expect("a charger");
                    let row = transaction.record(&NewCertificate {
                        issuer: like.issuer.clone(),
                        serial,
                        owner: Owner { kind: OwnerKind::Charger, name: format!("CS-{number:07}") },
                        common_name: format!("SN-{number:07}"),
                        profile: like.profile.clone(),
                        not_before: like.not_before,
                        not_after: like.not_after,
                        key_id: KeyId(digest),
                        key: KeyPlace::Requester,
                        tbs: der.clone(),
                        at: self.now,
                    });
                    let fingerprint = Fingerprint(Sha256::digest(&der).into());
                    transaction.complete(row.expect("a row"), &der, &fingerprint).expect("completed");
                    transaction.append(&self.event(&format!("CS-{number:07}"))).expect("a record");
                }
                transaction.commit().expect("a commit");
            }
        });
    }

    /// Revokes all certificates that were filled in.
    fn revoke(&self, chargers: usize) {
        let real = 10; // Authorities and the three: their rows come first.
        self.with(|context| {
            let mut store = context.store().expect("a store");
            context.vault(&store).expect("a vault");
            let rows = rows(&store);
            let rows: Vec<i64> = rows.into_iter().filter(|row| *row > real).collect();
            assert!(rows.len() + 10 >= chargers);
            for group in rows.chunks(GROUP) {
                let mut transaction = store.begin().expect("a transaction");
                for row in group {
                    let at = Timestamp(self.now.0 - row % 1_000_000);
                    let status = Status::Revoked { at, reason: RevocationReason::KeyCompromise };
                    transaction.set_status(*row, status).expect("a status");
                }
                transaction.append(&self.event("all")).expect("a record");
                transaction.commit().expect("a commit");
            }
        });
    }

    fn event(&self, subject: &str) -> AuditEvent {
        let (actor, action) = ("bench".to_owned(), "charger.add".to_owned());
        AuditEvent { at: self.now, actor, action, subject: subject.to_owned(), details: Vec::new() }
    }
}

fn rows(store: &Sqlite) -> Vec<i64> {
    let mut rows = Vec::new();
    let filter = evpki::store::CertificateFilter { without_bytes: true, ..Default::default() };
    let each = &mut |row: evpki::store::CertificateRow| {
        rows.push(row.row);
        Ok(())
    };
    store.each_certificate(&filter, each).expect("an answer");
    rows
}

fn charger(number: usize) -> Charger {
    Charger {
        station_id: format!("CS-{number:07}").parse().expect("an id"),
        serial_number: format!("SN-{number:07}").parse().expect("a serial number"),
        vendor: Some("Wallbox".to_owned()),
        model: Some("WB-22".to_owned()),
        security_profile: SecurityProfile::Certificate,
        ocpp_version: OcppVersion::Ocpp201,
        csms: None,
        batch: None,
        key_type: KeyType::P256,
        default_password_batch: None,
    }
}

fn main() {
    // `cargo bench` hands on a flag of its own.
    let chargers = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(100_000);
    let (small, large) = (TestPki::found(), TestPki::found());
    let begun = Instant::now();
    large.fill(chargers);
    println!("{chargers} chargers, filled in {:.0} s", begun.elapsed().as_secs_f64());
    let is_unlocked = small.unlock() && large.unlock();
    println!("the vault is opened by {}", if is_unlocked { "the kernel's keyring" } else { "a passphrase" });
    println!("\n{:<44} {:>11} {:>11} {:>7} {:>9}", "milliseconds, the whole process", "3 chargers", chargers, "ratio", "MiB");
    let serial = large.with(|context| {
        let owner = Owner { kind: OwnerKind::Charger, name: "CS-A".to_owned() };
        let store = context.store().expect("a store");
        store.certificates(&Lookup::Owner(owner)).expect("an answer").remove(0).serial.to_string()
    });
    for command in
        ["--version", "charger show CS-A", "charger list --prefix CS-A", "certificate show CS-A", "audit list --last 10"]
    {
        row(command, small.best(command), large.best(command));
    }
    let show = format!("certificate show {serial}");
    row("certificate show SERIAL", small.best("certificate show CS-B"), large.best(&show));
    let revoke = |test_pki: &TestPki| test_pki.evpki("certificate revoke CS-B --reason superseded --yes");
    row("certificate revoke CS-B", revoke(&small), revoke(&large));
    println!();
    for command in ["charger list", "certificate list", "audit list", "store backup copy.db"] {
        row(command, small.evpki(command), large.evpki(command));
    }
    println!("\na CRL of {chargers} entries: seconds, seconds of processor time, MiB");
    large.revoke(chargers);
    let ours = large.evpki("crl publish ClientCA");
    line("evpki crl publish, store to file", ours, ours);
    let again = large.evpki("crl publish ClientCA --force");
    line("once more, in the place of the last", again, ours);
    line("evpki crl publish, still fresh", large.evpki("crl publish ClientCA"), ours);
    if is_there("openssl") {
        openssl(&large, ours);
    }
    if is_unlocked {
        small.evpki("vault lock");
        large.evpki("vault lock");
    }
}

fn row(what: &str, small: Took, large: Took) {
    let ratio = large.wall / small.wall;
    println!("{what:<44} {:>11.1} {:>11.1} {ratio:>7.2} {:>9.1}", small.wall * 1e3, large.wall * 1e3, large.memory);
}

fn line(what: &str, took: Took, ours: Took) {
    println!("{what:<44} {:>11.2} {:>11.2} {:>9.1}   x {:.1}", took.wall, took.cpu, took.memory, took.wall / ours.wall);
}

/// The same CRL by openssl: its database of certificates is a text file.
fn openssl(test_pki: &TestPki, ours: Took) {
    let directory = test_pki.directory.path();
    let mut index = String::new();
    test_pki.with(|context| {
        let store = context.store().expect("a store");
        let each = &mut |entry: evpki::store::RevokedEntry| {
            let serial: String = entry.serial.as_bytes().iter().map(|octet| format!("{octet:02X}")).collect();
            writeln!(index, "R\t341121060000Z\t251121060000Z,keyCompromise\t{serial}\tunknown\t/CN=SN").expect("memory");
            Ok(())
        };
        store.each_revoked("ClientCA", each).expect("an answer");
    });
    let configuration = "[ca]\ndefault_ca=c\n[c]\ndatabase=index.txt\ncrlnumber=number\ndefault_md=sha384\ndefault_crl_days=7\n\
                         certificate=ca.pem\nprivate_key=ca.key\ncrl_extensions=e\n[e]\nauthorityKeyIdentifier=keyid\n";
    for (name, text) in [("index.txt", index.as_str()), ("number", "01\n"), ("ca.cnf", configuration)] {
        std::fs::write(directory.join(name), text).expect("a file");
    }
    let run = |words: &str| measured(directory, words.split(' '));
    run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes -keyout ca.key -out ca.pem -days 30 -subj /CN=CA");
    line("openssl ca -gencrl", run("openssl ca -config ca.cnf -gencrl -out theirs.pem"), ours);
    run("openssl x509 -in home/crl/ClientCA.crt -out issuer.pem");
    line("openssl crl, verifying ours", run("openssl crl -in home/crl/ClientCA.crl -CAfile issuer.pem -noout"), ours);
}
