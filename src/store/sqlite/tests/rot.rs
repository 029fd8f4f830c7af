//! Checksums of pages: what is written has them, and what one cannot miss.

use super::*;
use crate::store::sqlite::checksum::sums::{self, put};
use proptest::prelude::*;

proptest! {
    /// A flipped byte is a changed word, of the content or of the sum itself.
    #[test]
    fn no_change_within_a_word_is_missed(
        mut page in prop::collection::vec(any::<u8>(), 4096),
        at in 0_usize..1024,
        change in prop::array::uniform4(any::<u8>()).prop_filter("a change", |change| *change != [0; 4]),
    ) {
        put(&mut page);
        prop_assert!(sums::is_right(&page));
        for (byte, change) in page[at * 4..].iter_mut().zip(change) {
            *byte ^= change;
        }
        prop_assert!(!sums::is_right(&page));
    }
}

#[test]
fn every_page_has_one_whoever_writes_it() {
    let (home, mut store) = founded();
    change(&mut store, |t| (0..300).for_each(|number| t.add_charger(&charger(number), Timestamp(1)).unwrap()));
    // Free pages, and others moved to their places.
    store.connection.execute_batch("DELETE FROM chargers WHERE id % 3 <> 0; VACUUM; DELETE FROM chargers").unwrap();
    let copy = home.path().join("copy.db");
    store.backup(&copy).unwrap();
    store.close().unwrap();
    for path in [path(&home), copy] {
        let bytes = std::fs::read(path).unwrap();
        assert!(bytes.len() > 30 * 4096 && bytes.chunks(4096).all(sums::is_right));
    }
}

#[test]
fn a_transaction_that_outgrows_memory_reads_what_it_wrote() {
    let (home, mut store) = founded();
    // Pages go to the log and come back before the transaction ends, and are written there again.
    store.connection.execute_batch("PRAGMA cache_size = 10; PRAGMA cache_spill = 1").unwrap();
    change(&mut store, |t| {
        (0..1000).for_each(|number| t.add_charger(&charger(number), Timestamp(1)).unwrap());
        (0..1000)
            .rev()
            .for_each(|number| t.set_charger_state(&station(number), crate::model::ChargerState::Decommissioned).unwrap());
    });
    assert_eq!(store.damage(Some(tag())).unwrap(), []);
    let other = Sqlite::open(&path(&home), PATIENCE).unwrap();
    assert!(other.charger(&station(999)).unwrap().is_some());
}

#[test]
fn a_bad_page_is_named_used_or_free() {
    let (home, mut store) = founded();
    change(&mut store, |t| (0..300).for_each(|number| t.add_charger(&charger(number), Timestamp(1)).unwrap()));
    store.connection.execute_batch("DELETE FROM chargers").unwrap();
    let pages: u32 = store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    store.close().unwrap();
    let whole = std::fs::read(path(&home)).unwrap();
    for page in [1, 2, pages / 2, pages] {
        let mut bytes = whole.clone();
        bytes[(page as usize - 1) * 4096 + 1999] ^= 4;
        std::fs::write(path(&home), bytes).unwrap();
        let what = format!("page {page} of `{}` does not have its checksum", path(&home).display());
        match Sqlite::open(&path(&home), PATIENCE) {
            Ok(store) => assert_eq!(store.damage(Some(tag())).unwrap()[0], Damage::Page { what }),
            Err(error) => assert_eq!(error, Error::Damaged { what }),
        }
    }
}

#[test]
fn a_header_that_does_not_name_checksums_is_damage() {
    let (home, store) = founded();
    store.close().unwrap();
    let mut bytes = std::fs::read(path(&home)).unwrap();
    bytes[20] = 0;
    std::fs::write(path(&home), bytes).unwrap();
    for error in [Sqlite::open(&path(&home), PATIENCE), Sqlite::open_to_read(&path(&home), PATIENCE)] {
        let error = error.unwrap_err().to_string();
        assert!(error.starts_with("the store is damaged: ") && error.contains("evpki.db`"), "{error}");
    }
    assert!(matches!(Sqlite::check_copy(&path(&home)), Err(Error::Damaged { .. })));
}
