//! The tree over all sums, as it lies in the store: read a part at a time, each verified before it is used.

use rusqlite::params;
use std::collections::BTreeMap;

use super::super::{Error, Sqlite, audit, rows};
use crate::{
    model::PkiId,
    store::{
        AuditHead, Damage,
        integrity::{Keys, SHORT, Short, Sum},
    },
};

/// How many groups of buckets there are, and how many buckets in each.
pub(super) const GROUPS: usize = 256;
/// The row of the values of the groups.
const TOP: i64 = 256;
/// How many damages of a kind are named.
const MOST: usize = 100;

/// A sum as it is stored.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub(super) label: Short,
    pub(super) nonce: Short,
    pub(super) masked: [u8; 32],
}

impl Stored {
    /// Hides a sum.
    pub(super) fn new(keys: &Keys, label: Short, nonce: Short, sum: Sum) -> Self {
        Self { label, nonce, masked: xor(sum.to_bytes(), &keys.mask(&label, &nonce)) }
    }

    pub(super) fn sum(&self, keys: &Keys) -> Sum {
        Sum::from_bytes(&xor(self.masked, &keys.mask(&self.label, &self.nonce)))
    }
}

fn xor(mut bytes: [u8; 32], mask: &[u8; 32]) -> [u8; 32] {
    bytes.iter_mut().zip(mask).for_each(|(byte, mask)| *byte ^= mask);
    bytes
}

/// The bucket that a label is in.
pub(super) fn bucket_of(label: &Short) -> u16 {
    u16::from_be_bytes([label[0], label[1]])
}

/// The value of a bucket with these sums, which are in the order of their labels. An empty one has none.
pub(super) fn bucket_value(keys: &Keys, bucket: u16, sums: &[Stored]) -> Option<Short> {
    if sums.is_empty() {
        return None;
    }
    let mut bytes = Vec::with_capacity(sums.len() * 64);
    for sum in sums {
        bytes.extend_from_slice(&sum.label);
        bytes.extend_from_slice(&sum.nonce);
        bytes.extend_from_slice(&sum.masked);
    }
    Some(keys.bucket(bucket, &bytes))
}

/// The values of the buckets of a group that are not empty, in their order.
#[derive(Debug, Clone, Default)]
pub(super) struct Group(Vec<(u8, Short)>);

impl Group {
    /// Reads the form in which it is stored: of each bucket the last octet of its number, and its value.
    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (pairs, rest) = bytes.as_chunks::<{ 1 + SHORT }>();
        let group: Vec<(u8, Short)> = pairs.iter().filter_map(|pair| Some((pair[0], *pair.last_chunk()?))).collect();
        let is_ordered = group.windows(2).all(|pair| pair[0].0 < pair[1].0);
        (rest.is_empty() && is_ordered).then_some(Self(group))
    }

    fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|(bucket, value)| std::iter::once(*bucket).chain(*value)).collect()
    }

    fn find(&self, bucket: u8) -> Option<Short> {
        self.0.binary_search_by_key(&bucket, |(bucket, _)| *bucket).ok().map(|at| self.0[at].1)
    }

    fn set(&mut self, bucket: u8, value: Option<Short>) {
        match (self.0.binary_search_by_key(&bucket, |(bucket, _)| *bucket), value) {
            (Ok(at), Some(value)) => self.0[at].1 = value,
            (Ok(at), None) => drop(self.0.remove(at)),
            (Err(at), Some(value)) => self.0.insert(at, (bucket, value)),
            (Err(_), None) => {}
        }
    }
}

/// The tree, as far as it was read and verified under one head.
pub(super) struct Tree {
    pub(super) keys: Keys,
    pki: Option<PkiId>,
    head: Option<AuditHead>,
    /// Whether anything was read at all.
    is_read: bool,
    /// The values of all groups, 16 octets each; zeros for a group without buckets.
    top: Vec<u8>,
    groups: Vec<Option<Group>>,
}

impl Tree {
    pub(super) fn new(keys: Keys) -> Self {
        Self { keys, pki: None, head: None, is_read: false, top: vec![0; GROUPS * SHORT], groups: vec![None; GROUPS] }
    }

    /// Forgets what was read: after a commit that failed, or that gave everything new tags.
    pub(super) fn forget(&mut self) {
        *self = Self::new(self.keys.clone());
    }

