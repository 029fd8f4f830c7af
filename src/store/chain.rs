//! The bytes of the audit chain: what the hash of a record covers, and what the vault authenticates. All backends use the same
//! bytes.

use sha2::{Digest, Sha256};

use super::{AuditEvent, AuditHead, AuditRecord};
use crate::model::{PkiId, Timestamp};

impl AuditRecord {
    /// The hash of a record: SHA-256 over these bytes. A *text* is its length in octets as a 64-bit big-endian integer, followed
    /// by its UTF-8 octets:
    ///
    /// 1. the 13 octets `evpki-audit/1`,
    /// 2. the hash of the record before, 32 octets (zeros for the first),
    /// 3. the moment, seconds since 1970 as a 64-bit big-endian integer in two's complement,
    /// 4. the actor, the action and the subject, each a text,
    /// 5. the number of details as a 64-bit big-endian integer, then of each detail the key and the value, each a text.
    ///
    /// The record's number is not included: its place in the chain implies it. A moved record therefore still proves to be
    /// intact.
    #[must_use]
    pub fn digest(previous: &[u8; 32], event: &AuditEvent) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"evpki-audit/1");
        hash.update(previous);
        hash.update(event.at.0.to_be_bytes());
        let mut text = |text: &str| {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        };
        text(&event.actor);
        text(&event.action);
        text(&event.subject);
        hash.update((event.details.len() as u64).to_be_bytes());
        for text in event.details.iter().flat_map(|(key, value)| [key, value]) {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        }
        hash.finalize().into()
    }

    /// Whether the stored hash matches the record.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        Self::digest(&self.previous, &self.event) == self.hash
    }
}

impl AuditHead {
    /// The end of a chain without records.
    pub(super) const NONE: Self = Self { number: 0, hash: [0; 32], root: None, tag: [0; 32] };

    /// What the vault authenticates, 106 octets: the 18 octets `evpki-audit-head/2`, the 16 octets of the PKI's ID, the number of
    /// the last record as a 64-bit big-endian integer, its hash, and the root of the tree over all rows. In a store whose rows
    /// carry no tags yet, 74 octets: `evpki-audit-head/1` instead, and no root.
    #[must_use]
    pub fn message(pki: &PkiId, number: u64, hash: &[u8; 32], root: Option<&[u8; 32]>) -> Vec<u8> {
        let context = if root.is_some() { b"evpki-audit-head/2" } else { b"evpki-audit-head/1" };
        [context.as_slice(), &pki.0, &number.to_be_bytes(), hash, root.map_or(&[][..], |root| root)].concat()
    }
}

/// The SHA-256 digest of texts in order, each as its length in octets as a 64-bit big-endian integer and then its UTF-8 octets.
/// The audit log records this digest instead of a list that is too long for it.
pub fn digest_of_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> [u8; 32] {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    }
    hash.finalize().into()
}

/// The end of an audit chain at a moment, to be signed. A copy that is kept elsewhere shows whether a store still has this
/// history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditStatement {
    /// The PKI.
    pub pki: PkiId,
    /// The number of the last audit record.
    pub number: u64,
    /// The hash of that record.
    pub hash: [u8; 32],
    /// The moment of the statement.
    pub at: Timestamp,
}

impl AuditStatement {
    /// What is signed, 87 octets: the 23 octets `evpki-audit-statement/1`, the 16 octets of the PKI's ID, the number of the last
    /// record as a 64-bit big-endian integer, its hash, and the moment, seconds since 1970 as a 64-bit big-endian integer in
    /// two's complement.
    #[must_use]
    pub fn message(&self) -> Vec<u8> {
        let (number, at) = (self.number.to_be_bytes(), self.at.0.to_be_bytes());
        [b"evpki-audit-statement/1".as_slice(), &self.pki.0, &number, &self.hash, &at].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::hex;

    fn event(actor: &str, action: &str, details: &[(&str, &str)]) -> AuditEvent {
        AuditEvent {
            at: Timestamp(1_700_000_000),
            actor: actor.to_owned(),
            action: action.to_owned(),
            subject: "CS-1".to_owned(),
            details: details.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
        }
    }

    #[test]
    fn the_hashed_bytes_stay_the_same() {
        let digest = AuditRecord::digest(&[7; 32], &event("ada", "charger.add", &[("batch", "B1")]));
        assert_eq!(hex::encode(&digest), "521e06b2e14760f5e1a04207c7faa6359ae305335dcd271baf22714174beb7ca");
        let rooted = AuditHead::message(&PkiId([1; 16]), 2, &[3; 32], Some(&[4; 32]));
        assert_eq!(rooted.len(), 106);
        let number = [0, 0, 0, 0, 0, 0, 0, 2];
        assert_eq!(rooted, [&b"evpki-audit-head/2"[..], &[1; 16], &number, &[3; 32], &[4; 32]].concat());
        let message = AuditHead::message(&PkiId([1; 16]), 2, &[3; 32], None);
        assert_eq!(message.len(), 74);
        assert_eq!(message, [&b"evpki-audit-head/1"[..], &[1; 16], &[0, 0, 0, 0, 0, 0, 0, 2], &[3; 32]].concat());
    }

    #[test]
    fn the_bytes_of_a_statement_stay_the_same() {
        let statement = AuditStatement { pki: PkiId([1; 16]), number: 2, hash: [3; 32], at: Timestamp(-1) };
        let expected = [&b"evpki-audit-statement/1"[..], &[1; 16], &[0, 0, 0, 0, 0, 0, 0, 2], &[3; 32], &[255; 8]].concat();
        assert_eq!((statement.message().len(), statement.message()), (87, expected));
    }

    /// SHA-256 of 2 as eight bytes, `ä`, and 0 as eight bytes.
    #[test]
    fn the_digest_of_texts_stays_the_same() {
        let expected = "8745d32e2c37434948e39863305f597f4994368bdcb6a66aa20f5cd40e6b6ef1";
        assert_eq!(hex::encode(&digest_of_texts(["ä", ""])), expected);
    }

    #[test]
    fn different_events_have_different_digests() {
        let digest = |event| AuditRecord::digest(&[0; 32], &event);
        assert_ne!(digest(event("ab", "c", &[])), digest(event("a", "bc", &[])));
        assert_ne!(digest(event("a", "b", &[("k", "v"), ("l", "w")])), digest(event("a", "b", &[("k", "vlw")])));
        assert_ne!(digest(event("a", "b", &[("", "")])), digest(event("a", "b", &[])));
    }
}
