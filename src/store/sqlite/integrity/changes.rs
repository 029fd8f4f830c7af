//! What a transaction changes of the sums, kept until it commits.

use rusqlite::params;
use std::collections::{BTreeMap, HashMap, hash_map::Entry};

use super::{
    super::{Error, Sqlite},
    tree::{self, Stored, Tree, bucket_of, bucket_value},
};
use crate::{
    model::PkiId,
    store::{
        AuditHead,
        integrity::{Authentic, Element, Keys, Mark, Marked, SHORT, Set, Short, Sum},
    },
};

/// The changes of a transaction.
#[derive(Default)]
pub(in super::super) struct Changes {
    sums: BTreeMap<Short, Sum>,
    /// The buckets that were read and verified; while the transaction has the right to write, they stay as they are.
    buckets: HashMap<u16, Vec<Stored>>,
}

impl Changes {
    /// What is added to a sum.
    pub(super) fn delta(&self, label: &Short) -> Sum {
        self.sums.get(label).copied().unwrap_or_default()
    }

    /// The sums in a bucket as they are stored.
    pub(super) fn bucket(&mut self, store: &Sqlite, tree: &mut Tree, bucket: u16) -> Result<&[Stored], Error> {
        Ok(match self.buckets.entry(bucket) {
            Entry::Occupied(read) => read.into_mut(),
            Entry::Vacant(empty) => empty.insert(tree.bucket(store, bucket)?),
        })
    }

    /// Adds to the sum with this label.
    pub(in super::super) fn add(&mut self, label: Short, sum: Sum) {
        let entry = self.sums.entry(label).or_default();
        *entry = entry.plus(sum);
    }

    /// How many sums are changed.
    pub(super) fn len(&self) -> usize {
        self.sums.len()
    }

    /// Writes the changed sums and the tree over them; gives the new root. `nonce` was never used before.
    pub(super) fn write(self, store: &Sqlite, tree: &mut Tree, nonce: Short) -> Result<[u8; 32], Error> {
        let Self { sums, mut buckets } = self;
        let mut values = Vec::new();
        let mut rest: Vec<(Short, Sum)> = sums.into_iter().filter(|(_, delta)| *delta != Sum::EMPTY).collect();
        rest.reverse();
        while let Some((label, _)) = rest.last() {
            let bucket = bucket_of(label);
            let mut stored = match buckets.remove(&bucket) {
                Some(stored) => stored,
                None => tree.bucket(store, bucket)?,
            };
            while let Some((label, delta)) = rest.pop_if(|(label, _)| bucket_of(label) == bucket) {
                change(store, &tree.keys, &mut stored, label, delta, nonce)?;
            }
            values.push((bucket, bucket_value(&tree.keys, bucket, &stored)));
        }
        tree.update(store, &values)
    }

    /// Adds the changed sums to those that are stored, without a look at the tree, which is made anew later.
    pub(super) fn spill(&mut self, store: &Sqlite, keys: &Keys, nonce: Short) -> Result<(), Error> {
        for (label, delta) in std::mem::take(&mut self.sums) {
            let sql = "SELECT 0, label, nonce, sum FROM sums WHERE label = ?1";
            let stored = store.one(("sums", sql), [label], tree::stored)?;
            let mut stored: Vec<Stored> = stored.into_iter().collect();
            change(store, keys, &mut stored, label, delta, nonce)?;
        }
        Ok(())
    }
}

