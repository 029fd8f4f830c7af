//! Has the keyring of the operating system open the vault from now on, or for a time.

use super::auto_lock;
use crate::{
    commands::{
        Context, Error,
        context::{KEYRING_SLOT, commit},
        keyring_unlock::{opened_by, present},
        vault::slots,
    },
    failpoints::{Point, reached},
    model::Timestamp,
    pki::Period,
    store::{Slot, Store},
    vault::{self, SlotKind},
    x509::time::rfc3339,
};

/// What to unlock.
#[derive(Debug, Clone)]
pub struct Request {
    /// What the slot will be called: whose keyring it is.
    pub label: String,
    /// For how long; none: as long as the PKI's auto-lock allows, or the keyring keeps the key.
    pub lasting: Option<Period>,
}

/// What was unlocked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What the slot is called.
    pub label: String,
    /// What the keyring is called.
    pub keyring: String,
    /// How long it keeps the key.
    pub lasts: String,
    /// Until when it opens the vault, if not as long as it keeps the key.
    pub until: Option<Timestamp>,
    /// Whether it opened the vault before, and nothing was changed.
    pub already: bool,
    /// The keyring that lasts longer and did not keep the key, and why.
    pub passed_over: Option<String>,
}

/// Puts a key into the keyring that opens the vault, and the slot for it into the store. Whoever is interrupted in between is asked for
/// the passphrase once more, and that is all.
///
/// Whatever slot the keyring opens now, under whatever label, bounds the time: to open the vault for longer takes the passphrase. To open it
/// for a shorter time does not.
///
/// # Errors
/// When the vault does not open, there is no keyring, the time is none, or the clock stands where the time would be over at once.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let now = present(context.now, &store);
    let lasting = match request.lasting {
        None => auto_lock::setting(&store)?,
        given => given,
    };
    let until = lasting.map(|period| ending(period, context.now, now)).transpose()?;
    let keyring = (context.keyring)()?;
    let report = |label: &str, until, already| Report {
        label: label.to_owned(),
        keyring: keyring.name(),
        lasts: keyring.lasts(),
        until,
        already,
        passed_over: keyring.passed_over(),
    };
    let open = opened_by(&store, &*keyring, now)?;
    let bound = open.iter().filter_map(ends).min();
    let vault = match (open.first(), bound) {
        (Some(slot), _) if request.lasting.is_none() => return Ok(report(&slot.label, bound, true)),
        (Some(_), Some(bound)) if until.is_none_or(|until| until > bound) => {
            context.passphrases.keyring_closed(&format!("the keyring opens the vault until {}, and not longer", rfc3339(bound)));
            context.open_deliberately(&store)?.vault
        }
        (Some(_), _) => context.vault(&store)?,
        (None, _) => context.open_deliberately(&store)?.vault,
    };
    let bytes = vault::keyring_slot(&vault, &*keyring, until, context.now, context.random)?;
    reached(Point::KeyringFilled);
    let mut transaction = store.begin()?;
    let slot = Slot { kind: KEYRING_SLOT.to_owned(), label: request.label.clone(), bytes, created: context.now };
    let mut details = vec![("keyring", keyring.name())];
    details.extend(until.map(|until| ("until", rfc3339(until))));
    slots::put(context, &mut *transaction, &slot, "vault.unlock", &details)?;
    // The keyring has one key for a PKI, and the new one has replaced theirs.
    for other in open.iter().filter(|other| other.label != slot.label) {
        transaction.remove_slot(&other.kind, &other.label)?;
        transaction.append(&context.event("vault.lock", &other.label, &[]))?;
    }
    commit(transaction, &vault)?;
    Ok(report(&slot.label, until, false))
}

/// Until when a slot opens the vault, if for a time only.
fn ends(slot: &Slot) -> Option<Timestamp> {
    match vault::slot_kind(&slot.bytes) {
        Ok(SlotKind::Keyring { until }) => until,
        _ => None,
    }
}

/// When a time is over that begins now.
fn ending(period: Period, clock: Timestamp, now: Timestamp) -> Result<Timestamp, Error> {
    if period == Period::ZERO {
        return Err(Error::usage("the vault cannot be unlocked for no time at all").hint("say for how long: `--for 8h`"));
    }
    let until = clock.plus(period.seconds());
    if until > now {
        return Ok(until);
    }
    let message = format!(
        "the clock says {}, and the last change was made at {}: {period} from now would be over already",
        rfc3339(clock),
        rfc3339(now)
    );
    Err(Error::refused(message).hint("set the clock of this machine, then try again"))
}
