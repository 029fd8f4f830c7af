//! Has the keyring open the vault no longer.

use crate::{
    commands::{
        Context, Error,
        context::{KEYRING_SLOT, commit},
        keyring_unlock::{over, present},
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
    /// Why a key may still be in a keyring that could not be asked, or did not give it up.
    pub remains: Option<String>,
}

/// Takes the key out of the keyring and removes the slot that it opened. Asks for nothing: fine when nothing was unlocked.
///
/// # Errors
/// When the slot is the last one: then nothing is changed. When the keyring does not give the key up, and nothing opens the vault, so that
/// the slot cannot be removed either. When the store fails.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let (pki, now) = (store.pki()?.id, present(context.now, &store));
    let (keyring, none) = match (context.keyring)() {
        Ok(keyring) => (Some(keyring), None),
        Err(vault::Error::NoKeyring { tried }) => (None, Some(tried)),
        Err(error) => return Err(error.into()),
    };
    let opens = |slot: &Slot| keyring.as_deref().is_some_and(|k| vault::unlock_with_keyring(pki, &slot.bytes, k, now).is_ok());
    let mut going = store.slots()?;
    let all = going.len();
    going.retain(|slot| slot.kind == KEYRING_SLOT && (slot.label == request.label || opens(slot)));
    let was_open = going.iter().any(opens);
    if !going.is_empty() && going.len() == all {
        let slot = going.iter().map(|slot| format!("{} {}", slot.kind, slot.label)).collect::<Vec<_>>().join(", ");
        return Err(Error::from(store::Error::LastSlot { slot })
            .hint("no passphrase is left: restore a backup that still has its slot with `evpki store restore FILE`"));
    }
    // The vault is open before its key is forgotten, so that what follows can still be signed into the audit.
    let opened = context.vault_by_keyring(&store).inspect_err(|_| {
        // Whatever is wrong with the store, the key must not stay.
        if let Some(keyring) = &keyring {
            let _ = vault::forget_keyring_slot(pki, &**keyring);
        }
    });
    let vault = match opened? {
        None if !going.is_empty() => context.vault_by_given(&store)?,
        opened => opened,
    };
    let mut remains = None;
    if let Some(keyring) = &keyring {
        match vault::forget_keyring_slot(pki, &**keyring) {
            Ok(()) => {}
            // As long as its slot is there, the key opens the vault when the keyring comes to itself again.
            Err(error) if vault.is_none() && going.iter().any(|slot| over(slot, now).is_none()) => {
                return Err(Error::from(error)
                    .about("the vault is not locked: its key is still in the keyring")
                    .hint("give the passphrase, and the key opens nothing any more: `evpki vault lock --passphrase-file FILE`"));
            }
            Err(error) => remains = Some(error.to_string()),
        }
        reached(Point::KeyringEmptied);
        remains = remains.or_else(|| keyring.passed_over());
    }
    let remains = remains.or(none);
    let labels: Vec<String> = going.iter().map(|slot| slot.label.clone()).collect();
    let (Some(vault), false) = (vault, going.is_empty()) else {
        return Ok(Report { was_open, removed: Vec::new(), left: labels, remains });
    };
    let mut transaction = store.begin()?;
    for slot in &going {
        transaction.remove_slot(&slot.kind, &slot.label)?;
        transaction.append(&context.event("vault.lock", &slot.label, &[]))?;
    }
    commit(transaction, &vault)?;
    Ok(Report { was_open, removed: labels, left: Vec::new(), remains })
}
