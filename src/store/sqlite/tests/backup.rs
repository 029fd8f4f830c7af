//! Copies are whole, private, and never in the place of something else.

use super::*;

fn some() -> (TempDir, Sqlite, PathBuf) {
    let (home, mut store) = founded();
    change(&mut store, |t| (0..300).for_each(|number| t.add_charger(&charger(number), Timestamp(1)).unwrap()));
    let to = home.path().join("copy 50%?#.db");
    (home, store, to)
}

fn files(home: &TempDir) -> Vec<String> {
    let mut names: Vec<_> =
        std::fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_backup_holds_everything_in_one_file() {
    let (home, mut store, to) = some();
    let transaction = store.begin().unwrap();
    drop(transaction);
    store.backup(&to).unwrap();
    assert_eq!(files(&home), ["copy 50%?#.db", "evpki.db", "evpki.db-shm", "evpki.db-wal"]);
    let contents = Sqlite::check_copy(&to).unwrap();
    assert_eq!(contents, BackupContents { pki: pki(), audit_head: store.audit_head().unwrap() });
    assert_eq!(files(&home).len(), 4);
    assert_eq!(store.backup(&to), Err(Error::Exists { path: to.clone() }));
    change(&mut store, |t| t.add_charger(&charger(301), Timestamp(1)).unwrap());
    let place = home.path().join("restored.db");
    assert_eq!(Sqlite::restore(&to, &place).unwrap(), contents);
    assert_eq!(Sqlite::restore(&to, &place), Err(Error::Exists { path: place.clone() }));
    let mut restored = trusted(&place);
    assert!(restored.charger(&station(299)).unwrap().is_some());
    assert!(restored.charger(&station(301)).unwrap().is_none());
    change(&mut restored, |t| t.add_charger(&charger(302), Timestamp(1)).unwrap());
    assert_eq!(restored.damage(Some(tag())).unwrap(), []);
    // The store itself is a copy, too: with what stands in its log only.
    assert_eq!(Sqlite::check_copy(&path(&home)).unwrap().audit_head, store.audit_head().unwrap());
}

#[test]
fn the_log_of_another_store_is_not_taken_over() {
    let (home, store, to) = some();
    store.backup(&to).unwrap();
    let place = home.path().join("restored.db");
    let log = home.path().join("restored.db-wal");
    std::fs::write(&log, b"").unwrap();
    assert_eq!(Sqlite::restore(&to, &place), Err(Error::Exists { path: log }));
}

#[cfg(unix)]
#[test]
fn no_file_can_be_read_by_others() {
    use std::os::unix::fs::PermissionsExt;
    let (home, store, to) = some();
    store.backup(&to).unwrap();
    for name in files(&home) {
        let mode = std::fs::metadata(home.path().join(&name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o7777, 0o600, "{name}");
    }
}

#[test]
fn a_damaged_store_gives_no_backup_and_a_damaged_backup_is_refused() {
    let (home, store, to) = some();
    store.backup(&to).unwrap();
    store.connection.execute_batch("UPDATE audit SET number = 3 WHERE number = 2").unwrap();
    let refused = home.path().join("refused.db");
    let error = store.backup(&refused).unwrap_err();
    let text = format!("the store is damaged: `{}`: audit record 2 was removed", refused.display());
    assert_eq!(error.to_string(), text);
    assert_eq!(files(&home), ["copy 50%?#.db", "evpki.db", "evpki.db-shm", "evpki.db-wal"]);
    let mut bytes = std::fs::read(&to).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 64].fill(0x55);
    std::fs::write(&to, &bytes).unwrap();
    assert!(matches!(Sqlite::check_copy(&to), Err(Error::Damaged { .. })));
    std::fs::write(&to, &bytes[..middle]).unwrap();
    assert!(matches!(Sqlite::check_copy(&to), Err(Error::Damaged { .. })));
    std::fs::write(&to, b"").unwrap();
    assert!(matches!(Sqlite::check_copy(&to), Err(Error::Unfounded { .. })));
    assert!(matches!(Sqlite::check_copy(&home.path().join("none")), Err(Error::Missing { .. })));
    assert!(matches!(store.backup(&home.path().join("none/copy")), Err(Error::Missing { .. })));
}