    /// Reads and verifies the head of the store if it has changed, and then forgets all of the tree that was read under the old one.
    pub(super) fn refresh(&mut self, store: &Sqlite) -> Result<(), Error> {
        let head = store.one(("audit_head", rows::AUDIT_HEAD), [], rows::audit_head)?;
        // Without a head, a PKI is being created, in this very transaction.
        let is_known = head.is_some() || !store.connection.is_autocommit();
        if self.is_read && is_known && head == self.head {
            return Ok(());
        }
        let keys = self.keys.clone();
        let end = audit::End::find(store)?;
        if let Some(damage) = end.damage(Some(&keys)) {
            return Err(audit::cut(store, damage)?);
        }
        *self = Self { pki: end.pki(), head, is_read: true, ..Self::new(keys) };
        let Some(head) = head else { return Ok(()) };
        let Some(root) = head.root else { return Err(Error::Untagged) };
        if let Some(top) = read(store, TOP)? {
            self.top = top;
        }
        if self.top.len() != GROUPS * SHORT || self.keys.root(&self.top) != root {
            return Err(edited("the values of the groups"));
        }
        Ok(())
    }

    /// The PKI, and the head of the audit under which the tree was verified.
    pub(super) fn audit(&self) -> Option<(PkiId, AuditHead)> {
        self.pki.zip(self.head)
    }

    fn group(&mut self, store: &Sqlite, number: u8) -> Result<&mut Group, Error> {
        let at = usize::from(number);
        if self.groups[at].is_none() {
            // A group without buckets has no row, so that no row can be added or removed unseen.
            let (group, value) = match read(store, i64::from(number))? {
                None => (Some(Group::default()), [0; SHORT]),
                Some(bytes) => (Group::from_bytes(&bytes), self.keys.group(number, &bytes)),
            };
            let group = group.filter(|_| self.top[at * SHORT..][..SHORT] == value);
            self.groups[at] = Some(group.ok_or_else(|| edited(&format!("group {number}")))?);
        }
        self.groups[at].as_mut().ok_or_else(|| edited(&format!("group {number}")))
    }

    /// The sums in a bucket, verified.
    pub(super) fn bucket(&mut self, store: &Sqlite, bucket: u16) -> Result<Vec<Stored>, Error> {
        let [group, low] = bucket.to_be_bytes();
        let sums = sums_in(store, bucket)?;
        let value = bucket_value(&self.keys, bucket, &sums);
        if self.group(store, group)?.find(low) != value {
            return Err(edited(&format!("bucket {bucket}")));
        }
        Ok(sums)
    }

    /// Takes over new values of buckets, writes what they change of the tree, and gives the root.
    pub(super) fn update(&mut self, store: &Sqlite, buckets: &[(u16, Option<Short>)]) -> Result<[u8; 32], Error> {
        let mut rest = buckets;
        while let Some((first, _)) = rest.first() {
            let number = first.to_be_bytes()[0];
            let (own, others) = rest.split_at(rest.iter().take_while(|(bucket, _)| bucket.to_be_bytes()[0] == number).count());
            rest = others;
            let group = self.group(store, number)?;
            own.iter().for_each(|(bucket, value)| group.set(bucket.to_be_bytes()[1], *value));
            let bytes = group.to_bytes();
            let value = if bytes.is_empty() {
                store.execute("DELETE FROM bucket_groups WHERE number = ?1", [i64::from(number)])?;
                [0; SHORT]
            } else {
                write(store, i64::from(number), &bytes)?;
                self.keys.group(number, &bytes)
            };
            self.top[usize::from(number) * SHORT..][..SHORT].copy_from_slice(&value);
        }
        write(store, TOP, &self.top)?;
        Ok(self.keys.root(&self.top))
    }

    /// What was committed is the head from now on.
    pub(super) fn committed(&mut self, pki: PkiId, head: AuditHead) {
        (self.pki, self.head, self.is_read) = (Some(pki), Some(head), true);
    }

