//! Several at once: nobody's work is lost, and nobody waits for ever.

use super::*;
use crate::store::ChargerFilter;

#[test]
fn who_finds_the_store_taken_is_told_after_its_patience() {
    let (home, mut store) = founded();
    let mut other = Sqlite::open(&path(&home), Duration::from_millis(50)).unwrap();
    other.trust(tag()).unwrap();
    let transaction = store.begin().unwrap();
    let begin = Instant::now();
    let busy = other.begin().err().unwrap();
    assert!(begin.elapsed() >= Duration::from_millis(50));
    assert_eq!(busy, Error::Busy { path: path(&home), seconds: 1, holder: None });
    let text = format!("the store `{}` is busy: other processes have locked it for 1 s", path(&home).display());
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

/// Registers chargers, each in a transaction of its own.
fn register(path: &Path, worker: u32, count: u32) {
    let mut store = trusted(path);
    for number in 0..count {
        change(&mut store, |t| t.add_charger(&charger(worker * 10_000 + number), Timestamp(1)).unwrap());
    }
}

const PATH: &str = "EVPKI_TEST_STORE_PATH";
const WORK: &str = "EVPKI_TEST_STORE_WORK";

/// Does nothing by itself: the other processes of the tests below are this one.
#[test]
fn work_of_another_process() {
    if let (Some(path), Ok(work)) = (std::env::var_os(PATH), std::env::var(WORK)) {
        let (worker, count) = work.split_once(' ').unwrap();
        register(Path::new(&path), worker.parse().unwrap(), count.parse().unwrap());
    }
}

fn process(path: &Path, worker: u32, count: u32) -> std::process::Child {
    let own = module_path!().split_once("::").unwrap().1;
    let mut command = std::process::Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", &format!("{own}::work_of_another_process")]).stdout(std::process::Stdio::null());
    command.env(PATH, path).env(WORK, format!("{worker} {count}")).spawn().unwrap()
}

fn count(store: &Sqlite) -> u64 {
    all(|each| store.each_charger(&ChargerFilter::default(), each)).unwrap().len() as u64
}

#[test]
fn processes_and_threads_write_at_once_and_nothing_is_lost() {
    let (home, store) = founded();
    let path = path(&home);
    let mut processes: Vec<_> = (1..=3).map(|worker| process(&path, worker, 40)).collect();
    std::thread::scope(|scope| {
        for worker in 4..=5 {
            let path = &path;
            scope.spawn(move || register(path, worker, 40));
        }
    });
    for process in &mut processes {
        assert!(process.wait().unwrap().success());
    }
    assert_eq!(count(&store), 5 * 40);
    assert_eq!(store.audit_head().unwrap().number, 1 + 5 * 40);
    assert_eq!(store.damage(Some(tag())).unwrap(), []);
}

#[test]
fn a_killed_process_leaves_whole_transactions() {
    let (home, mut store) = founded();
    for worker in 0..5 {
        let before = count(&store);
        let mut process = process(&path(&home), worker, 10_000);
        while count(&store) < before + 20 {
            std::thread::sleep(Duration::from_millis(1));
        }
        process.kill().unwrap();
        process.wait().unwrap();
        assert_eq!(store.audit_head().unwrap().number, 1 + u64::from(worker) + count(&store));
        assert_eq!(store.damage(Some(tag())).unwrap(), []);
        change(&mut store, |t| t.put_profile("charger", "next").unwrap());
    }
}
