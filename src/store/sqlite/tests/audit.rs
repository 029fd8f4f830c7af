//! Whatever is done to the audit behind the store's back shows, and nothing is built on what was cut.

use super::*;
use crate::store::AuditHead;

/// A store with five audit records, after somebody ran `sql` on it.
fn after(sql: &str) -> (TempDir, Sqlite) {
    let (home, mut store) = founded();
    for number in 1..5 {
        change(&mut store, |t| t.add_charger(&charger(number), Timestamp(1)).unwrap());
    }
    store.connection.execute_batch(sql).unwrap();
    (home, store)
}

fn damage(sql: &str) -> Vec<Damage> {
    after(sql).1.damage(Some(tag())).unwrap()
}

fn commit(store: &mut Sqlite) -> Result<(), Error> {
    let mut transaction = store.begin()?;
    transaction.append(&event("next"))?;
    transaction.commit()
}

#[test]
fn a_chain_is_kept_and_walked() {
    let (_home, store) = after("");
    let records = all(|each| store.each_audit(0, each)).unwrap();
    assert_eq!(records.iter().map(|r| r.number).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert_eq!(records[0].previous, [0; 32]);
    assert!(records.windows(2).all(|pair| pair[1].previous == pair[0].hash));
    assert!(records.iter().all(|r| r.event == event("changed") && r.is_whole()));
    assert_eq!(all(|each| store.each_audit(4, each)).unwrap(), records[3..]);
    let (number, hash) = (5, records[4].hash);
    let head = store.audit_head().unwrap();
    let tag_of = |root| tag().authenticate_head(&AuditHead::message(&pki().id, number, &hash, root));
    assert_eq!(head, AuditHead { number, hash, root: head.root, tag: tag_of(head.root.as_ref()) });
    assert_eq!(store.damage(Some(tag())).unwrap(), []);
}

#[test]
fn an_edit_a_removal_and_a_new_order_are_named() {
    assert_eq!(damage("UPDATE audit SET actor = 'eve' WHERE number = 3"), [Damage::AuditEdited { number: 3 }]);
    assert_eq!(damage("UPDATE audit SET actor = 'eve' WHERE number = 5"), [Damage::AuditEdited { number: 5 }]);
    assert_eq!(damage("DELETE FROM audit WHERE number IN (2, 3)"), [Damage::AuditRemoved { first: 2, last: 3 }]);
    assert_eq!(damage("DELETE FROM audit WHERE number = 1"), [Damage::AuditRemoved { first: 1, last: 1 }]);
    let swapped = "UPDATE audit SET number = 9 WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 3; \
                   UPDATE audit SET number = 3 WHERE number = 9;";
    let moved = |number| Damage::AuditReordered { number };
    assert_eq!(damage(swapped), [moved(2), moved(3), moved(4)]);
    // The same again: at the end, and in the middle.
    let copied =
        "INSERT INTO audit SELECT 6, at, actor, action, subject, details, previous, hash, tag FROM audit WHERE number = 5";
    assert_eq!(damage(copied), [moved(6), Damage::AuditAppended { number: 6 }]);
    let pushed = "UPDATE audit SET number = 6 WHERE number = 5; UPDATE audit SET number = 5 WHERE number = 4; \
                  INSERT INTO audit SELECT 4, at, actor, action, subject, details, previous, hash, tag FROM audit WHERE number = 3;";
    assert_eq!(damage(pushed), [moved(4), Damage::AuditAppended { number: 6 }]);
    let renumbered = "DELETE FROM audit WHERE number = 3; UPDATE audit SET number = 3 WHERE number = 4; \
                      UPDATE audit SET number = 4 WHERE number = 5;";
    let damages = damage(renumbered);
    assert_eq!(damages, [Damage::AuditBroken { number: 3 }, Damage::AuditTruncated { last: 4, head: 5 }]);
}

#[test]
fn a_wrong_end_is_named_and_nothing_is_built_on_it() {
    let cut_and_made_to_fit = "DELETE FROM audit WHERE number > 3; \
        UPDATE audit_head SET number = 3, hash = (SELECT hash FROM audit WHERE number = 3)";
    for (sql, expected) in [
        ("DELETE FROM audit WHERE number > 3", Damage::AuditTruncated { last: 3, head: 5 }),
        ("DELETE FROM audit", Damage::AuditTruncated { last: 0, head: 5 }),
        ("DELETE FROM audit_head", Damage::AuditHeadMissing),
        ("DELETE FROM audit_head; DELETE FROM audit", Damage::AuditHeadMissing),
        ("UPDATE audit_head SET number = 4", Damage::AuditAppended { number: 5 }),
        ("UPDATE audit_head SET tag = zeroblob(32)", Damage::AuditTag { number: 5 }),
        ("UPDATE audit_head SET hash = zeroblob(32)", Damage::AuditEdited { number: 5 }),
        ("UPDATE audit SET subject = 'x' WHERE number = 5", Damage::AuditEdited { number: 5 }),
        // Cut, and the head made to fit: only the tag shows it.
        (cut_and_made_to_fit, Damage::AuditTag { number: 3 }),
    ] {
        let (_home, mut store) = after(sql);
        assert_eq!(store.damage(Some(tag())).unwrap(), std::slice::from_ref(&expected), "{sql}");
        assert_eq!(commit(&mut store), Err(Error::AuditCut { damage: expected }), "{sql}");
    }
}

#[test]
fn a_record_that_cannot_be_read_is_damage() {
    let damages = damage("UPDATE audit SET details = 'x' WHERE number = 2");
    assert_eq!(damages.len(), 1);
    assert_eq!(damages[0].to_string(), "audit row 2: details: a line cannot be read");
}

#[test]
fn another_vault_cannot_go_on() {
    let (_home, mut store) = founded();
    let foreign = Sqlite::open(&store.path, PATIENCE).unwrap();
    assert_eq!(foreign.trust(other()), Err(Error::AuditCut { damage: Damage::AuditTag { number: 1 } }));
    assert_eq!(commit(&mut store), Ok(()));
}
