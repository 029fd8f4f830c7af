//! Adds, lists and removes slots.

pub mod add;
pub mod list;
pub mod remove;

use crate::{
    commands::{Context, Error},
    model::hex,
    store::{Slot, Transaction},
    vault::{self, SlotKind},
};

/// What kind a slot is; or why it cannot be used, as far as can be told without opening it.
///
/// # Errors
/// Why not, for people.
pub fn kind(slot: &Slot) -> Result<SlotKind, String> {
    match vault::slot_kind(&slot.bytes) {
        Ok(kind) if kind.name() == slot.kind => Ok(kind),
        Ok(kind) => Err(format!("its bytes are of kind {}", kind.name())),
        Err(vault::Error::Slot { why }) => Err(why),
        Err(error) => Err(error.to_string()),
    }
}

/// What a slot is called: its kind and its label, as `slots remove` takes it.
#[must_use]
pub fn name(slot: &Slot) -> String {
    format!("{}:{}", slot.kind, slot.label)
}

/// Keeps a slot, and takes down that it was made: what its row is held against.
///
/// # Errors
/// The store's.
pub fn put(
    context: &Context<'_>,
    transaction: &mut dyn Transaction,
    slot: &Slot,
    action: &str,
    details: &[(&str, String)],
) -> Result<(), Error> {
    transaction.put_slot(slot)?;
    let mut all = vec![("digest", digest(&slot.bytes))];
    all.extend_from_slice(details);
    Ok(transaction.append(&context.event(action, &slot.label, &all))?)
}

/// What the audit says of a slot's bytes.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    hex::encode(&vault::slot_digest(bytes))
}
