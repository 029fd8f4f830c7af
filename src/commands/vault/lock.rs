//! Has the keyring open the vault no longer.

use crate::{
    commands::{
        Context, Error,
        context::{KEYRING_SLOT, commit},
    },
    failpoints::{Point, reached},
    store::{self, Read, Slot, Store},
    vault,
};

/// What to lock.
#[derive(Debug, Clone)]
pub struct Request {
    /// What the slot is called: whose keyring it is.
    pub label: String,
}

/// What was locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Whether the keyring opened the vault before.
    pub was_open: bool,
    /// The slots that were removed, by their labels.
    pub removed: Vec<String>,
    /// Slots of the caller's that are left behind, by their labels: no key opens them, and removing them needs the passphrase.
    pub left: Vec<String>,
}

/// Takes the key out of the keyring and removes the slot that it opened. Asks for nothing: fine when nothing was unlocked.
///
/// # Errors
/// When the slot is the last one: then nothing is changed. When the keyring or the store fails.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let pki = store.pki()?.id;
    let keyring = match (context.keyring)() {
        Ok(keyring) => Some(keyring),
        Err(vault::Error::NoKeyring { .. }) => None,
        Err(error) => return Err(error.into()),
    };
    let opens =
        |slot: &Slot| keyring.as_deref().is_some_and(|k| vault::unlock_with_keyring(pki, &slot.bytes, k, context.now).is_ok());
    let mut going = store.slots()?;
    let all = going.len();
    going.retain(|slot| slot.kind == KEYRING_SLOT && (slot.label == request.label || opens(slot)));
    let was_open = going.iter().any(opens);
    if !going.is_empty() && going.len() == all {
        let slot = going.iter().map(|slot| format!("{} {}", slot.kind, slot.label)).collect::<Vec<_>>().join(", ");
        return Err(Error::from(store::Error::LastSlot { slot })
            .hint("set a passphrase first, with `evpki vault passphrase --passphrase keyring:`"));
    }
    // The vault is open before its key is forgotten, so that what follows can still be signed into the audit.
    let vault = match context.vault_by_keyring(&store)? {
        None if !going.is_empty() => context.vault_by_given(&store)?,
        opened => opened,
    };
    if let Some(keyring) = &keyring {
        vault::forget_keyring_slot(pki, &**keyring)?;
        reached(Point::KeyringEmptied);
    }
    let labels: Vec<String> = going.iter().map(|slot| slot.label.clone()).collect();
    let (Some(vault), false) = (vault, going.is_empty()) else {
        return Ok(Report { was_open, removed: Vec::new(), left: labels });
    };
    let mut transaction = store.begin()?;
    for slot in &going {
        transaction.remove_slot(&slot.kind, &slot.label)?;
        transaction.append(&context.event("vault.lock", &slot.label, &[]))?;
    }
    commit(transaction, &vault)?;
    Ok(Report { was_open, removed: labels, left: Vec::new() })
}
