//! The slots of the vault, and what the keyring says to them.

use super::{kind, name};
use crate::{
    commands::{
        Context, Error,
        context::KEYRING_SLOT,
        keyring_unlock::{present, reason},
        unlock::Attempt,
    },
    model::{PkiId, Timestamp},
    store::Read,
    vault::{self, Kdf, SlotKind},
};

/// The slots of a vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The PKI that it belongs to.
    pub pki: PkiId,
    /// Its slots, oldest first.
    pub slots: Vec<SlotReport>,
}

/// A slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotReport {
    /// Its kind: `passphrase`, `keyring`, `recovery`, `key-file`.
    pub kind: String,
    /// What its owner calls it.
    pub label: String,
    /// Since when it is there.
    pub created: Timestamp,
    /// What its passphrase costs, if one opens it.
    pub kdf: Option<Kdf>,
    /// Until when it opens the vault, if for a time only.
    pub until: Option<Timestamp>,
    /// Why it cannot be used, if that can be told.
    pub damage: Option<String>,
    /// Whether an attempt to open the vault tries it: a passphrase that costs too much is tried only if it is asked for by name.
    pub tried: bool,
    /// Whether it outlasts the machine: that is what somebody who lost it needs another for.
    pub lasts: bool,
    /// Whether the keyring of whoever asks opens it.
    pub opens: bool,
}

/// What the keyring says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keyring {
    /// It was not asked, there being no slot for it.
    Unused,
    /// It opens the vault.
    Opens {
        /// What it is called.
        name: String,
        /// How long it keeps a key.
        lasts: String,
        /// Until when it opens the vault, if it was unlocked for a time.
        until: Option<Timestamp>,
    },
    /// It does not open the vault.
    Closed {
        /// Why.
        why: String,
    },
}

/// Lists the slots. Asks for no passphrase.
///
/// # Errors
/// The store's.
pub fn run(context: &Context<'_>) -> Result<Report, Error> {
    let store = context.store()?;
    let (slots, _) = look(context, &store)?;
    Ok(Report { pki: store.pki()?.id, slots })
}

/// The slots, and what the keyring says to those that are for it.
///
/// # Errors
/// The store's.
pub fn look(context: &Context<'_>, store: &dyn Read) -> Result<(Vec<SlotReport>, Keyring), Error> {
    let (pki, now) = (store.pki()?.id, present(context.now, store));
    let rows = store.slots()?;
    let mut keyring = Keyring::Unused;
    let mut place = None;
    if rows.iter().any(|row| row.kind == KEYRING_SLOT) {
        match (context.keyring)() {
            Ok(found) => place = Some(found),
            Err(error) => keyring = Keyring::Closed { why: error.to_string() },
        }
    }
    let skipped: Vec<String> = Attempt::of(&rows, None)?.skipped.into_iter().map(name).collect();
    let mut slots = Vec::with_capacity(rows.len());
    for row in rows {
        let kind = kind(&row);
        let is_skipped = skipped.contains(&name(&row));
        let tried = place.as_deref().filter(|_| row.kind == KEYRING_SLOT && kind.is_ok());
        let tried = tried.map(|place| (place, vault::unlock_with_keyring(pki, &row.bytes, place, now)));
        let opens = matches!(tried, Some((_, Ok(_))));
        let (kdf, until) = match &kind {
            Ok(SlotKind::Passphrase(kdf)) => (Some(*kdf), None),
            Ok(SlotKind::Keyring { until }) => (None, *until),
            _ => (None, None),
        };
        match tried {
            Some((place, Ok(_))) => keyring = Keyring::Opens { name: place.name(), lasts: place.lasts(), until },
            Some((place, Err(error))) if keyring == Keyring::Unused => {
                keyring = Keyring::Closed { why: reason(&error, &row.label, place) };
            }
            _ => {}
        }
        let lasts = kind.as_ref().is_ok_and(|kind| kind.lasts());
        let (kind, label, created, damage) = (row.kind, row.label, row.created, kind.err());
        slots.push(SlotReport { kind, label, created, kdf, until, damage, tried: !is_skipped, lasts, opens });
    }
    Ok((slots, keyring))
}
