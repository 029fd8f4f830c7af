//! How fast chargers get into the store, beside the bare cryptography that none of them can do without, in one run.
//!
//!     cargo bench --bench provision [-- CHARGERS]
//!
//! The bare loop makes a P-256 key, signs with a P-384 authority's key and verifies that, on all cores, and keeps nothing. Provisioning
//! does that too, and holds each certificate against the rules, seals the key, writes the charger, the certificate and the audit into the store, and
//! waits until the disk has it. Absolute figures depend on the machine; the ratio is what counts.

use evpki::{
    commands::{
        Ask, Context, Error, Passphrases, Progress,
        charger::provision::{self, Hand, Source},
        init,
    },
    model::{Environment, KeyType, OcppVersion, Secret, SecurityProfile, Timestamp},
    vault::{Keyring, MemoryKeyring},
    x509::{KeyPair, SystemRandom},
};
use std::{
    fmt::Write,
    hint::black_box,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

struct Known;

impl Passphrases for Known {
    fn given(&self) -> Result<Option<Secret>, Error> {
        Ok(Some(Secret::from("a passphrase for measuring".to_owned())))
    }
    fn keyring_allowed(&self) -> bool {
        false
    }
    fn prompt(&self, _: &Ask) -> Result<Secret, Error> {
        self.given().map(|given| given.expect("it is given"))
    }
}

struct Silence;

impl Progress for Silence {
    fn begin(&self, _: &str, _: u64) {}
    fn advance(&self, _: u64) {}
    fn end(&self) {}
}

fn main() {
    // `cargo bench` hands on a flag of its own.
    let chargers = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(10_000);
    let bare = rate(chargers, bare(chargers));
    let certificates = rate(chargers, provision(chargers, SecurityProfile::Certificate, Hand::Nothing));
    let passwords = rate(chargers, provision(chargers, SecurityProfile::BasicTls, Hand::Nothing));
    let written = tempfile::tempdir().expect("a directory");
    let hand_out = |hand| rate(chargers, provision(chargers, SecurityProfile::Certificate, hand));
    let bundles = hand_out(Hand::Tree(written.path().join("tree")));
    let [zip, gzip, zstd] =
        ["zip", "tar.gz", "tar.zst"].map(|ending| hand_out(Hand::Archive(written.path().join("bundles").with_extension(ending))));
    println!("{chargers} chargers, {} cores", std::thread::available_parallelism().map_or(1, usize::from));
    println!("{:<46} {:>10} {:>8}", "", "per second", "ratio");
    for (what, rate) in [
        ("bare loop: key, signature, verification", bare),
        ("provision, profile 3, into the store", certificates),
        ("provision, profile 2, into the store", passwords),
        ("provision, profile 3, with a bundle each", bundles),
        ("provision, profile 3, into a .zip", zip),
        ("provision, profile 3, into a .tar.gz", gzip),
        ("provision, profile 3, into a .tar.zst", zstd),
    ] {
        println!("{what:<46} {rate:>10.0} {:>8.2}", rate / bare);
    }
}

fn rate(count: usize, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64()
}

fn bare(count: usize) -> Duration {
    let authority = KeyPair::generate(KeyType::P384).expect("a key");
    let message = [0x30; 600];
    let done = AtomicUsize::new(0);
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while done.fetch_add(1, Ordering::Relaxed) < count {
                    black_box(KeyPair::generate(KeyType::P256).expect("a key"));
                    let signature = authority.sign(&message).expect("a signature");
                    authority.public().verify(authority.algorithm(), &message, &signature).expect("a good signature");
                }
            });
        }
    });
    begun.elapsed()
}

fn provision(count: usize, security_profile: SecurityProfile, hand: Hand) -> Duration {
    let directory = tempfile::tempdir().expect("a directory");
    let mut manifest = "station_id,serial_number,vendor,model\n".to_owned();
    for number in 0..count {
        writeln!(manifest, "CS-{number:07},SN-{number:07},Wallbox,WB-22").expect("memory");
    }
    let keyring: &dyn Fn() -> Result<Box<dyn Keyring>, evpki::vault::Error> = &|| Ok(Box::new(MemoryKeyring::default()));
    let context = Context {
        home: directory.path().join("home"),
        now: Timestamp(1_795_240_800),
        random: &SystemRandom,
        actor: "bench".to_owned(),
        passphrases: &Known,
        keyring,
        progress: &Silence,
    };
    let founding = init::Request {
        organization: "ACME Charging".parse().expect("a name"),
        country: "DE".parse().expect("a country"),
        environment: Environment::Test,
        hierarchy: "ocpp".to_owned(),
        root_out: None,
        publication_url: None,
        oid_arc: None,
        high_kdf: false,
    };
    init::run(&context, &founding).expect("a PKI");
    let path = directory.path().join("manifest.csv");
    std::fs::write(&path, manifest).expect("a manifest");
    let wanted = provision::Request {
        manifest: Source::File(path),
        hand,
        csms_url: Some("wss://csms.acme.example".to_owned()),
        dry_run: false,
        security_profile,
        ocpp_version: OcppVersion::Ocpp201,
        key_type: None,
        jobs: std::thread::available_parallelism().map_or(1, usize::from),
        stop: &|| false,
        each: &mut |_| Ok(()),
    };
    let begun = Instant::now();
    let report = provision::run(&context, wanted).expect("provisioned");
    let took = begun.elapsed();
    assert_eq!(report.counts.chargers, count as u64);
    took
}
