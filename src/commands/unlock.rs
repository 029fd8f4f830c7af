//! Opens the vault by what is given or typed: a passphrase, a recovery code in its place, a key file.
//!
//! A slot that cannot be used does not keep another from unlock, and whoever is refused learns nothing of why: the answer is the same, and
//! so is the work, whether the passphrase is wrong, a slot was edited, is another PKI's, or there is none.
//!
//! Somebody who can write the store can add slots that cost gigabytes to try. Slots are therefore tried from the cheapest on, up to a limit
//! in sum; the others are named, and tried when they are the only one or are asked for by name.

use super::{Error, vault::slots::name};
use crate::{
    model::{Random, Secret, Timestamp, printable},
    store::{Read, Slot},
    vault::{self, Kdf, KeyFile, RecoveryCode, SlotKind, Vault},
};

/// The vault, open.
pub struct Opened {
    /// The vault.
    pub vault: Vault,
    /// The slot that opened it.
    pub by: Slot,
    /// What opened the slot.
    pub(super) means: Means,
}

/// What opens a slot.
pub(super) enum Means {
    Passphrase(Secret),
    RecoveryCode(RecoveryCode),
    KeyFile(KeyFile),
    Keyring,
}

/// The passphrase slots of a vault, by whether an attempt to open it tries them.
pub struct Attempt<'a> {
    /// Those that it tries, from the cheapest on.
    pub tried: Vec<&'a Slot>,
    /// Those that it does not: with them, it would cost too much.
    pub skipped: Vec<&'a Slot>,
}

impl<'a> Attempt<'a> {
    /// Divides slots. The only one is always tried; so is the one of this name, and then no other.
    ///
    /// # Errors
    /// When there is no passphrase of that name.
    pub fn of(slots: &'a [Slot], named: Option<&str>) -> Result<Self, Error> {
        // What asks for more than is sane is no slot, and nothing is computed for it.
        let mut costs: Vec<(Kdf, &Slot)> = slots.iter().filter_map(|slot| Some((cost(slot)?, slot))).collect();
        if let Some(named) = named {
            costs.retain(|(_, slot)| slot.label == named || name(slot) == named);
            if costs.is_empty() {
                return Err(Error::usage(format!("EVPKI_SLOT is `{}`, but no passphrase slot has this name", printable(named)))
                    .hint("list the slots with `evpki vault slots list`"));
            }
            return Ok(Self { tried: costs.into_iter().map(|(_, slot)| slot).collect(), skipped: Vec::new() });
        }
        costs.sort_by_key(|(kdf, _)| kdf.work());
        let (mut sum, only) = (0, costs.len() == 1);
        let (mut tried, mut skipped) = (Vec::new(), Vec::new());
        for (kdf, slot) in costs {
            if only || kdf.memory() <= Kdf::TRIED_MEMORY && sum + kdf.work() <= Kdf::TRIED_WORK {
                sum += kdf.work();
                tried.push(slot);
            } else {
                skipped.push(slot);
            }
        }
        Ok(Self { tried, skipped })
    }

    /// Makes sure that nobody is kept out by a slot that is about to be there: that an attempt tries all.
    ///
    /// # Errors
    /// When it would not.
    pub fn holds_all(slots: &'a [Slot]) -> Result<(), Error> {
        let Some(slot) = Self::of(slots, None)?.skipped.first().copied() else { return Ok(()) };
        Err(Error::refused(format!("cannot add this passphrase: `{}` would no longer be tried: {}", name(slot), limits()))
            .hint("omit `--kdf-high`, or remove a passphrase with `evpki vault slots remove`"))
    }

    /// Names the slots that were not tried, for somebody who was not let in.
    fn tell(&self, error: Error) -> Error {
        let Some(first) = self.skipped.first() else { return error };
        let names: Vec<String> = self.skipped.iter().map(|slot| format!("`{}`", name(slot))).collect();
        error
            .hint(format!("these slots were not tried: {}; {}", names.join(", "), limits()))
            .hint(format!("to try one slot alone, set EVPKI_SLOT={}", name(first)))
            .hint("check with `evpki store check` whether the slot was added without authorization")
    }
}

/// What a passphrase slot costs; none, when it is not one that can be tried.
fn cost(slot: &Slot) -> Option<Kdf> {
    match vault::slot_kind(&slot.bytes) {
        Ok(SlotKind::Passphrase(kdf)) => Some(kdf),
        _ => None,
    }
}

/// What is spent, for people.
fn limits() -> String {
    let (work, memory) = (Kdf::TRIED_WORK / 1024, Kdf::TRIED_MEMORY / 1024);
    format!("one attempt uses at most {work} MiB of Argon2id memory in total, and {memory} MiB at once")
}

