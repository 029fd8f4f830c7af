//! How fast chargers get into the store, beside the bare cryptography that none of them can do without, in one run.
//!
//!     cargo bench --bench provision [-- CHARGERS]
//!
//! The bare loop makes a P-256 key, signs with a P-384 authority's key and verifies that, on all cores, and keeps nothing. Provisioning
//! does that too. It also checks each certificate against the rules and seals the key. It writes the charger, the certificate and the audit
//! records to the store, and waits until they are on the disk. Absolute figures depend on the machine; the ratio is the relevant result.

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

struct NoProgress;

impl Progress for NoProgress {
    fn begin(&self, _: &str, _: u64) {}
    fn advance(&self, _: u64) {}
    fn end(&self) {}
}

fn main() {
    // `cargo bench` hands on a flag of its own.
    let chargers = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(10_000);
    let written = tempfile::tempdir().expect("a directory");
    let archive = |ending| Hand::Archive(written.path().join("bundles").with_extension(ending));
    let with = |hand| provision(chargers, SecurityProfile::Certificate, hand);
    let bare = bare(chargers);
    println!("{chargers} chargers, {} cores", std::thread::available_parallelism().map_or(1, usize::from));
    println!("{:<46} {:>10} {:>8} {:>14}", "", "per second", "ratio", "CPU, us each");
    let show = |what: &str, spent: Spent| {
        let (rate, ratio) = (chargers as f64 / spent.wall.as_secs_f64(), bare.wall.as_secs_f64() / spent.wall.as_secs_f64());
        println!("{what:<46} {rate:>10.0} {ratio:>8.2} {:>14.0}", spent.processors.as_secs_f64() * 1e6 / chargers as f64);
    };
    show("bare loop: key, signature, verification", bare);
    show("provision, profile 3, into the store", with(Hand::Nothing));
    show("provision, profile 2, into the store", provision(chargers, SecurityProfile::BasicTls, Hand::Nothing));
    show("provision, profile 3, with a bundle each", with(Hand::Tree(written.path().join("tree"))));
    show("provision, profile 3, into a .zip", with(archive("zip")));
    show("provision, profile 3, into a .tar.gz", with(archive("tar.gz")));
    show("provision, profile 3, into a .tar.zst", with(archive("tar.zst")));
}

/// What some work took: of time, and of the time of all cores.
#[derive(Clone, Copy)]
struct Spent {
    wall: Duration,
    processors: Duration,
}

fn spent(work: impl FnOnce()) -> Spent {
    let (begun, before) = (Instant::now(), processors());
    work();
    Spent { wall: begun.elapsed(), processors: processors().saturating_sub(before) }
}

/// What this process has had of all cores, where the system says so (proc(5): hundredths of a second, on all Linux there is).
fn processors() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok());
    Duration::from_millis(10 * ticks.sum::<u64>())
}

fn bare(count: usize) -> Spent {
    let authority = KeyPair::generate(KeyType::P384).expect("a key");
    let message = [0x30; 600];
    let done = AtomicUsize::new(0);
    let all_cores = || {
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
        })
    };
    spent(all_cores)
}

fn provision(count: usize, security_profile: SecurityProfile, hand: Hand) -> Spent {
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
        progress: &NoProgress,
    };
    let founding = init::Request {
        organization: "ACME Charging".parse().expect("a name"),
        country: "DE".parse().expect("a country"),
        environment: Environment::Test,
        hierarchy: "ocpp".to_owned(),
        root_out: None,
        publication_url: None,
        ocsp_url: None,
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
    let mut chargers = 0;
    let took = spent(|| chargers = provision::run(&context, wanted).expect("provisioned").counts.chargers);
    assert_eq!(chargers, count as u64);
    took
}
