//! How SQLite goes about each statement: what concerns one thing finds it by an index, however many there are; what lists many hands them
//! on as it comes to them.

use std::{cell::RefCell, collections::BTreeSet};

use super::*;
use crate::{
    model::{ChargerState, PasswordState, RevocationReason, SecretKind, Status},
    store::{Authority, CertificateFilter, ChargerFilter, Crl, Lookup, SecretRow, Slot, Stage},
};

thread_local! {
    static ASKED: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// Takes down a statement that is prepared.
pub(in super::super) fn note(sql: &str) {
    ASKED.with_borrow_mut(|asked| {
        asked.insert(sql.to_owned());
    });
}

/// The statements that are prepared meanwhile.
fn asked(by: impl FnOnce()) -> BTreeSet<String> {
    ASKED.take();
    by();
    ASKED.take()
}

/// The steps of a statement.
fn steps(store: &Sqlite, sql: &str) -> Vec<String> {
    let mut plan = store.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    // What is not bound is NULL, which changes no plan.
    let mut rows = plan.raw_query();
    let mut steps = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        steps.push(row.get(3).unwrap());
    }
    steps
}

/// Tables that have a handful of rows, and the names that they go by in statements.
const SMALL: [&str; 11] =
    ["pki", "settings", "profiles", "issuers", "authorities", "peers", "slots", "crls", "a", "above", "CONSTANT"];

fn reads_all_of_a_large_table(step: &str) -> bool {
    step.strip_prefix("SCAN ").is_some_and(|rest| !SMALL.contains(&rest.split(' ').next().unwrap_or_default()))
}

/// A store in which there is one of everything.
fn furnished() -> (TempDir, Sqlite) {
    let (home, mut store) = founded();
    let key = secret(SecretKind::PrivateKey, 1, None);
    change(&mut store, |t| {
        t.add_authority(&root()).unwrap();
        t.add_charger(&charger(1), Timestamp(1)).unwrap();
        t.record(&new("RootCA", &[2], OwnerKind::Charger, "CS-00001")).unwrap();
        t.add_secret(&key).unwrap();
        t.put_slot(&slot()).unwrap();
    });
    (home, store)
}

fn root() -> Authority {
    let (name, key_id) = ("RootCA".to_owned(), KeyId([1; 32]));
    Authority { name, parent: None, certificate: 1, anchor: None, key: KeyPlace::Vault, key_id }
}

fn slot() -> Slot {
    Slot { kind: "passphrase".to_owned(), label: "passphrase".to_owned(), bytes: vec![1], created: Timestamp(1) }
}

fn secret(kind: SecretKind, version: u64, state: Option<PasswordState>) -> SecretRow {
    let (owner, sealed, created) = ("CS-00001".to_owned(), Some(vec![1]), Timestamp(1));
    SecretRow { kind, owner, version, state, sealed, created, changed: created }
}

#[test]
fn what_concerns_one_thing_is_found_by_an_index() {
    let (_home, mut store) = furnished();
    let statements = asked(|| {
        let owner = Owner { kind: OwnerKind::Charger, name: "CS-00001".to_owned() };
        let serial = SerialNumber::from_bytes(&[2]).unwrap();
        let fingerprint = signed(&[2]).1;
        for by in [
            Lookup::Row(2),
            Lookup::Serial(serial),
            Lookup::Fingerprint(fingerprint),
            Lookup::Owner(owner),
            Lookup::Key(KeyId([2; 32])),
        ] {
            store.certificates(&by).unwrap();
        }
        store.charger(&station(1)).unwrap();
        store.charger_by_serial(&"SN-00001".parse().unwrap()).unwrap();
        store.secrets(SecretKind::PrivateKey, "CS-00001").unwrap();
        store.sealed_behind(0, 1).unwrap();
        store.each_audit(1, &mut |_| Err(Error::Stopped)).unwrap_err();
        store.audit_head().unwrap();
        store.pki().unwrap();
        store.profiles().unwrap();
        store.authorities().unwrap();
        store.slots().unwrap();
        store.setting("password.max-age").unwrap();
        store.peer("DE*ABC").unwrap();
        store.peers().unwrap();
        assert!(store.crl_is_stale("RootCA").unwrap());
        let (at, reason) = (Timestamp(5), RevocationReason::KeyCompromise);
        change(&mut store, |t| {
            t.put_profile("charger", "").unwrap();
            t.change_authority(&root()).unwrap();
            t.add_charger(&charger(2), at).unwrap();
            t.set_charger_state(&station(2), ChargerState::Decommissioned).unwrap();
            let row = t.record(&new("RootCA", &[3], OwnerKind::Charger, "CS-00002")).unwrap();
            let (der, fingerprint) = signed(&[3]);
            t.complete(row, &der, &fingerprint).unwrap();
            t.set_status(row, Status::Revoked { at, reason }).unwrap();
            let active = Some(PasswordState::Active);
            t.add_secret(&secret(SecretKind::Password, 1, active)).unwrap();
            t.set_secret_state(SecretKind::Password, "CS-00001", 1, PasswordState::Retired, at).unwrap();
            t.put_slot(&Slot { label: "other".to_owned(), ..slot() }).unwrap();
            t.remove_slot("passphrase", "other").unwrap();
            let (authority, number, entries, length) = ("RootCA".to_owned(), 1, 1, 1);
            let crl = Crl { authority, number, this_update: at, next_update: at, entries, length };
            t.put_crl(&crl, &mut &[1_u8][..]).unwrap();
        });
        store.crl_der("RootCA").unwrap().unwrap();
    });
    assert!(statements.len() > 40, "{statements:#?}");
    // The last record is the first that is met from the end.
    let is_last = |sql: &String| sql.ends_with(" FROM audit ORDER BY number DESC LIMIT 1");
    assert_eq!(statements.iter().filter(|sql| is_last(sql)).count(), 1);
    for sql in statements.iter().filter(|sql| !is_last(sql)) {
        let steps = steps(&store, sql);
        assert!(!steps.iter().any(|step| reads_all_of_a_large_table(step)), "{sql}\n{steps:#?}");
    }
    // The test can tell.
    let all = steps(&store, "SELECT * FROM certificates WHERE common_name = 'x'");
    assert!(all.iter().any(|step| reads_all_of_a_large_table(step)), "{all:?}");
}

