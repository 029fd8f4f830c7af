//! Changes the passphrase of the vault.

use crate::{
    commands::{
        Ask, Context, Error,
        context::{PASSPHRASE_SLOT, commit},
    },
    model::{Environment, Secret},
    store::{Read, Slot, Store},
    vault::{self, Kdf},
};

/// How long the passphrase of a production PKI is at least, in characters.
const SHORTEST_IN_PRODUCTION: usize = 12;

/// What to change.
#[derive(Debug, Clone)]
pub struct Request {
    /// Whether the new passphrase is to be hardened with 2 GiB of memory instead of 64 MiB.
    pub high_kdf: bool,
}

/// What was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What the new passphrase costs.
    pub kdf: Kdf,
    /// Whether the vault was opened by the keyring, the old passphrase not being asked for.
    pub by_keyring: bool,
}

/// Checks that a new passphrase is one that a PKI of this environment may have.
///
/// # Errors
/// When it is empty, or too short for production.
pub fn check(environment: Environment, passphrase: &Secret) -> Result<(), Error> {
    let length = passphrase.expose_str().map_or(passphrase.expose().len(), |text| text.chars().count());
    if length == 0 {
        return Err(Error::refused("the new passphrase is empty"));
    }
    if environment == Environment::Production && length < SHORTEST_IN_PRODUCTION {
        return Err(Error::refused(format!(
            "the passphrase has {length} characters, a production PKI wants at least {SHORTEST_IN_PRODUCTION}"
        )));
    }
    Ok(())
}

/// Puts a slot for the new passphrase into the place of the old one's, at once. The vault's key stays, and nothing is sealed anew. The old
/// passphrase is wanted even where the keyring would open the vault, unless the command line names the keyring.
///
/// # Errors
/// When the old passphrase is wrong, or the new one may not be used.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let environment = store.pki()?.environment;
    let by_keyring = context.passphrases.keyring_named();
    let vault = if by_keyring { context.vault(&store)? } else { context.vault_by_passphrase(&store)? };
    let other = context.passphrases.other()?;
    let passphrase = other.map_or_else(|| context.passphrases.prompt(&Ask::New), Ok)?;
    check(environment, &passphrase)?;
    let kdf = if request.high_kdf { Kdf::HIGH } else { Kdf::STANDARD };
    let bytes = vault::passphrase_slot(&vault, &passphrase, kdf, context.random)?;
    let mut transaction = store.begin()?;
    let (kind, label) = (PASSPHRASE_SLOT.to_owned(), PASSPHRASE_SLOT.to_owned());
    transaction.put_slot(&Slot { kind, label, bytes, created: context.now })?;
    let opened_by = if by_keyring { "keyring" } else { "passphrase" };
    let details = [("opened-by", opened_by.to_owned()), ("kdf-memory-kib", kdf.memory().to_string())];
    transaction.append(&context.event("vault.passphrase", PASSPHRASE_SLOT, &details))?;
    commit(transaction, &vault)?;
    Ok(Report { kdf, by_keyring })
}
