//! Changes the passphrase of the vault.

use crate::{
    commands::{
        Ask, Context, Error,
        context::{PASSPHRASE_SLOT, commit},
        vault::slots,
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
    /// Whose passphrase, when there are several; none: that of whoever opens the vault with theirs, else the only one.
    pub label: Option<String>,
}

/// What was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Whose passphrase it is.
    pub label: String,
    /// What the new passphrase costs.
    pub kdf: Kdf,
    /// What kind of slot opened the vault.
    pub opened_by: String,
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

/// A new passphrase, which came with the command or is asked for.
///
/// # Errors
/// When there is none, or a PKI of this environment may not have it.
pub fn new(context: &Context<'_>, environment: Environment) -> Result<Secret, Error> {
    let other = context.passphrases.other()?;
    let passphrase = other.map_or_else(|| context.passphrases.prompt(&Ask::New), Ok)?;
    check(environment, &passphrase)?;
    Ok(passphrase)
}

/// Puts a slot for the new passphrase into the place of the old one's, at once. The vault's key stays, and nothing is sealed anew. The old
/// passphrase is wanted even where the keyring would open the vault, unless the command line names the keyring; who forgot it opens the
/// vault with a recovery code or a key file.
///
/// # Errors
/// When the vault does not open, there is no such slot or it cannot be said which is meant, or the new passphrase may not be used.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let environment = store.pki()?.environment;
    let wanted = request.label.as_deref();
    if let Some(label) = wanted {
        pick(&store.slots()?, label)?;
    }
    let opened = context.open_deliberately(&store)?;
    let label = match wanted {
        Some(label) => label.to_owned(),
        None if opened.by.kind == PASSPHRASE_SLOT => opened.by.label.clone(),
        None => only(&store.slots()?)?,
    };
    let passphrase = new(context, environment)?;
    let kdf = if request.high_kdf { Kdf::HIGH } else { Kdf::STANDARD };
    let bytes = vault::passphrase_slot(&opened.vault, &passphrase, kdf, context.random)?;
    let mut transaction = store.begin()?;
    let slot = Slot { kind: PASSPHRASE_SLOT.to_owned(), label, bytes, created: context.now };
    let details = [("opened-by", slots::name(&opened.by)), ("kdf-memory-kib", kdf.memory().to_string())];
    slots::put(context, &mut *transaction, &slot, "vault.passphrase", &details)?;
    commit(transaction, &opened.vault)?;
    Ok(Report { label: slot.label, kdf, opened_by: opened.by.kind })
}

/// Makes sure that there is a passphrase of this name.
fn pick(slots: &[Slot], label: &str) -> Result<(), Error> {
    if slots.iter().any(|slot| slot.kind == PASSPHRASE_SLOT && slot.label == label) {
        return Ok(());
    }
    let error = Error::cannot(format!("there is no passphrase of the name `{label}`"));
    Err(error
        .hint("add one with `evpki vault slots add passphrase --label NAME`; see which there are with `evpki vault slots list`"))
}

/// The passphrase that is meant when nobody says which, and none was given: the only one there is, or the one that there was.
fn only(slots: &[Slot]) -> Result<String, Error> {
    let mut labels = slots.iter().filter(|slot| slot.kind == PASSPHRASE_SLOT).map(|slot| slot.label.as_str());
    match (labels.next(), labels.next()) {
        (None, _) => Ok(PASSPHRASE_SLOT.to_owned()),
        (Some(one), None) => Ok(one.to_owned()),
        (Some(one), Some(other)) => {
            let all: Vec<&str> = [one, other].into_iter().chain(labels).collect();
            let message =
                format!("there are {} passphrases, `{}`: it cannot be said which is to be replaced", all.len(), all.join("`, `"));
            Err(Error::usage(message).hint("say it with `--label NAME`"))
        }
    }
}
