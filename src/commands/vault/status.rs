//! How the vault can be opened, as far as can be told without opening it by a passphrase.

use super::auto_lock;
use crate::{
    commands::{
        Context, Error,
        by_keyring::{present, reason},
        context::KEYRING_SLOT,
    },
    model::{PkiId, Timestamp},
    pki::Period,
    store::Read,
    vault::{self, Kdf, SlotKind},
};

/// How the vault can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The PKI that it belongs to.
    pub pki: PkiId,
    /// Its slots, oldest first.
    pub slots: Vec<SlotReport>,
    /// What the keyring says.
    pub keyring: Keyring,
    /// Whether a passphrase came with the command or its environment.
    pub passphrase_given: bool,
    /// For how long `vault unlock` opens the vault; none: as long as the keyring keeps the key.
    pub auto_lock: Option<Period>,
}

/// A slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotReport {
    /// Its kind: `passphrase`, `keyring`.
    pub kind: String,
    /// What its owner calls it.
    pub label: String,
    /// Since when it is there.
    pub created: Timestamp,
    /// What its passphrase costs, if one opens it.
    pub kdf: Option<Kdf>,
    /// Until when the keyring opens it, if it was unlocked for a time.
    pub until: Option<Timestamp>,
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

impl Report {
    /// Whether the next command will want a passphrase, which has not come with this one.
    #[must_use]
    pub fn passphrase_needed(&self) -> bool {
        !self.passphrase_given && !matches!(self.keyring, Keyring::Opens { .. })
    }
}

/// Says how the vault can be opened. Asks for no passphrase.
///
/// # Errors
/// The store's; and when the source of a passphrase cannot be read.
pub fn run(context: &Context<'_>) -> Result<Report, Error> {
    let store = context.store()?;
    let (pki, now) = (store.pki()?.id, present(context.now, &store));
    let rows = store.slots()?;
    let mut keyring = Keyring::Unused;
    let mut place = None;
    if rows.iter().any(|row| row.kind == KEYRING_SLOT) {
        match (context.keyring)() {
            Ok(found) => place = Some(found),
            Err(error) => keyring = Keyring::Closed { why: error.to_string() },
        }
    }
    let mut slots = Vec::with_capacity(rows.len());
    for row in rows {
        let (kdf, until) = match vault::slot_kind(&row.bytes)? {
            SlotKind::Passphrase(kdf) => (Some(kdf), None),
            SlotKind::Keyring { until } => (None, until),
            SlotKind::Recovery | SlotKind::KeyFile => (None, None),
        };
        let tried = place.as_deref().filter(|_| row.kind == KEYRING_SLOT);
        let tried = tried.map(|place| (place, vault::unlock_with_keyring(pki, &row.bytes, place, now)));
        let opens = matches!(tried, Some((_, Ok(_))));
        match tried {
            Some((place, Ok(_))) => keyring = Keyring::Opens { name: place.name(), lasts: place.lasts(), until },
            Some((place, Err(error))) if keyring == Keyring::Unused => {
                keyring = Keyring::Closed { why: reason(&error, &row.label, place) };
            }
            _ => {}
        }
        slots.push(SlotReport { kind: row.kind, label: row.label, created: row.created, kdf, until, opens });
    }
    let passphrase_given = context.passphrases.given()?.is_some();
    let auto_lock = auto_lock::setting(&store)?;
    Ok(Report { pki, slots, keyring, passphrase_given, auto_lock })
}
