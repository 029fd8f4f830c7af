//! Several at once: nobody's work is lost, and nobody waits for ever.

use super::*;
use crate::store::ChargerFilter;

#[test]
fn who_finds_the_store_taken_is_told_after_its_patience() {
    let (home, mut store) = founded();
    let mut other = Sqlite::open(&path(&home), Duration::from_millis(50)).unwrap();
    let transaction = store.begin().unwrap();
    let begin = Instant::now();
    let busy = other.begin().err().unwrap();
    assert!(begin.elapsed() >= Duration::from_millis(50));
    assert_eq!(busy, Error::Busy { path: path(&home), seconds: 1 });
    let text = format!("the store `{}` is busy: another process has held it for 1 s", path(&home).display());
    assert_eq!(busy.to_string(), text);
    assert_eq!(other.pki().unwrap(), pki());
    drop(transaction);
    assert!(other.begin().is_ok());
}

#[test]
fn many_open_a_new_store_at_once() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(path(&home), b"").unwrap();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| assert_eq!(Sqlite::open(&path(&home), PATIENCE).unwrap().damage(None).unwrap(), []));
        }
    });
}

/// Registers 40 chargers, each in a transaction of its own.
fn register(path: &Path, worker: u32) {
    let mut store = Sqlite::open(path, PATIENCE).unwrap();
    for number in 0..40 {
        change(&mut store, |t| t.add_charger(&charger(worker * 1_000 + number), Timestamp(1)).unwrap());
    }
}

const PATH: &str = "EVPKI_TEST_STORE_PATH";
const WORKER: &str = "EVPKI_TEST_STORE_WORKER";

/// Does nothing by itself: the other processes of the next test are this one.
#[test]
fn work_of_another_process() {
    if let (Some(path), Ok(worker)) = (std::env::var_os(PATH), std::env::var(WORKER)) {
        register(Path::new(&path), worker.parse().unwrap());
    }
}

#[test]
fn processes_and_threads_write_at_once_and_nothing_is_lost() {
    let (home, store) = founded();
    let path = path(&home);
    let own = module_path!().split_once("::").unwrap().1;
    let process = |worker: u32| {
        let mut command = std::process::Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", &format!("{own}::work_of_another_process")]);
        command.env(PATH, &path).env(WORKER, worker.to_string()).stdout(std::process::Stdio::null()).spawn().unwrap()
    };
    let mut processes: Vec<_> = (1..=3).map(process).collect();
    std::thread::scope(|scope| {
        for worker in 4..=5 {
            let path = &path;
            scope.spawn(move || register(path, worker));
        }
    });
    for process in &mut processes {
        assert!(process.wait().unwrap().success());
    }
    assert_eq!(all(|each| store.each_charger(&ChargerFilter::default(), each)).unwrap().len(), 5 * 40);
    assert_eq!(store.audit_head().unwrap().number, 1 + 5 * 40);
    assert_eq!(store.damage(Some(&tag)).unwrap(), []);
}
