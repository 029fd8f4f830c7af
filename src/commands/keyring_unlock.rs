//! The keyring, on behalf of every verb: the vault is opened by it for as long as it was unlocked, and what is over is taken away.

use super::{
    Context, Error,
    context::KEYRING_SLOT,
    unlock::{Means, Opened},
};
use crate::{
    model::Timestamp,
    store::{self, AuditEvent, Read, Slot, Transaction},
    vault::{self, Keyring, SlotKind},
    x509::time::rfc3339,
};

/// What the keyring makes of the vault.
pub(super) enum KeyringAnswer {
    /// It opens it.
    Opens(Opened),
    /// There is no slot for it, and it was not asked.
    Nothing,
    /// It does not, for this reason.
    Closed(String),
}

/// Asks the keyring for the vault. Dead keys, which opened it until a moment that has passed, are taken out of it.
///
/// # Errors
/// The store's.
pub(super) fn open(context: &Context<'_>, store: &dyn Read) -> Result<KeyringAnswer, Error> {
    let slots = slots(store)?;
    if slots.is_empty() {
        return Ok(KeyringAnswer::Nothing);
    }
    let (pki, now) = (store.pki()?.id, present(context.now, store));
    let keyring = match (context.keyring)() {
        Ok(keyring) => keyring,
        Err(error) => {
            let expired = slots.iter().map(|slot| over(slot, now).map(|until| (slot, until))).collect::<Option<Vec<_>>>();
            let expired = expired.as_deref().and_then(<[_]>::first);
            let why = expired.map(|(slot, until)| was_over(&slot.label, *until));
            return Ok(KeyringAnswer::Closed(why.unwrap_or_else(|| error.to_string())));
        }
    };
    let mut reasons = Vec::new();
    for slot in &slots {
        match vault::unlock_with_keyring(pki, &slot.bytes, &*keyring, now) {
            Ok(vault) => return Ok(KeyringAnswer::Opens(Opened { vault, by: slot.clone(), means: Means::Keyring })),
            Err(error) => reasons.push(error),
        }
    }
    forget_dead(&slots, pki, &*keyring, now);
    let told = reasons.iter().zip(&slots).min_by_key(|(error, _)| rank(error));
    Ok(KeyringAnswer::Closed(told.map(|(error, slot)| reason(error, &slot.label, &*keyring)).unwrap_or_default()))
}

/// That a keyring alone does not do, for a command that changes how the vault is opened.
pub(super) fn not_enough() -> Error {
    Error::locked("a keyring alone cannot change how the vault is opened")
        .hint("supply the passphrase with `--passphrase-file FILE` or `--passphrase env:NAME`, or a key file with `--passphrase keyfile:PATH`")
        .hint("use a recovery code instead of the passphrase if you have one")
}

/// The slots that the keyring opens now.
///
/// # Errors
/// The store's.
pub(super) fn opened_by(store: &dyn Read, keyring: &dyn Keyring, now: Timestamp) -> Result<Vec<Slot>, store::Error> {
    let (pki, mut slots) = (store.pki()?.id, slots(store)?);
    slots.retain(|slot| vault::unlock_with_keyring(pki, &slot.bytes, keyring, now).is_ok());
    Ok(slots)
}

/// Takes dead keys out of the keyring, when the vault was opened otherwise: the slots go with the next change of the store.
///
/// # Errors
/// The store's.
pub(super) fn tidy(context: &Context<'_>, store: &dyn Read) -> Result<(), Error> {
    let (slots, now) = (slots(store)?, present(context.now, store));
    if slots.iter().any(|slot| over(slot, now).is_some())
        && let Ok(keyring) = (context.keyring)()
    {
        forget_dead(&slots, store.pki()?.id, &*keyring, now);
    }
    Ok(())
}