impl Opened {
    /// Whether a recovery code of the old form opened it, in which not every slip is noticed.
    #[must_use]
    pub fn by_old_code(&self) -> bool {
        matches!(&self.means, Means::RecoveryCode(code) if code.is_of_old_form())
    }

    /// The slot that the same opens, at the same cost, around the master key of another vault. None: a keyring opened it.
    ///
    /// # Errors
    /// The vault's.
    pub fn wrap(&self, other: &Vault, now: Timestamp, random: &dyn Random) -> Result<Option<Slot>, Error> {
        let bytes = match (&self.means, vault::slot_kind(&self.by.bytes)?) {
            (Means::Passphrase(passphrase), SlotKind::Passphrase(kdf)) => vault::passphrase_slot(other, passphrase, kdf, random)?,
            (Means::RecoveryCode(code), _) => vault::recovery_slot(other, code, random)?,
            (Means::KeyFile(file), _) => vault::key_file_slot(other, file, random)?,
            (Means::Keyring, _) => return Ok(None),
            (Means::Passphrase(_), _) => return Err(Error::bug("a passphrase opened a slot of another kind")),
        };
        Ok(Some(Slot { bytes, created: now, ..self.by.clone() }))
    }
}

/// Opens the vault with what was given as its passphrase, which may be a recovery code. With a name, of the slots of passphrases only that
/// one is tried.
pub(super) fn by_secret(store: &dyn Read, secret: &Secret, named: Option<&str>) -> Result<Opened, Error> {
    let pki = store.pki()?.id;
    let slots = store.slots()?;
    let code = RecoveryCode::read(secret);
    if let Ok(code) = &code
        && let Some((vault, by)) = first(slots.iter(), |slot| vault::unlock_with_recovery_code(pki, slot, code).ok())
    {
        let means = Means::RecoveryCode(code.clone());
        let opened = Opened { vault, by, means };
        return Ok(opened);
    }
    let attempt = Attempt::of(&slots, named)?;
    let (mut done, mut too_large) = (0, None);
    let opened = first(attempt.tried.iter().copied(), |slot| {
        match vault::unlock_with_passphrase(pki, slot, secret) {
            Ok(vault) => return Some(vault),
            Err(error @ vault::Error::Memory { .. }) => too_large = Some(error),
            Err(_) => done += vault::slot_kind(slot).map_or(0, SlotKind::work),
        }
        None
    });
    if let Some((vault, by)) = opened {
        return Ok(Opened { vault, by, means: Means::Passphrase(secret.clone()) });
    }
    if done < Kdf::STANDARD.work() {
        vault::spend(Kdf::STANDARD, secret)?;
    }
    if let Some(error) = too_large {
        return Err(error.into());
    }
    let error = match code {
        Ok(_) => lost("recovery code"),
        Err(vault::Error::RecoveryCode { why }) if RecoveryCode::is_meant(secret) => {
            Error::from(vault::Error::WrongPassphrase).hint(format!("if this is a recovery code, check it: {why}"))
        }
        Err(_) => vault::Error::WrongPassphrase.into(),
    };
    Err(attempt.tell(error))
}

/// Opens the vault with a key file.
pub(super) fn by_key_file(store: &dyn Read, file: &KeyFile) -> Result<Opened, Error> {
    let pki = store.pki()?.id;
    let mut foreign = None;
    let opened = first(store.slots()?.iter(), |slot| match vault::unlock_with_key_file(pki, slot, file) {
        Ok(vault) => Some(vault),
        Err(error) => {
            foreign = Some(error).filter(|error| matches!(error, vault::Error::KeyFile { .. })).or(foreign.take());
            None
        }
    });
    let (vault, by) = opened.ok_or_else(|| foreign.map_or_else(|| lost("key file"), Error::from))?;
    Ok(Opened { vault, by, means: Means::KeyFile(file.clone()) })
}

/// The first slot that opens the vault.
fn first<'a>(mut slots: impl Iterator<Item = &'a Slot>, mut open: impl FnMut(&[u8]) -> Option<Vault>) -> Option<(Vault, Slot)> {
    slots.find_map(|slot| open(&slot.bytes).map(|vault| (vault, slot.clone())))
}

/// That something is a good one of its kind, and opens nothing here.
fn lost(what: &'static str) -> Error {
    Error::from(vault::Error::WrongKey { what }).hint(
        "list the slots of this vault with `evpki vault slots list`: its slot was removed, is damaged, or belongs to another PKI",
    )
}

#[cfg(test)]
#[path = "unlock_tests.rs"]
mod tests;
