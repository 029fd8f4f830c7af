//! What the world outside gives to every verb.

use super::Error;
use crate::{
    model::{Random, Secret, Timestamp},
    store::{AuditEvent, Read, Sqlite, Transaction},
    vault::{self, Keyring, Vault},
};
use std::{path::PathBuf, time::Duration};

/// The file of the store, under the home.
pub const STORE: &str = "evpki.db";
/// How long a command waits for another that holds the store.
const PATIENCE: Duration = Duration::from_secs(30);
/// The kind of the slot that a passphrase opens; also its label, there being one.
pub const PASSPHRASE_SLOT: &str = "passphrase";
/// The kind of the slots that keyrings of operating systems open.
pub const KEYRING_SLOT: &str = "keyring";

/// What a passphrase is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// To open the vault.
    Vault,
    /// A new one for the vault, typed twice.
    New,
    /// To open the key file at this path.
    KeyFile(PathBuf),
}

/// Where passphrases come from.
pub trait Passphrases {
    /// The passphrase that came with the command or its environment, if one did.
    ///
    /// # Errors
    /// When its source cannot be read.
    fn given(&self) -> Result<Option<Secret>, Error>;

    /// Whether the keyring may be asked for the vault's key.
    fn keyring_allowed(&self) -> bool;

    /// Asks the person at the terminal.
    ///
    /// # Errors
    /// When there is none, or none may be asked; the error names the flags.
    fn prompt(&self, ask: &Ask) -> Result<Secret, Error>;
}

/// How far long work has come.
pub trait Progress {
    /// Work of so many steps begins.
    fn begin(&self, what: &str, steps: u64);
    /// So many more steps are done.
    fn advance(&self, steps: u64);
    /// The work is over.
    fn end(&self);
}

/// What the world outside gives to every verb.
pub struct Context<'a> {
    /// Where the state is.
    pub home: PathBuf,
    /// What the clock says. It stands still while a command runs.
    pub now: Timestamp,
    /// Where randomness comes from.
    pub random: &'a dyn Random,
    /// Who runs the command, for the audit.
    pub actor: String,
    /// Where passphrases come from.
    pub passphrases: &'a dyn Passphrases,
    /// Opens the keyring of the operating system.
    pub keyring: &'a dyn Fn() -> Result<Box<dyn Keyring>, vault::Error>,
    /// How far long work has come.
    pub progress: &'a dyn Progress,
}

impl Context<'_> {
    /// The file of the store.
    #[must_use]
    pub fn store_path(&self) -> PathBuf {
        self.home.join(STORE)
    }

    /// Opens the store.
    ///
    /// # Errors
    /// When there is none, or it cannot be used.
    pub fn store(&self) -> Result<Sqlite, Error> {
        Ok(Sqlite::open(&self.store_path(), PATIENCE)?)
    }

    /// Opens the vault: with the passphrase that was given, else by the keyring, else with a passphrase that is asked for.
    ///
    /// # Errors
    /// When none of them opens it.
    pub fn vault(&self, store: &dyn Read) -> Result<Vault, Error> {
        let pki = store.pki()?.id;
        let slots = store.slots()?;
        let locked = || Error::locked("the vault is locked");
        let by_passphrase = |passphrase: &Secret| {
            let slot = slots.iter().find(|slot| slot.kind == PASSPHRASE_SLOT);
            let slot =
                slot.ok_or_else(|| locked().hint("it has no passphrase slot; open it by the keyring that it was unlocked with"))?;
            Ok(vault::unlock_with_passphrase(pki, &slot.bytes, passphrase)?)
        };
        if let Some(passphrase) = self.passphrases.given()? {
            return by_passphrase(&passphrase);
        }
        let keyring_slots = slots.iter().filter(|slot| slot.kind == KEYRING_SLOT);
        if self.passphrases.keyring_allowed() {
            for slot in keyring_slots {
                let opened = (self.keyring)().and_then(|keyring| vault::unlock_with_keyring(pki, &slot.bytes, &*keyring));
                if let Ok(vault) = opened {
                    return Ok(vault);
                }
            }
        }
        by_passphrase(&self.passphrases.prompt(&Ask::Vault)?)
    }

    /// Something that was done, for the audit.
    #[must_use]
    pub fn event(&self, action: &str, subject: &str, details: &[(&str, String)]) -> AuditEvent {
        AuditEvent {
            at: self.now,
            actor: self.actor.clone(),
            action: action.to_owned(),
            subject: subject.to_owned(),
            details: details.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect(),
        }
    }
}

/// Makes a transaction durable, its audit records with it.
///
/// # Errors
/// The store's: then nothing of it has happened.
pub fn commit(transaction: Box<dyn Transaction + '_>, vault: &Vault) -> Result<(), Error> {
    Ok(transaction.commit(&|message| vault.authenticate(message))?)
}