/// Removes the slots of keyrings whose time is over from the store, and takes that down, in a transaction that was begun for something
/// else and is about to be made durable.
///
/// # Errors
/// The store's.
pub(super) fn sweep(transaction: &mut dyn Transaction) -> Result<(), store::Error> {
    let slots = transaction.slots()?;
    let is_timed = |slot: &Slot| matches!(vault::slot_kind(&slot.bytes), Ok(SlotKind::Keyring { until: Some(_) }));
    if !slots.iter().any(is_timed) {
        return Ok(());
    }
    // From the record before this transaction on: a clock that was set back counts from where it had been.
    let (mut now, mut last) = (Timestamp(i64::MIN), None);
    transaction.each_audit(transaction.audit_head()?.number, &mut |record| {
        now = now.max(record.event.at);
        last = Some(record.event);
        Ok(())
    })?;
    let Some(AuditEvent { at, actor, .. }) = last else { return Ok(()) };
    let mut left = slots.len();
    for (slot, until) in slots.iter().filter_map(|slot| Some((slot, over(slot, now)?))) {
        // The last one stays, dead as it is: a vault without a slot is none.
        left -= 1;
        if left == 0 {
            break;
        }
        transaction.remove_slot(&slot.kind, &slot.label)?;
        let details = vec![("until".to_owned(), rfc3339(until))];
        let (actor, action, subject) = (actor.clone(), "vault.lock".to_owned(), slot.label.clone());
        transaction.append(&AuditEvent { at, actor, action, subject, details })?;
    }
    Ok(())
}

/// What time it is for a keyring that was unlocked for a time: what the clock says, or when the last change was made, if the clock has been
/// set back behind it. That the audit cannot be read is another's to say.
pub(super) fn present(now: Timestamp, store: &dyn Read) -> Timestamp {
    let mut latest = now;
    if let Ok(head) = store.audit_head() {
        let _ = store.each_audit(head.number, &mut |record| {
            latest = latest.max(record.event.at);
            Ok(())
        });
    }
    latest
}

/// Until when a slot opened the vault, if that is over.
pub(super) fn over(slot: &Slot, now: Timestamp) -> Option<Timestamp> {
    match vault::slot_kind(&slot.bytes) {
        Ok(SlotKind::Keyring { until }) => until.filter(|until| *until <= now),
        _ => None,
    }
}

/// Why a keyring does not open the vault, for people; and what of it could not be asked.
pub(super) fn reason(error: &vault::Error, label: &str, keyring: &dyn Keyring) -> String {
    match (error, keyring.passed_over()) {
        (vault::Error::Expired { until }, _) => was_over(label, *until),
        (other, Some(passed_over)) => format!("{other} (skipped: {passed_over})"),
        (other, None) => other.to_string(),
    }
}

fn was_over(label: &str, until: Timestamp) -> String {
    format!("the keyring of {label} could open the vault until {}, which has passed", rfc3339(until))
}

/// Takes the key out of the keyring if it is that of a slot whose time is over. That it cannot be taken out does no harm: nothing opens by it.
fn forget_dead(slots: &[Slot], pki: crate::model::PkiId, keyring: &dyn Keyring, now: Timestamp) {
    for (slot, until) in slots.iter().filter_map(|slot| Some((slot, over(slot, now)?))) {
        // Whose key it is shows by what it opens, when the time is left aside.
        if vault::unlock_with_keyring(pki, &slot.bytes, keyring, until.plus(-1)).is_ok() {
            let _ = vault::forget_keyring_slot(pki, keyring);
            return;
        }
    }
}

/// The slots of keyrings.
fn slots(store: &dyn Read) -> Result<Vec<Slot>, store::Error> {
    let mut slots = store.slots()?;
    slots.retain(|slot| slot.kind == KEYRING_SLOT);
    Ok(slots)
}

/// Which of the reasons of several slots is told: slots of other accounts are there too, and no key of ours fits them.
fn rank(error: &vault::Error) -> u8 {
    match error {
        vault::Error::Keyring { .. } => 0,
        vault::Error::NoKeyringKey { .. } => 1,
        vault::Error::Expired { .. } => 2,
        _ => 3,
    }
}
