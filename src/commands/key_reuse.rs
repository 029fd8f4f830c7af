//! Which keys may be certified, and for whom: a key pair has one owner, and a key that others may have is certified for nobody.

use super::{Error, audit};
use crate::{
    model::{KeyId, RevocationReason, SecretKind, Status},
    store::{Authority, CertificateRow, KeyPlace, Lookup, Owner, Read},
    vault::Vault,
    x509::time::rfc3339,
};

/// Makes sure that a certificate for this key may be recorded for this owner.
///
/// # Errors
/// What speaks against it, as a refusal: [`objection`].
pub(super) fn may_be_certified(
    store: &dyn Read,
    authorities: &[Authority],
    key: KeyId,
    owner: &Owner,
    place: KeyPlace,
) -> Result<(), Error> {
    match objection(store, authorities, key, owner, place)? {
        Some(why) => Err(refused(&format!("the key of {owner}"), &why)),
        None => Ok(()),
    }
}

/// Makes sure that what was recorded in a row may still be signed: a certificate for the same key may have been revoked since.
///
/// # Errors
/// The certificate by which its key is known to others, as a refusal.
pub(super) fn may_be_completed(store: &dyn Read, row: &CertificateRow) -> Result<(), Error> {
    match store.certificates(&Lookup::Key(row.key_id))?.iter().find_map(compromised) {
        Some(why) => Err(refused(&format!("the key of the certificate {} of {}", row.serial, row.owner), &why)
            .hint(format!("revoke it with `evpki certificate revoke {} --reason key-compromise`", row.serial))),
        None => Ok(()),
    }
}

/// What speaks against a certificate for this key, as the end of a sentence that begins with the key; none: nothing. `authorities` are all
/// of the store.
///
/// # Errors
/// The store's.
pub(super) fn objection(
    store: &dyn Read,
    authorities: &[Authority],
    key: KeyId,
    owner: &Owner,
    place: KeyPlace,
) -> Result<Option<String>, Error> {
    let rows = store.certificates(&Lookup::Key(key))?;
    if let Some(why) = rows.iter().find_map(compromised) {
        return Ok(Some(why));
    }
    if let Some(other) = rows.iter().find(|row| row.owner != *owner) {
        return Ok(Some(format!("is already the key of {} (A00.FR.427)", other.owner)));
    }
    if let Some(authority) = authorities.iter().find(|authority| authority.key_id == key && authority.name != owner.name) {
        return Ok(Some(format!("is already the key of the CA {}", authority.name)));
    }
    let is_ours = place == KeyPlace::Requester && !store.secrets(SecretKind::PrivateKey, &key.to_string())?.is_empty();
    Ok(is_ours.then(|| "is in the vault of this PKI, so it cannot be a requester's own key".to_owned()))
}

/// Makes sure that a requester's key is not the one that signs heads of the audit.
///
/// # Errors
/// When it is; when that key does not open.
pub(super) fn is_not_of_the_audit(store: &dyn Read, vault: &Vault, key: KeyId, owner: &Owner) -> Result<(), Error> {
    match audit::key_id(store, vault)? {
        Some(own) if own == key => {
            Err(refused(&format!("the key of {owner}"), "is the key that signs the audit log of this PKI"))
        }
        _ => Ok(()),
    }
}

/// That a certificate was revoked because others have its key. Nobody gets another one for it: whoever has the key could use that.
fn compromised(row: &CertificateRow) -> Option<String> {
    match row.status {
        Status::Revoked { at, reason: reason @ (RevocationReason::KeyCompromise | RevocationReason::CaCompromise) } => {
            Some(format!("is the key of the certificate {} of {}, revoked at {}: {reason}", row.serial, row.owner, rfc3339(at)))
        }
        _ => None,
    }
}

fn refused(whose: &str, why: &str) -> Error {
    Error::refused(format!("{whose} {why}")).hint("create a new key pair, and a certification request for it")
}
