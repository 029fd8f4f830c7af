//! X.509: key pairs, certificates, revocation lists and requests as bytes, and what those bytes say.
//!
//! What is here knows the formats and nothing of who may issue what. Signing and verifying are done by aws-lc-rs, encoding and decoding by x509-cert.
//! The half that only reads (`certificate`, `crl`, `keys`, `name`, `path`, `pem`, `station`, `time`) stands without the `cli` feature; a
//! server that reads bundles needs no more.

mod algorithm;
mod canonical;
mod certificate;
mod crl;
#[cfg(feature = "cli")]
mod encode;
mod error;
mod extension;
mod identity;
#[cfg(feature = "cli")]
mod import;
mod keys;
mod message;
pub mod metadata;
mod name;
pub mod path;
pub mod pem;
pub mod raw;
#[cfg(feature = "cli")]
mod request;
#[cfg(feature = "cli")]
mod statement;
#[cfg(feature = "cli")]
mod throwaway;
pub mod time;
#[cfg(feature = "cli")]
mod weakness;

pub use algorithm::SignatureAlgorithm;
pub use certificate::Certificate;
pub use crl::{RevocationList, RevocationListEntry, RevocationListReader, RevocationListSummary};
#[cfg(feature = "cli")]
pub use crl::{RevocationListEntries, RevocationListPlan, SignedRevocationList, UnsignedRevocationList};
#[cfg(feature = "cli")]
pub use encode::{CertificatePlan, assemble, to_be_signed};
pub use error::Error;
pub use extension::{AlternativeName, Extension, KeyUsage, NameConstraints, Subtree};
#[cfg(feature = "cli")]
pub use import::{decrypt_private_key, encrypt_private_key, import_private_key, verify_independently};
pub use keys::{KeyPair, PublicKey};
pub use message::Message;
pub use metadata::Station;
pub use name::{Attribute, Name};
pub use raw::{RawCertificate, RawCrl, RawName, RawRequest};
#[cfg(feature = "cli")]
pub use request::{Request, create_request};
#[cfg(feature = "cli")]
pub use statement::StatementKey;
#[cfg(feature = "cli")]
pub use throwaway::{KnownKey, ThrowawayKey, ThrowawayPlan};

use crate::model::PkiId;

/// The identifier of the PKI whose statements this key signs: the first 16 octets of the SHA-256 digest of `evpki-pki/1`, a line feed, and the DER
/// of its SubjectPublicKeyInfo. So the identifier names the key, and nobody can make another key that it names.
///
/// PKIs that an earlier version made have a random identifier, which names no key.
#[must_use]
pub fn pki_id(key: &PublicKey) -> PkiId {
    let digest = digest(&[b"evpki-pki/1\n", key.spki()].concat());
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    PkiId(id)
}

/// The SHA-256 digest of some bytes.
#[must_use]
pub fn digest(bytes: &[u8]) -> [u8; 32] {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).into()
}

/// The random bytes of the operating system, as aws-lc-rs hands them out.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandom;

impl crate::model::Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), crate::model::Error> {
        aws_lc_rs::rand::fill(bytes).map_err(|_| crate::model::Error::NoRandomness)
    }
}
