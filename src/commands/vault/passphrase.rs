//! Changes the passphrase of the vault.

use crate::{
    commands::{
        Ask, Context, Error,
        context::{PASSPHRASE_SLOT, commit},
        unlock::Attempt,
        vault::slots,
    },
    credentials::strength,
    model::{Environment, Secret},
    store::{Read, Slot, Store},
    vault::{self, Kdf, SlotKind},
};

/// How long the passphrase of a production PKI is at least, in characters.
const SHORTEST_IN_PRODUCTION: usize = 12;
/// How hard it is to guess at least, by [`strength::measure`]. Who has a copy of the store can guess without being seen, for years.
const WEAKEST_IN_PRODUCTION: u8 = 4;

/// What to change.
#[derive(Debug, Clone)]
pub struct Request {
    /// What the new passphrase is to cost; none: as the one before, by [`kept`].
    pub kdf: Option<Kdf>,
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
    /// Whether the high cost was kept without being asked for.
    pub kept_high: bool,
    /// What kind of slot opened the vault.
    pub opened_by: String,
    /// Whether that was a recovery code of the old form.
    pub old_code: bool,
    /// Why the new passphrase is easy to guess, if it is.
    pub weak: Option<String>,
}

/// Whose passphrase it is to be: what it may be like, and which words say nothing.
#[derive(Debug, Clone, Copy)]
pub struct Owner<'a> {
    /// The world of the PKI.
    pub environment: Environment,
    /// The organization that owns it.
    pub organization: &'a str,
}

/// A new passphrase.
pub struct New {
    /// The passphrase.
    pub passphrase: Secret,
    /// Why it is easy to guess, where that is allowed.
    pub weak: Option<String>,
}

/// Checks that a new passphrase is one that a PKI may have. Outside of production it may be easy to guess; then it is said why it is.
///
/// # Errors
/// When it is empty, or too short or too easy to guess for production.
pub fn check(context: &Context<'_>, owner: Owner<'_>, passphrase: &Secret) -> Result<Option<String>, Error> {
    let environment = owner.environment;
    let length = passphrase.expose_str().map_or(passphrase.expose().len(), |text| text.chars().count());
    if length == 0 {
        return Err(Error::refused("the new passphrase is empty"));
    }
    if environment == Environment::Production && length < SHORTEST_IN_PRODUCTION {
        return Err(Error::refused(format!(
            "the passphrase has {length} characters, a production PKI wants at least {SHORTEST_IN_PRODUCTION}"
        )));
    }
    let strength = strength::measure(passphrase, &["evpki", owner.organization, &context.actor]);
    if strength.score >= WEAKEST_IN_PRODUCTION {
        return Ok(None);
    }
    if environment == Environment::Production {
        let error = Error::refused(format!(
            "the passphrase is too easy to guess: its strength is {} of 4, a production PKI wants {WEAKEST_IN_PRODUCTION}",
            strength.score
        ));
        return Err(strength.advice.into_iter().fold(error, Error::hint));
    }
    let advice = strength.advice.join("; ");
    Ok(Some(format!(
        "the passphrase is easy to guess, and a production PKI would not take it ({} of 4): {advice}",
        strength.score
    )))
}

/// A new passphrase, which came with the command or is asked for.
///
/// # Errors
/// When there is none, or the PKI may not have it.
pub fn new(context: &Context<'_>, owner: Owner<'_>) -> Result<New, Error> {
    let other = context.passphrases.other()?;
    let passphrase = other.map_or_else(|| context.passphrases.prompt(&Ask::New), Ok)?;
    let weak = check(context, owner, &passphrase)?;
    Ok(New { passphrase, weak })
}

/// What a passphrase costs that takes the place of the one in this slot: the high cost is kept, and no other is taken over from a row that
/// somebody may have edited.
#[must_use]
pub fn kept(slot: Option<&Slot>) -> Kdf {
    match slot.map(|slot| vault::slot_kind(&slot.bytes)) {
        Some(Ok(SlotKind::Passphrase(kdf))) if kdf.work() >= Kdf::HIGH.work() => Kdf::HIGH,
        _ => Kdf::STANDARD,
    }
}

/// Puts a slot for the new passphrase into the place of the old one's, at once. The vault's key stays, and nothing is sealed anew. The old
/// passphrase is wanted even where the keyring would open the vault; who forgot it opens the vault with a recovery code or a key file.
///
/// # Errors
/// When the vault does not open, there is no such slot or it cannot be said which is suggestions, or the new passphrase may not be used.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let pki = store.pki()?;
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
    let owner = Owner { environment: pki.environment, organization: pki.organization.as_str() };
    let New { passphrase, weak } = new(context, owner)?;
    let mut slots = store.slots()?;
    let kept = kept(slots.iter().find(|slot| slot.kind == PASSPHRASE_SLOT && slot.label == label));
    let kdf = request.kdf.unwrap_or(kept);
    let bytes = vault::passphrase_slot(&opened.vault, &passphrase, kdf, context.random)?;
    let slot = Slot { kind: PASSPHRASE_SLOT.to_owned(), label, bytes, created: context.now };
    slots.retain(|old| slots::name(old) != slots::name(&slot));
    slots.push(slot.clone());
    if kdf.work() > kept.work() {
        Attempt::holds_all(&slots)?;
    }
    let mut transaction = store.begin()?;
    let details = [("opened-by", slots::name(&opened.by)), ("kdf-memory-kib", kdf.memory().to_string())];
    slots::put(context, &mut *transaction, &slot, "vault.passphrase", &details)?;
    commit(transaction, &opened.vault)?;
    let kept_high = request.kdf.is_none() && kdf == Kdf::HIGH;
    let old_code = opened.by_old_code();
    Ok(Report { label: slot.label, kdf, kept_high, opened_by: opened.by.kind, old_code, weak })
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
