//! Opens the vault by what is given or typed: a passphrase, a recovery code in its place, a key file.
//!
//! A slot that cannot be used does not keep another from opening, and whoever is refused learns nothing of why: the answer is the same, and
//! so is the work, whether the passphrase is wrong, a slot was edited, is another PKI's, or there is none.

use super::Error;
use crate::{
    model::{Random, Secret, Timestamp},
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

impl Opened {
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
            (Means::Passphrase(_), _) => return Err(Error::bug("a passphrase opened what is no slot of one")),
        };
        Ok(Some(Slot { bytes, created: now, ..self.by.clone() }))
    }
}

/// Opens the vault with what was given as its passphrase, which may be a recovery code.
pub(super) fn by_secret(store: &dyn Read, secret: &Secret) -> Result<Opened, Error> {
    let pki = store.pki()?.id;
    let slots = store.slots()?;
    let code = RecoveryCode::read(secret);
    if let Ok(code) = &code
        && let Some((vault, by)) = first(&slots, |slot| vault::unlock_with_recovery_code(pki, slot, code).ok())
    {
        let means = Means::RecoveryCode(code.clone());
        let opened = Opened { vault, by, means };
        return Ok(opened);
    }
    let (mut done, mut too_large) = (0, None);
    let opened = first(&slots, |slot| {
        // What asks for more than is sane is refused here, before anything is computed.
        let Ok(SlotKind::Passphrase(kdf)) = vault::slot_kind(slot) else { return None };
        match vault::unlock_with_passphrase(pki, slot, secret) {
            Ok(vault) => return Some(vault),
            Err(error @ vault::Error::Memory { .. }) => too_large = Some(error),
            Err(_) => done += kdf.work(),
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
    match code {
        Ok(_) => Err(lost("recovery code")),
        Err(vault::Error::RecoveryCode { why }) if RecoveryCode::is_meant(secret) => {
            Err(Error::from(vault::Error::WrongPassphrase).hint(format!("if it was meant as a recovery code: {why}")))
        }
        Err(_) => Err(vault::Error::WrongPassphrase.into()),
    }
}

/// Opens the vault with a key file.
pub(super) fn by_key_file(store: &dyn Read, file: &KeyFile) -> Result<Opened, Error> {
    let pki = store.pki()?.id;
    let mut foreign = None;
    let opened = first(&store.slots()?, |slot| match vault::unlock_with_key_file(pki, slot, file) {
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
fn first(slots: &[Slot], mut open: impl FnMut(&[u8]) -> Option<Vault>) -> Option<(Vault, Slot)> {
    slots.iter().find_map(|slot| open(&slot.bytes).map(|vault| (vault, slot.clone())))
}

/// That something is a good one of its kind, and opens nothing here.
fn lost(what: &'static str) -> Error {
    Error::from(vault::Error::WrongKey { what })
        .hint("its slot was taken out, is damaged, or is in another PKI: see what opens this one with `evpki vault slots list`")
}

#[cfg(test)]
#[path = "opening_tests.rs"]
mod tests;
