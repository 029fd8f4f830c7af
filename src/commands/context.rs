//! What the world outside gives to every verb.

use super::{
    Error, keyring_unlock,
    unlock::{Opened, by_key_file, by_secret},
};
use crate::{
    model::{Random, Secret, Timestamp},
    store::{self, AuditEvent, Authenticator, Read, Sqlite, Transaction},
    vault::{self, KeyFile, Keyring, SlotKind, Vault},
};
use std::{path::PathBuf, sync::Arc, time::Duration};

/// The file of the store, under the home.
pub const STORE: &str = "evpki.db";
/// How long a command waits for another that holds the store.
const PATIENCE: Duration = Duration::from_secs(30);
/// The kind of the slots that passphrases open; also the label of the first.
pub const PASSPHRASE_SLOT: &str = "passphrase";
/// The kind of the slots that keyrings of operating systems open.
pub const KEYRING_SLOT: &str = "keyring";

/// What a passphrase is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// To open the vault.
    Vault {
        /// Whether a recovery code can be typed in its place.
        or_code: bool,
    },
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

    /// Whether the command line says that the keyring opens the vault, and nothing else.
    fn keyring_named(&self) -> bool {
        false
    }

    /// The passphrase slot that alone is to be tried, by its label or its kind and label.
    fn slot(&self) -> Option<String> {
        None
    }

    /// Wipes what was remembered, so that it could be asked for again: whoever says so asks no more.
    fn forget(&self) {}

    /// Why the keyring does not open the vault, to be said to whoever is asked for the passphrase now, or to nobody.
    fn keyring_closed(&self, _why: &str) {}

    /// The key file that the command line names to open the vault.
    ///
    /// # Errors
    /// When it cannot be read, or is none.
    fn key_file(&self) -> Result<Option<KeyFile>, Error> {
        Ok(None)
    }

    /// The other secret that a command takes in, if it came with it: a new passphrase, a password that somebody else made.
    ///
    /// # Errors
    /// When its source cannot be read.
    fn other(&self) -> Result<Option<Secret>, Error> {
        Ok(None)
    }

    /// The vault, when it was opened before: a session opens it once.
    fn opened(&self) -> Option<Vault> {
        None
    }

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
    /// When there is none, or no PKI in it, or it cannot be used.
    pub fn store(&self) -> Result<Sqlite, Error> {
        let store = Sqlite::open(&self.store_path(), PATIENCE)?;
        // An emptied file must be an error, not a PKI without chargers.
        let pki = store.pki()?.id;
        // Where the vault is open for a whole session, nothing is read that it has not authenticated.
        if let Some(vault) = self.passphrases.opened().filter(|vault| vault.pki() == pki) {
            self.trust(&store, &vault)?;
        }
        Ok(store)
    }

    /// Opens the vault as [`vault_alone`](Self::vault_alone) does, and has the store authenticated by it: from here on, nothing is read from
    /// the store that the vault has not authenticated, and what was read before is verified now.
    ///
    /// # Errors
    /// When none of them opens it; when the store is not what the vault has authenticated.
    pub fn vault(&self, store: &dyn Read) -> Result<Vault, Error> {
        let vault = self.vault_alone(store)?;
        self.trust(store, &vault)?;
        Ok(vault)
    }

    /// The refusal of a command for what the store says, or why the vault did not authenticate that: that a certificate is revoked already, or
    /// that there is none, people rely on.
    pub fn authentic(&self, store: &dyn Read, refusal: Error) -> Error {
        self.vault(store).err().unwrap_or(refusal)
    }

    /// Has the store authenticated by an open vault.
    ///
    /// # Errors
    /// When it is not what the vault has authenticated.
    pub fn trust(&self, store: &dyn Read, vault: &Vault) -> Result<(), Error> {
        match store.trust(keys(vault)) {
            Err(store::Error::Untagged) => {
                if let Some(record) = super::store::authenticate::run(self, store.path(), vault)? {
                    store.tagged_by(record);
                }
                told(store.trust(keys(vault)), vault)
            }
            trusted => told(trusted, vault),
        }
    }

    /// Opens the vault: with the passphrase or the key file that was input, else by the keyring, else with a passphrase that is asked for.
    /// Wherever a passphrase is taken, so is a recovery code.
    ///
    /// # Errors
    /// When none of them opens it.
    pub fn vault_alone(&self, store: &dyn Read) -> Result<Vault, Error> {
        if let Some(vault) = self.passphrases.opened() {
            let (ours, theirs) = (vault.pki(), store.pki()?.id);
            let other = || {
                Error::locked(format!(
                    "cannot use the open vault: it belongs to the PKI {ours}, but `{}` now contains the PKI {theirs}",
                    self.home.display()
                ))
            };
            return if ours == theirs { Ok(vault) } else { Err(other().hint("end this session and start it again")) };
        }
        self.open(store, self.passphrases.keyring_allowed()).map(|opened| opened.vault)
    }

    /// Opens the vault for a command that changes the ways to open it: with a passphrase, a recovery code or a key file, and never by a
    /// keyring alone. A process that runs under an open keyring would otherwise make itself a way in that lasts longer than the keyring.
    ///
    /// # Errors
    /// When none of them opens it; when the command line names the keyring.
    pub fn open_deliberately(&self, store: &dyn Read) -> Result<Opened, Error> {
        let opened = self.open_deliberately_alone(store)?;
        self.trust(store, &opened.vault)?;
        Ok(opened)
    }

    /// Opens the vault as [`open_deliberately`](Self::open_deliberately) does, and has nothing authenticated.
    ///
    /// # Errors
    /// When none of them opens it; when the command line names the keyring.
    pub fn open_deliberately_alone(&self, store: &dyn Read) -> Result<Opened, Error> {
        if self.passphrases.keyring_named() {
            return Err(keyring_unlock::not_enough());
        }
        self.open(store, false)
    }

    fn open(&self, store: &dyn Read, keyring_unlock: bool) -> Result<Opened, Error> {
        if let Some(opened) = self.open_by_given(store)? {
            keyring_unlock::tidy(self, store)?;
            return Ok(opened);
        }
        if keyring_unlock && let Some(opened) = self.open_by_keyring(store)? {
            return Ok(opened);
        }
        let or_code = store.slots()?.iter().any(|slot| slot.kind == SlotKind::Recovery.name());
        by_secret(store, &self.passphrases.prompt(&Ask::Vault { or_code })?, self.passphrases.slot().as_deref())
    }

    fn open_by_given(&self, store: &dyn Read) -> Result<Option<Opened>, Error> {
        if let Some(file) = self.passphrases.key_file()? {
            return by_key_file(store, &file).map(Some);
        }
        let given = self.passphrases.given()?;
        given.map(|passphrase| by_secret(store, &passphrase, self.passphrases.slot().as_deref())).transpose()
    }

    fn open_by_keyring(&self, store: &dyn Read) -> Result<Option<Opened>, Error> {
        match keyring_unlock::open(self, store)? {
            keyring_unlock::KeyringAnswer::Opens(opened) => return Ok(Some(opened)),
            keyring_unlock::KeyringAnswer::Nothing => {}
            keyring_unlock::KeyringAnswer::Closed(why) => self.passphrases.keyring_closed(&why),
        }
        Ok(None)
    }

    /// Opens the vault with what was given; none when nothing was.
    ///
    /// # Errors
    /// When it does not open it.
    pub fn vault_by_given(&self, store: &dyn Read) -> Result<Option<Vault>, Error> {
        let vault = self.open_by_given(store)?.map(|opened| opened.vault);
        vault.map_or(Ok(None), |vault| self.trust(store, &vault).map(|()| Some(vault)))
    }

    /// Opens the vault by the keyring; none when there is no keyring, or it does not open it, whatever the reason.
    ///
    /// # Errors
    /// The store's.
    pub fn vault_by_keyring(&self, store: &dyn Read) -> Result<Option<Vault>, Error> {
        let vault = self.open_by_keyring(store)?.map(|opened| opened.vault);
        vault.map_or(Ok(None), |vault| self.trust(store, &vault).map(|()| Some(vault)))
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

/// Makes a transaction durable, its audit records with it. Slots of keyrings whose time is over go with it.
///
/// # Errors
/// The store's: then nothing of it has happened.
pub fn commit(mut transaction: Box<dyn Transaction + '_>, vault: &Vault) -> Result<(), Error> {
    keyring_unlock::sweep(&mut *transaction)?;
    told(transaction.commit(), vault)
}

/// The same, where every row gets a new tag, by this vault: it got another master key in this very transaction.
///
/// # Errors
/// As [`commit`]; when somebody else gave it another one, after `before` was opened.
pub fn commit_with(transaction: Box<dyn Transaction + '_>, before: &Vault, after: &Vault) -> Result<(), Error> {
    told(transaction.commit_with(keys(after)), before)
}

/// The vault, as the store authenticates by it.
#[must_use]
pub fn keys(vault: &Vault) -> Arc<dyn Authenticator> {
    Arc::new(Keys(vault.clone()))
}

struct Keys(Vault);

impl Authenticator for Keys {
    fn authenticate_head(&self, message: &[u8]) -> [u8; 32] {
        self.0.authenticate(message)
    }

    fn authenticate_row(&self, message: &[&[u8]]) -> [u8; 32] {
        self.0.authenticate_row(message)
    }
}

fn told<T>(result: Result<T, store::Error>, vault: &Vault) -> Result<T, Error> {
    result.map_err(|error| match error {
        // The vault has that very key: the end of the audit is forged.
        store::Error::Rekeyed { end: number, master, .. } if master == vault.master_name().to_string() => {
            store::Error::AuditCut { damage: store::Damage::AuditTag { number } }.into()
        }
        other => other.into(),
    })
}
