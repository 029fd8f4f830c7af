//! Has the keyring of the operating system open the vault from now on.

use crate::{
    commands::{
        Context, Error,
        context::{KEYRING_SLOT, commit},
    },
    failpoints::{Point, reached},
    store::{Read, Slot, Store},
    vault,
};

/// What to unlock.
#[derive(Debug, Clone)]
pub struct Request {
    /// What the slot will be called: whose keyring it is.
    pub label: String,
}

/// What was unlocked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What the slot is called.
    pub label: String,
    /// What the keyring is called.
    pub keyring: String,
    /// How long it keeps the key.
    pub lasts: String,
    /// Whether it opened the vault before.
    pub already: bool,
}

/// Puts a key into the keyring that opens the vault, and the slot for it into the store. Whoever is interrupted in between is asked for
/// the passphrase once more, and that is all.
///
/// # Errors
/// When the vault does not open, or there is no keyring.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let pki = store.pki()?.id;
    let keyring = (context.keyring)()?;
    let vault = context.vault(&store)?;
    let label = request.label.clone();
    let report = |already| Report { label, keyring: keyring.name(), lasts: keyring.lasts(), already };
    let mine = store.slots()?.into_iter().find(|slot| slot.kind == KEYRING_SLOT && slot.label == request.label);
    if mine.is_some_and(|slot| vault::unlock_with_keyring(pki, &slot.bytes, &*keyring, context.now).is_ok()) {
        return Ok(report(true));
    }
    let bytes = vault::keyring_slot(&vault, &*keyring, None, context.random)?;
    reached(Point::KeyringFilled);
    let mut transaction = store.begin()?;
    let slot = Slot { kind: KEYRING_SLOT.to_owned(), label: request.label.clone(), bytes, created: context.now };
    transaction.put_slot(&slot)?;
    transaction.append(&context.event("vault.unlock", &request.label, &[("keyring", keyring.name())]))?;
    commit(transaction, &vault)?;
    Ok(report(false))
}
