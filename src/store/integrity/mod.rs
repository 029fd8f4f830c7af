//! The bytes that authenticate the rows of a store. They are the same for every backend.
//!
//! Every row carries a *tag* under a key of the vault ([`Keys::tag`]): it binds the content of the row and the number of the audit record that
//! last changed it. Tags alone do not show that a row was removed, or set back to an older state that was authentic once. For that, every row
//! is a member of *sets* ([`Set`]): all rows of its table, all certificates of its owner, and so on. The store keeps a keyed sum over the
//! members of each set ([`Sum`]), and a hash tree over all sums, whose root is part of what the vault authenticates in the head of the audit.
//! So one lookup is verified at a cost that does not depend on the size of the store. `docs/formats/integrity.md` specifies all of it.

mod encoding;
mod records;
mod set;

pub(super) use encoding::Encoder;
pub(super) use records::{Authentic, CrlRow, IssuerRow, ProfileRow, SettingRow, revoked_element};
pub(super) use set::{Element, Set};

use crate::model::PkiId;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// The authentication keys of a vault, as the store uses them.
pub trait Authenticator: Send + Sync {
    /// The tag of the head of the audit.
    fn authenticate_head(&self, message: &[u8]) -> [u8; 32];
    /// The tag of something else that the store holds: of these parts, one behind the other. The key differs from that of
    /// [`authenticate_head`](Self::authenticate_head).
    fn authenticate_row(&self, message: &[&[u8]]) -> [u8; 32];
}

/// Octets of a row's tag, of a label, and of the values in the tree.
pub(super) const SHORT: usize = 16;
/// A value of that length.
pub(super) type Short = [u8; SHORT];

/// What a row carries beside its content: the number of the audit record that last changed it, and its tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) record: u64,
    pub(super) tag: Short,
}

/// A record together with its mark, as they were read. A store of an older version has rows without marks.
#[derive(Debug, Clone)]
pub(super) struct Marked<T> {
    pub(super) record: T,
    pub(super) mark: Option<Mark>,
}

/// The keys of the vault, in the forms in which the store uses them.
#[derive(Clone)]
pub(super) struct Keys {
    vault: Arc<dyn Authenticator>,
    /// The labels of the few sets that every command uses, once they were computed.
    labels: Arc<Mutex<HashMap<&'static str, Short>>>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys([redacted])")
    }
}

/// What a message under the row key is about; its first octet, so that no two kinds of messages are ever the same.
#[derive(Clone, Copy)]
enum About {
    Tag = 1,
    Element = 2,
    Mask = 3,
    Bucket = 4,
    Group = 5,
    Root = 6,
    Neighbourhood = 7,
    Name = 8,
    AuditRecord = 9,
}

impl Keys {
    pub(super) fn new(vault: Arc<dyn Authenticator>) -> Self {
        Self { vault, labels: Arc::default() }
    }

    fn of<const N: usize>(&self, about: About, parts: [&[u8]; N]) -> [u8; 32] {
        const { assert!(N < 4) };
        let about = [about as u8];
        let mut message: [&[u8]; 4] = [&about, &[], &[], &[]];
        message.iter_mut().skip(1).zip(parts).for_each(|(part, given)| *part = given);
        self.vault.authenticate_row(&message)
    }

    /// The tag of the head of the audit over this message.
    pub(super) fn head(&self, message: &[u8]) -> [u8; 32] {
        self.vault.authenticate_head(message)
    }

    /// The tag of a row: of the digest of its content, and the audit record that last changed it.
    pub(super) fn tag(&self, digest: &[u8; 32], record: u64) -> Short {
        short(&self.of(About::Tag, [digest, &record.to_be_bytes()]))
    }

    /// The tag of an audit record.
    pub(super) fn audit_tag(&self, pki: &PkiId, number: u64, hash: &[u8; 32]) -> Short {
        short(&self.of(About::AuditRecord, [&pki.0, &number.to_be_bytes(), hash]))
    }

    /// The label of a set. Its first half is shared by the sets of one neighbourhood, so that they lie beside one another.
    pub(super) fn label(&self, set: Set<'_>) -> Short {
        let Some(fixed) = set.is_one_of_few() else { return self.label_of(&set.neighbourhood(), &set.name()) };
        let mut known = self.labels.lock().unwrap_or_else(PoisonError::into_inner);
        *known.entry(fixed).or_insert_with(|| self.label_of(&set.neighbourhood(), &set.name()))
    }

