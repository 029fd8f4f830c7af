//! The audit: what was done, by whom, and whether the record of it is whole; statements about it for others to keep.

pub mod export;
pub mod list;
mod statement;
pub mod verify;

pub use statement::Head;
pub(super) use {
    statement::{audit_key, keep, kept_key, key_details},
    verify::hash_of,
};

use super::Error;
use crate::{model::KeyId, store::Read, vault::Vault};

/// The identifier of the key that signs heads of the audit, if there is one.
///
/// # Errors
/// When it does not open.
pub(super) fn key_id(store: &dyn Read, vault: &Vault) -> Result<Option<KeyId>, Error> {
    Ok(statement::kept_key(store, vault)?.map(|key| key.public().id()))
}
