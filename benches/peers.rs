//! How fast chargers get their certificates, beside what an operator could script, in one run.
//!
//!     cargo bench --bench peers [-- CHARGERS]
//!
//! Each row is a whole process, or a loop of them, from start to end, with a count that is fit for its speed. What a peer needs that is not
//! there is said, and its row left out. `EVPKI_PYTHON` names the Python that has `cryptography`.

mod measured;

use measured::{Took, file, is_there, measured};
use std::{
    path::Path,
    process::{Command, Stdio},
};

const PASSPHRASE: &str = "a passphrase for measuring";

fn main() {
    // `cargo bench` hands on a flag of its own.
    let chargers: usize = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(10_000);
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    println!("{processors} cores");
    println!("{:<52} {:>8} {:>10} {:>12} {:>6} {:>8}", "", "chargers", "per second", "ms processor", "MiB", "store x");
    let store = ours(chargers, &[]);
    let show = |what: &str, count: usize, took: Took| {
        let each = count as f64 / took.wall;
        let of_store = chargers as f64 / store.wall / each;
        let processor = took.cpu / count as f64 * 1e3;
        println!("{what:<52} {count:>8} {each:>10.0} {processor:>12.3} {:>6.0} {of_store:>8.2}", took.memory);
    };
    show("evpki charger provision, into the store", chargers, store);
    show(
        "evpki charger provision --bundles",
        chargers,
        ours(chargers, &["--bundles", "bundles", "--csms-url", "wss://csms.example"]),
    );
    let python = std::env::var("EVPKI_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has_cryptography = Command::new(&python).args(["-c", "import cryptography"]).stderr(Stdio::null()).status();
    if has_cryptography.is_ok_and(|status| status.success()) {
        let memory = file("peers/memory.py").display().to_string();
        let (all, count) = (processors.to_string(), chargers.to_string());
        let run = |processes: &str, written: &[&str]| {
            let words = [&[python.as_str(), &memory, &count, processes], written].concat();
            within(&words)
        };
        show("python-cryptography in memory, one process", chargers, run("1", &[]));
        show("python-cryptography in memory, one process a core", chargers, run(&all, &[]));
        show("python-cryptography, key and certificate files", chargers, run("1", &["."]));
        show("the same, one process a core", chargers, run(&all, &["."]));
    } else {
        println!("no cryptography in `{python}`: name a Python that has it in EVPKI_PYTHON");
    }
    for (program, script, what) in [
        ("cfssl", "peers/cfssl.sh", "cfssl gencert, a loop"),
        ("openssl", "peers/openssl.sh", "openssl genpkey, req, x509 -req, a loop"),
    ] {
        if is_there(program) {
            let script = file(script).display().to_string();
            show(what, 100, within(&[&script, "100"]));
        } else {
            println!("no {program} here");
        }
    }
}

/// What a command takes in a directory of its own.
fn within(words: &[&str]) -> Took {
    let directory = tempfile::tempdir().expect("a directory");
    measured(directory.path(), words)
}

/// What provisioning takes, with these words behind it, in a home of its own.
fn ours(chargers: usize, more: &[&str]) -> Took {
    let directory = tempfile::tempdir().expect("a directory");
    let at = directory.path();
    let rows: String = (0..chargers).map(|number| format!("CS-{number:07},SN-{number:07}\n")).collect();
    std::fs::write(at.join("manifest.csv"), format!("station_id,serial_number\n{rows}")).expect("a file");
    std::fs::write(at.join("passphrase"), PASSPHRASE).expect("a file");
    let run = |words: &[&str]| {
        let always = ["--home", "home", "--passphrase-file", "passphrase"];
        measured(at, [&[env!("CARGO_BIN_EXE_evpki")], words, &always].concat())
    };
    run(&["init", "--organization", "ACME", "--country", "DE", "--environment", "test"]);
    let took = run(&[&["charger", "provision", "manifest.csv", "--security-profile", "3"], more].concat());
    assert!(Path::new(&at.join("home/evpki.db")).exists());
    took
}
