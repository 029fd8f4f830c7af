//! How the vault can be opened, as far as can be told without opening it by a passphrase.

pub use super::slots::list::{Keyring, SlotReport};

use super::{auto_lock, slots::list::look};
use crate::{
    commands::{Context, Error, init},
    model::PkiId,
    pki::Period,
    store::Read,
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
    /// Whether a passphrase, or a key file, came with the command or its environment.
    pub passphrase_given: bool,
    /// For how long `vault unlock` opens the vault; none: as long as the keyring keeps the key.
    pub auto_lock: Option<Period>,
    /// The roots of a production PKI whose private keys are in it.
    pub roots_in_vault: Vec<String>,
}

impl Report {
    /// Whether the next command will want a passphrase, which has not come with this one.
    #[must_use]
    pub fn passphrase_needed(&self) -> bool {
        !self.passphrase_given && !matches!(self.keyring, Keyring::Opens { .. })
    }

    /// How many slots outlast the machine.
    #[must_use]
    pub fn lasting(&self) -> usize {
        self.slots.iter().filter(|slot| slot.lasts).count()
    }
}

/// Says how the vault can be opened. Asks for no passphrase.
///
/// # Errors
/// The store's; and when the source of a passphrase cannot be read.
pub fn run(context: &Context<'_>) -> Result<Report, Error> {
    let store = context.store()?;
    let (slots, keyring) = look(context, &store)?;
    let passphrase_given = context.passphrases.key_file()?.is_some() || context.passphrases.given()?.is_some();
    Ok(Report {
        pki: store.pki()?.id,
        slots,
        keyring,
        passphrase_given,
        auto_lock: auto_lock::setting(&store)?,
        roots_in_vault: init::roots_in_vault(&store)?,
    })
}