/// A row takes the place of another, or of none, or goes: gives the mark of the new one, and what is added to which sums. `record` is the
/// number of the audit record that says so. The old one was verified before.
pub(in super::super) fn replace<T: Authentic>(
    keys: &Keys,
    old: Option<&Marked<T>>,
    new: Option<&T>,
    record: u64,
    staged: &mut Vec<(Short, Sum)>,
) -> Option<Mark> {
    let mark = new.map(|new| Mark { record, tag: keys.tag(&new.digest(), record) });
    let gone = old.and_then(|old| Some((sets_of(&old.record), old.mark?)));
    let come = new.map(sets_of).zip(mark);
    // A member by octets that stay the same changes nothing.
    let stays = |sets: &Option<(Vec<(Set<'_>, Element)>, Mark)>, one: &(Set<'_>, Element)| {
        matches!(one.1, Element::Part(_)) && sets.as_ref().is_some_and(|(sets, _)| sets.contains(one))
    };
    let mut labels: Vec<(Set<'_>, Short)> = Vec::new();
    for (own, other, is_gone) in [(&gone, &come, true), (&come, &gone, false)] {
        let Some((sets, mark)) = own else { continue };
        for one in sets.iter().filter(|one| !stays(other, one)) {
            let known = labels.iter().find(|(set, _)| *set == one.0).map(|(_, label)| *label);
            let label = known.unwrap_or_else(|| keys.label(one.0));
            labels.push((one.0, label));
            let sum = element_of(keys, &label, &one.1, *mark);
            staged.push((label, if is_gone { Sum::EMPTY.minus(sum) } else { sum }));
        }
    }
    mark
}

/// Changes a sum, in the store and among the sums of its bucket.
fn change(store: &Sqlite, keys: &Keys, stored: &mut Vec<Stored>, label: Short, delta: Sum, nonce: Short) -> Result<(), Error> {
    let at = stored.binary_search_by_key(&label, |stored| stored.label);
    let before = at.map_or(Sum::EMPTY, |at| stored[at].sum(keys));
    let after = before.plus(delta);
    if after == Sum::EMPTY {
        if let Ok(at) = at {
            stored.remove(at);
            store.execute("DELETE FROM sums WHERE label = ?1", [label])?;
        }
        return Ok(());
    }
    let new = Stored::new(keys, label, nonce, after);
    let sql = match at {
        Ok(_) => "UPDATE sums SET nonce = ?2, sum = ?3 WHERE label = ?1",
        Err(_) => "INSERT INTO sums (label, nonce, sum) VALUES (?1, ?2, ?3)",
    };
    store.execute(sql, params![new.label, new.nonce, new.masked])?;
    match at {
        Ok(at) => stored[at] = new,
        Err(at) => stored.insert(at, new),
    }
    Ok(())
}

/// The sets that a row is a member of, and how.
fn sets_of<T: Authentic>(record: &T) -> Vec<(Set<'_>, Element)> {
    let mut sets: Vec<(Set<'_>, Element)> =
        record.in_table().map(|element| (Set::Table(T::TABLE), element)).into_iter().collect();
    record.each_set(&mut |set, element| sets.push((set, element)));
    sets
}

fn element_of(keys: &Keys, label: &Short, element: &Element, mark: Mark) -> Sum {
    match element {
        Element::Row => keys.element(label, &mark.tag),
        Element::Part(part) => keys.element(label, part),
    }
}

/// What a row adds to each set that it is a member of.
pub(super) fn each_element<T: Authentic>(keys: &Keys, record: &T, mark: Mark, each: &mut dyn FnMut(Short, Sum)) {
    for (set, element) in sets_of(record) {
        let label = keys.label(set);
        each(label, element_of(keys, &label, &element, mark));
    }
}

/// The nonce of the commit that ends the audit with this hash.
pub(super) fn nonce_of(hash: &[u8; 32]) -> Short {
    let mut nonce = [0; SHORT];
    nonce.copy_from_slice(&hash[..SHORT]);
    nonce
}

impl super::Trust {
    /// Writes what a transaction has changed, and gives the new root of the tree. `hash` is the hash that the audit ends with.
    pub(in super::super) fn write(&self, store: &Sqlite, changes: Changes, hash: &[u8; 32]) -> Result<[u8; 32], Error> {
        let super::State::Known(tree) = &mut *self.0.borrow_mut() else {
            return Err(Error::Internal { reason: "a change before the vault was open".to_owned() });
        };
        changes.write(store, tree, nonce_of(hash))
    }

    /// What was written is the state of the store from now on.
    pub(in super::super) fn committed(&self, pki: PkiId, head: AuditHead) {
        if let super::State::Known(tree) = &mut *self.0.borrow_mut() {
            tree.committed(pki, head);
        }
    }

    /// Everything got new tags, by these keys.
    pub(in super::super) fn retagged(&self, keys: Keys) {
        self.0.replace(super::State::Known(Box::new(Tree::new(keys))));
    }

    /// Nothing of it was committed.
    pub(in super::super) fn rolled_back(&self) {
        if let super::State::Known(tree) = &mut *self.0.borrow_mut() {
            tree.forget();
        }
    }
}
