//! How fast verifiers of passwords are exported, beside the bare hashing that none of them can do without, in one run.
//!
//!     cargo bench --bench export [-- PASSWORDS]
//!
//! The bare loops hash passwords with bcrypt, cost 10, and keep nothing: on one core, before and after, and on all of them. The export opens the
//! store and the vault, opens each password twice, hashes it, and writes a durable file, in order. It should reach 0.9 of cores times the rate of one.

use evpki::{
    commands::{
        Ask, Context, Error, Passphrases, Progress,
        charger::provision::{self, Hand, Source},
        init,
        password::export::{self, Out},
    },
    credentials::Verifier,
    exports::Layout,
    model::{Environment, OcppVersion, Secret, SecurityProfile, Timestamp},
    vault::{Keyring, MemoryKeyring},
    x509::SystemRandom,
};
use std::{
    fmt::Write,
    hint::black_box,
    path::Path,
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

/// What some work took for each password: of time, and of the time of all cores.
#[derive(Clone, Copy)]
struct Rate {
    wall: f64,
    processors: f64,
}

fn main() {
    // `cargo bench` hands on a flag of its own.
    let count = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(400);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let directory = tempfile::tempdir().expect("a directory");
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
    found(&context, directory.path(), count, cores);
    let bare = |threads: usize, count: usize| rate(count, || hash(threads, count));
    let export = |layout: Layout, verifier| {
        rate(count, || {
            let request = export::Request {
                stations: Vec::new(),
                batch: None,
                layout,
                verifier: Some(verifier),
                skip_faulty: false,
                jobs: cores,
                out: Out::Path { path: directory.path().join("out"), replace: true },
                confirm: &|_| Ok(()),
                stop: &|| false,
            };
            let report = export::run(&context, request).expect("an export");
            assert_eq!(report.verifiers, count as u64);
        })
    };
    let before = bare(1, count / 4);
    let exported = export(Layout::Steve, Verifier::Bcrypt2a);
    let all = bare(cores, count);
    let after = bare(1, count / 4);
    let one =
        Rate { wall: f64::midpoint(before.wall, after.wall), processors: f64::midpoint(before.processors, after.processors) };
    println!("{count} passwords, {cores} cores");
    println!("{:<46} {:>10} {:>16} {:>16}", "", "per second", "of cores x one", "CPU, us each");
    let show = |what: &str, rate: Rate| {
        let ratio = one.wall / rate.wall / cores as f64;
        println!("{what:<46} {:>10.1} {ratio:>16.2} {:>16.0}", 1.0 / rate.wall, rate.processors * 1e6);
    };
    show("bare bcrypt, one core", one);
    show("bare bcrypt, all cores", all);
    show("export, bcrypt-2a, for SteVe (at least 0.90)", exported);
    for (what, layout, verifier) in [
        ("export, argon2id, JSON Lines", Layout::JsonLines, Verifier::Argon2id),
        ("export, citrineos, for CitrineOS", Layout::Citrineos, Verifier::Citrineos),
        ("export, maeve, for MaEVe", Layout::Maeve, Verifier::Maeve),
    ] {
        let Rate { wall, processors } = export(layout, verifier);
        println!("{what:<46} {:>10.1} {:>16} {:>16.0}", 1.0 / wall, "", processors * 1e6);
    }
}

fn rate(count: usize, work: impl FnOnce()) -> Rate {
    let (begun, before) = (Instant::now(), processors());
    work();
    let each = |time: Duration| time.as_secs_f64() / count as f64;
    Rate { wall: each(begun.elapsed()), processors: each(processors().saturating_sub(before)) }
}

/// What this process has had of all cores, where the system says so (proc(5): hundredths of a second, on all Linux there is).
fn processors() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok());
    Duration::from_millis(10 * ticks.sum::<u64>())
}

fn hash(threads: usize, count: usize) {
    let done = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while done.fetch_add(1, Ordering::Relaxed) < count {
                    black_box(bcrypt::hash_with_salt(b"aVerySecretPassword1", 10, [7; 16]).expect("a hash"));
                }
            });
        }
    });
}

/// A PKI with so many chargers of security profile 2, each with its password.
fn found(context: &Context<'_>, directory: &Path, count: usize, jobs: usize) {
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
    init::run(context, &founding).expect("a PKI");
    let mut manifest = "station_id,serial_number\n".to_owned();
    for number in 0..count {
        writeln!(manifest, "CS-{number:07},SN-{number:07}").expect("memory");
    }
    let path = directory.join("manifest.csv");
    std::fs::write(&path, manifest).expect("a manifest");
    let request = provision::Request {
        manifest: Source::File(path),
        hand: Hand::Nothing,
        csms_url: None,
        dry_run: false,
        security_profile: SecurityProfile::BasicTls,
        ocpp_version: OcppVersion::Ocpp201,
        key_type: None,
        jobs,
        stop: &|| false,
        each: &mut |_| Ok(()),
    };
    assert!(provision::run(context, request).expect("chargers").is_whole());
}
