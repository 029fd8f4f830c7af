//! Digests of names, in place of the names themselves, for comparisons over a whole store.

use std::hash::{BuildHasher as _, Hash, RandomState};

/// Computes keyed digests of names, 16 bytes each. The keys are random, so that an attacker cannot construct two names with one digest.
#[derive(Debug, Default)]
pub(super) struct Names(RandomState, RandomState);

impl Names {
    /// Returns a digest of eight bytes, for values that an attacker gains nothing by confusing.
    pub(super) fn short_digest(&self, value: &impl Hash) -> u64 {
        self.0.hash_one(value)
    }

    /// Returns the digest of a name.
    pub(super) fn digest(&self, name: &impl Hash) -> (u64, u64) {
        (self.0.hash_one(name), self.1.hash_one(name))
    }
}