    /// The label of the set with this name, in this neighbourhood.
    pub(super) fn label_of(&self, neighbourhood: &str, name: &str) -> Short {
        let mut label = [0; SHORT];
        label[..8].copy_from_slice(&self.of(About::Neighbourhood, [neighbourhood.as_bytes()])[..8]);
        label[8..].copy_from_slice(&self.of(About::Name, [name.as_bytes()])[..8]);
        label
    }

    /// What a member adds to the sum of the set with this label.
    pub(super) fn element(&self, label: &Short, member: &[u8]) -> Sum {
        Sum::from_bytes(&self.of(About::Element, [label, member]))
    }

    /// What hides the sum of a set where it is stored, so that sums give nothing away of their elements.
    pub(super) fn mask(&self, label: &Short, nonce: &Short) -> [u8; 32] {
        self.of(About::Mask, [label, nonce])
    }

    /// The value of a bucket: of all stored sums whose labels begin with its number, in the order of their labels.
    pub(super) fn bucket(&self, number: u16, sums: &[u8]) -> Short {
        short(&self.of(About::Bucket, [&number.to_be_bytes(), sums]))
    }

    /// The value of a group of 256 buckets.
    pub(super) fn group(&self, number: u8, buckets: &[u8]) -> Short {
        short(&self.of(About::Group, [&[number], buckets]))
    }

    /// The root of the tree: of the values of all groups.
    pub(super) fn root(&self, groups: &[u8]) -> [u8; 32] {
        self.of(About::Root, [groups])
    }
}

fn short(bytes: &[u8; 32]) -> Short {
    let mut short = [0; SHORT];
    short.copy_from_slice(&bytes[..SHORT]);
    short
}

/// The sum of the elements of a set: integers of 256 bits, added modulo 2^256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sum([u64; 4]);

impl Sum {
    /// The sum of a set without members.
    pub(super) const EMPTY: Self = Self([0; 4]);

    /// The least significant octet comes first.
    pub(super) fn from_bytes(bytes: &[u8; 32]) -> Self {
        let mut limbs = [0; 4];
        for (limb, octets) in limbs.iter_mut().zip(bytes.as_chunks::<8>().0) {
            *limb = u64::from_le_bytes(*octets);
        }
        Self(limbs)
    }

    pub(super) fn to_bytes(self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for (octets, limb) in bytes.as_chunks_mut::<8>().0.iter_mut().zip(self.0) {
            *octets = limb.to_le_bytes();
        }
        bytes
    }

    pub(super) fn plus(self, other: Self) -> Self {
        let mut sum = [0; 4];
        let mut carry = false;
        for ((limb, a), b) in sum.iter_mut().zip(self.0).zip(other.0) {
            let (partial, first) = a.overflowing_add(b);
            let (total, second) = partial.overflowing_add(u64::from(carry));
            (*limb, carry) = (total, first | second);
        }
        Self(sum)
    }

    pub(super) fn minus(self, other: Self) -> Self {
        // Two's complement: the complement, and one.
        let complement = Self(other.0.map(|limb| !limb));
        self.plus(complement).plus(Self([1, 0, 0, 0]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sum() -> impl Strategy<Value = Sum> {
        proptest::array::uniform32(any::<u8>()).prop_map(|bytes| Sum::from_bytes(&bytes))
    }

    #[test]
    fn sums_carry_from_limb_to_limb() {
        let all = Sum([u64::MAX; 4]);
        assert_eq!(all.plus(Sum([1, 0, 0, 0])), Sum::EMPTY);
        assert_eq!(Sum::EMPTY.minus(Sum([1, 0, 0, 0])), all);
        assert_eq!(Sum([u64::MAX, 0, 0, 0]).plus(Sum([1, 0, 0, 0])), Sum([0, 1, 0, 0]));
    }

    proptest! {
        #[test]
        fn sums_form_a_group(a in sum(), b in sum(), c in sum()) {
            prop_assert_eq!(a.plus(b), b.plus(a));
            prop_assert_eq!(a.plus(b).plus(c), a.plus(b.plus(c)));
            prop_assert_eq!(a.plus(b).minus(b), a);
            prop_assert_eq!(Sum::from_bytes(&a.to_bytes()), a);
        }
    }
}