#[test]
fn what_lists_many_is_in_order_without_being_sorted() {
    let (home, _) = furnished();
    // Before the vault is open, the database filters.
    let store = Sqlite::open(&path(&home), PATIENCE).unwrap();
    let statements = asked(|| {
        for prefix in [None, Some("CS".to_owned())] {
            let state = Some(ChargerState::Active);
            store.each_charger(&ChargerFilter { prefix, state, ..ChargerFilter::default() }, &mut |_| Ok(())).unwrap();
        }
        store.each_charger(&ChargerFilter::of_batch("B1".parse().unwrap()), &mut |_| Ok(())).unwrap();
        for without_bytes in [true, false] {
            let all = CertificateFilter { without_bytes, ..CertificateFilter::default() };
            store.each_certificate(&all, &mut |_| Ok(())).unwrap();
        }
        store.each_revoked("RootCA", &mut |_| Ok(())).unwrap();
        store.each_secret(SecretKind::Password, None, &mut |_| Ok(())).unwrap();
        store.each_secret(SecretKind::Password, Some(PasswordState::Pending), &mut |_| Ok(())).unwrap();
        let (batch, after) = ("B1".parse().unwrap(), station(1));
        store.each_password(None, None, &mut |_| Ok(())).unwrap();
        store.each_password(Some(&batch), Some(&after), &mut |_| Ok(())).unwrap();
        store.each_audit(0, &mut |_| Ok(())).unwrap();
    });
    assert_eq!(statements.len(), 15, "{statements:#?}");
    for sql in &statements {
        let steps = steps(&store, sql);
        assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE")), "{sql}\n{steps:#?}");
    }
    // Each charger's passwords are found by their states, however many it had.
    for sql in statements.iter().filter(|sql| sql.contains("JOIN secrets")) {
        let steps = steps(&store, sql);
        let found = steps.iter().filter(|step| step.contains("USING INDEX secrets_state (kind=? AND state=? AND owner=?)"));
        assert_eq!(found.count(), 2, "{sql}\n{steps:#?}");
    }
    let revoked = statements.iter().find(|sql| sql.contains("certificates_not_good")).unwrap();
    let index = "SEARCH certificates USING COVERING INDEX certificates_not_good (issuer=?)";
    assert_eq!(steps(&store, revoked), [index], "no certificate is read to make a CRL");
    // Of what is asked for by a rare property, the numbers of the rows are sorted, and no row that has it not is read.
    let rare = asked(|| {
        for filter in [
            CertificateFilter { status: Some("held"), issuer: Some("RootCA".to_owned()), ..CertificateFilter::default() },
            CertificateFilter { expires_before: Some(Timestamp(1)), ..CertificateFilter::default() },
            CertificateFilter { stage: Some(Stage::Recorded), ..CertificateFilter::default() },
            CertificateFilter { owner: Some(OwnerKind::Server), ..CertificateFilter::default() },
        ] {
            store.each_certificate(&filter, &mut |_| Ok(())).unwrap();
        }
    });
    let ending = asked(|| store.each_ending(Timestamp(1), &mut |_| Ok(())).unwrap());
    for sql in ending.iter() {
        let steps = steps(&store, sql);
        let found = |by: &str| steps.iter().any(|step| step.contains(by));
        assert!(found("SEARCH c USING INDEX certificates_not_after (not_after<?)"), "{steps:#?}");
        assert!(found("SEARCH later USING INDEX certificates_owner (owner=? AND owner_kind=? AND profile=?)"), "{steps:#?}");
        assert!(!found("TEMP B-TREE"), "{steps:#?}");
    }
    assert_eq!(ending.len(), 1);
    for sql in rare {
        let steps = steps(&store, &sql);
        let scans = steps.iter().filter(|step| step.starts_with("SCAN certificates") && !step.contains("INDEX")).count();
        assert_eq!(scans, 0, "{sql}\n{steps:#?}");
    }
}
