//! A certificate on its way to the ledger: a key for it, the bytes to be signed, the entry beside them.

use super::{
    Error,
    ledger::{Entry, NewKey},
};
use crate::{
    model::{Fingerprint, KeyType, SerialNumber, Timestamp},
    pki::{
        IssuanceError,
        issuance::{Prepared, Reserved},
        plan::{Issuance, IssuanceRequest, Subject},
    },
    store::{CertificateRow, KeyPlace, Owner},
    x509::{Certificate, KeyPair, PublicKey},
};

/// Where the key comes from.
#[derive(Debug, Clone)]
pub enum KeySource {
    /// It is made here, and kept in the vault.
    Make(KeyType),
    /// Whoever asked made it, and keeps it.
    Theirs(PublicKey),
}

impl KeySource {
    /// The kind of the key.
    #[must_use]
    pub fn key_type(&self) -> KeyType {
        match self {
            Self::Make(key_type) => *key_type,
            Self::Theirs(key) => key.key_type(),
        }
    }

    /// Whether the key of what is recorded in a row is this one, or one that was made here as this one would be.
    #[must_use]
    pub fn is_of(&self, row: &CertificateRow) -> bool {
        match self {
            Self::Make(_) => row.key == KeyPlace::Vault,
            Self::Theirs(key) => row.key_id == key.id(),
        }
    }
}

/// Makes the key if it is to be made here, and prepares the certificate.
///
/// # Errors
/// When the profile, the issuer, the clock or a rule speak against it.
pub fn draft(
    by: &Issuance<'_>,
    owner: Owner,
    subject: Subject,
    key: &KeySource,
    validity: Option<i64>,
) -> Result<(Prepared, Entry), Error> {
    let (public_key, place, new_key) = match key {
        KeySource::Make(key_type) => {
            // Planning would refuse it too, after the time that it takes to make a key.
            if !by.profile.allows(*key_type) {
                let (profile, allowed) = (by.profile.name().to_owned(), by.profile.key_types().to_vec());
                return Err(IssuanceError::KeyType { profile, given: *key_type, allowed }.into());
            }
            let pair = KeyPair::generate(*key_type)?;
            (pair.public().clone(), KeyPlace::Vault, Some(NewKey::Made(pair.to_pkcs8()?)))
        }
        KeySource::Theirs(public_key) => (public_key.clone(), KeyPlace::Requester, None),
    };
    let prepared = Reserved::draw(by.random)?.prepare(by, &IssuanceRequest { public_key, subject, validity })?;
    Ok((prepared, Entry { owner, profile: by.profile.name().to_owned(), key: place, new_key }))
}

/// A certificate that was issued.
#[derive(Debug, Clone)]
pub struct Issued {
    /// Its serial number.
    pub serial: SerialNumber,
    /// Its SHA-256 digest.
    pub fingerprint: Fingerprint,
    /// Its subject.
    pub subject: String,
    /// Who signed it, by its subject.
    pub issuer: String,
    /// The kind of its key.
    pub key_type: KeyType,
    /// Where its private key is.
    pub key: KeyPlace,
    /// From when it is valid.
    pub not_before: Timestamp,
    /// Until when.
    pub not_after: Timestamp,
    /// Whether it was left without a signature by an interruption, and completed now.
    pub completed: bool,
    /// What ought to be otherwise, by the rules that do not stop a certificate.
    pub remarks: Vec<String>,
}

impl Issued {
    /// What there is to say of it.
    #[must_use]
    pub fn of(certificate: &Certificate, key: KeyPlace, completed: bool) -> Self {
        Self {
            serial: certificate.serial().clone(),
            fingerprint: certificate.fingerprint(),
            subject: certificate.subject().to_string(),
            issuer: certificate.issuer().to_string(),
            key_type: certificate.public_key().key_type(),
            key,
            not_before: certificate.not_before(),
            not_after: certificate.not_after(),
            completed,
            remarks: Vec::new(),
        }
    }
}
