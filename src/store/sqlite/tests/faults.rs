//! Files that are missing, foreign, newer or edited: an error each time, and never a panic.

use super::*;
use crate::store::Lookup;

#[test]
fn only_a_store_is_opened_and_only_nothing_is_replaced() {
    let home = tempfile::tempdir().unwrap();
    let path = path(&home);
    assert_eq!(Sqlite::open(&path, PATIENCE).unwrap_err(), Error::Missing { path: path.clone() });
    drop(Sqlite::create(&path, PATIENCE).unwrap());
    assert_eq!(Sqlite::create(&path, PATIENCE).unwrap_err(), Error::Exists { path: path.clone() });
    let set = |pragma: &str| edited(&path).execute_batch(pragma).unwrap();
    set("PRAGMA user_version = 7");
    assert_eq!(Sqlite::open(&path, PATIENCE).unwrap_err(), Error::Newer { path: path.clone(), found: 7, known: 5 });
    set("PRAGMA user_version = -1");
    assert!(matches!(Sqlite::open(&path, PATIENCE), Err(Error::Damaged { .. })));
    set("PRAGMA application_id = 5");
    let foreign = Sqlite::open(&path, PATIENCE).unwrap_err();
    assert!(foreign.to_string().ends_with("is not an evpki store: its application ID is 0x5, expected 0x6576504b"), "{foreign}");
    std::fs::write(&path, "not a database, though long enough to be taken for one ".repeat(100)).unwrap();
    assert!(matches!(Sqlite::open(&path, PATIENCE), Err(Error::Damaged { .. })));
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    assert!(Sqlite::open(&path, PATIENCE).is_err());
    assert!(Sqlite::create(&path, PATIENCE).is_err());
}

#[test]
fn a_store_that_cannot_be_written_says_so_at_once() {
    let (home, store) = founded();
    drop(store);
    let connection = super::super::backup::open_unchanged(&path(&home)).unwrap();
    let mut store = Sqlite::over(connection, &path(&home), PATIENCE);
    assert_eq!(store.begin().err(), Some(Error::ReadOnly { path: path(&home) }));
    assert_eq!(store.pki().unwrap(), pki());
}

#[test]
fn an_interrupted_creation_is_finished() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(path(&home), b"").unwrap();
    let store = Sqlite::open(&path(&home), PATIENCE).unwrap();
    assert_eq!(store.pki(), Err(Error::Unfounded { path: path(&home) }));
    assert_eq!(store.damage(None).unwrap(), []);
}

#[test]
fn a_value_that_cannot_be_is_named() {
    let (home, store) = founded();
    store.connection.execute_batch("UPDATE certificates SET serial = x'0001'; UPDATE pki SET country = 'de'").unwrap();
    let store = Sqlite::open(&path(&home), PATIENCE).unwrap();
    let error = store.certificates(&Lookup::Row(1)).unwrap_err();
    assert_eq!(error.to_string(), "the store is damaged: certificates row 1: serial: it begins with a zero octet");
    assert!(matches!(store.pki(), Err(Error::Damaged { what }) if what.starts_with("pki row 1: country: ")));
    assert!(!store.damage(Some(tag())).unwrap().is_empty());
}

#[test]
fn a_changed_schema_and_a_wrong_digest_are_damage() {
    let (_home, store) = founded();
    store.connection.execute_batch("DROP INDEX certificates_key; UPDATE certificates SET tbs = x'00'").unwrap();
    let expected = [Damage::Schema { name: "certificates_key".to_owned() }, Damage::Digest { row: 1 }];
    assert_eq!(store.damage(Some(tag())).unwrap()[..2], expected);
    store.connection.execute_batch("DROP INDEX certificates_not_good").unwrap();
    assert!(matches!(store.each_revoked("RootCA", &mut |_| Ok(())), Err(Error::Damaged { .. })));
}

#[test]
fn a_failure_in_the_middle_ends_the_transaction() {
    let (home, mut store) = founded();
    let pages: i64 = store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    store.connection.pragma_update(None, "max_page_count", pages + 4).unwrap();
    let mut transaction = store.begin().unwrap();
    let full = (0..).find_map(|number| transaction.add_charger(&charger(number), Timestamp(1)).err());
    assert_eq!(full, Some(Error::Full { path: path(&home) }));
    assert_eq!(transaction.append(&event("next")), Err(Error::Aborted));
    assert_eq!(transaction.commit(), Err(Error::Aborted));
    assert!(store.charger(&station(0)).unwrap().is_none());
    assert_eq!(store.damage(Some(tag())).unwrap(), []);
}