    /// Looks through the whole tree; gives all of it that is not as it should be.
    pub(super) fn search(&mut self, store: &Sqlite) -> Result<Vec<Damage>, Error> {
        let mut damages = Vec::new();
        let mut kept = BTreeMap::new();
        for number in 0..=u8::MAX {
            match self.group(store, number) {
                Ok(group) => kept.extend(group.0.iter().map(|(low, value)| (u16::from_be_bytes([number, *low]), *value))),
                Err(Error::Unauthentic { damage }) => damages.push(damage),
                Err(error) => return Err(error),
            }
        }
        let (keys, is_whole) = (self.keys.clone(), damages.is_empty());
        let mut compare = |sums: &mut Vec<Stored>| {
            let Some(bucket) = sums.first().map(|first| bucket_of(&first.label)) else { return };
            let value = bucket_value(&keys, bucket, sums);
            sums.clear();
            if kept.remove(&bucket) != value && is_whole && damages.len() < MOST {
                damages.push(Damage::Tree { what: format!("bucket {bucket}") });
            }
        };
        let mut sums: Vec<Stored> = Vec::new();
        let sql = ("sums", "SELECT 0, label, nonce, sum FROM sums ORDER BY label");
        store.each(sql, [], stored, &mut |one| {
            if sums.first().is_some_and(|first| bucket_of(&first.label) != bucket_of(&one.label)) {
                compare(&mut sums);
            }
            sums.push(one);
            Ok(())
        })?;
        compare(&mut sums);
        let missing = kept.keys().take(MOST).map(|bucket| Damage::Tree { what: format!("bucket {bucket}") });
        damages.extend(missing.collect::<Vec<_>>());
        Ok(damages)
    }
}

/// A row of the table of sums.
pub(super) fn stored(fields: &mut rows::Fields<'_>) -> Result<Stored, Error> {
    Ok(Stored { label: fields.array("label")?, nonce: fields.array("nonce")?, masked: fields.array("sum")? })
}

/// The sums in a bucket, as they lie there.
fn sums_in(store: &Sqlite, bucket: u16) -> Result<Vec<Stored>, Error> {
    let (mut from, mut to) = ([0; SHORT], [0xff; SHORT]);
    from[..2].copy_from_slice(&bucket.to_be_bytes());
    to[..2].copy_from_slice(&bucket.to_be_bytes());
    let sql = "SELECT 0, label, nonce, sum FROM sums WHERE label BETWEEN ?1 AND ?2 ORDER BY label";
    store.all(("sums", sql), params![from, to], stored)
}

fn read(store: &Sqlite, number: i64) -> Result<Option<Vec<u8>>, Error> {
    let sql = ("bucket_groups", "SELECT number, buckets FROM bucket_groups WHERE number = ?1");
    store.one(sql, [number], |fields| fields.bytes("buckets"))
}

fn write(store: &Sqlite, number: i64, bytes: &[u8]) -> Result<(), Error> {
    let sql = "INSERT INTO bucket_groups VALUES (?1, ?2) ON CONFLICT (number) DO UPDATE SET buckets = excluded.buckets";
    store.execute(sql, params![number, bytes]).map(drop)
}

fn edited(what: &str) -> Error {
    Error::Unauthentic { damage: Damage::Tree { what: what.to_owned() } }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{founded, tag};
    use super::*;

    #[test]
    fn a_group_without_buckets_has_no_row() {
        let (_home, store) = founded();
        let taken: Vec<u8> = (0..=u8::MAX).filter(|number| read(&store, i64::from(*number)).unwrap().is_some()).collect();
        let free = (0..=u8::MAX).find(|number| !taken.contains(number)).unwrap();
        let mut tree = Tree::new(Keys::new(tag()));
        tree.refresh(&store).unwrap();
        let bucket = u16::from_be_bytes([free, 7]);
        tree.update(&store, &[(bucket, Some([9; SHORT]))]).unwrap();
        assert_eq!(read(&store, i64::from(free)).unwrap().map(|bytes| bytes.len()), Some(1 + SHORT));
        tree.update(&store, &[(bucket, None)]).unwrap();
        assert_eq!(read(&store, i64::from(free)).unwrap(), None);
        // A bucket that an attacker adds is not ignored either.
        write(&store, i64::from(free), &[]).unwrap();
        let mut tree = Tree::new(Keys::new(tag()));
        tree.refresh(&store).unwrap();
        assert!(matches!(tree.bucket(&store, bucket), Err(Error::Unauthentic { .. })));
    }
}
