//! Slots: the ways to the master key. Each wraps it under a key of its own; any of them opens the vault.

use super::cipher::{Cipher, KEY, NONCE, TAG, draw_key};
use super::{Error, Kdf, Keyring, Vault};
use crate::model::{PkiId, Random, Secret};

/// What every slot begins with, its version included.
const MAGIC: &[u8; 11] = b"evpki-slot\x01";
const PASSPHRASE: u8 = 1;
const KEYRING: u8 = 2;
/// Argon2id, version 0x13: the only key derivation there is.
const ARGON2ID: u8 = 1;
const SALT: usize = 16;
const WRAPPED: usize = NONCE + KEY + TAG;

/// What kind a slot is, as it can be read without opening it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotKind {
    /// A passphrase opens it, at this cost.
    Passphrase(Kdf),
    /// A key in the keyring of the operating system opens it.
    Keyring,
}

impl SlotKind {
    /// The name, as printed and stored.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Passphrase(_) => "passphrase",
            Self::Keyring => "keyring",
        }
    }
}

/// What kind a slot is.
///
/// # Errors
/// [`Error::Slot`] when it cannot be one.
pub fn slot_kind(bytes: &[u8]) -> Result<SlotKind, Error> {
    Ok(Slot::read(bytes)?.kind)
}

/// Makes a slot that a passphrase opens. The passphrase is taken byte by byte as it is, without any normalisation.
///
/// # Errors
/// [`Error::EmptyPassphrase`], [`Error::NoRandomness`], [`Error::Memory`]
pub fn passphrase_slot(vault: &Vault, passphrase: &Secret, kdf: Kdf, random: &dyn Random) -> Result<Vec<u8>, Error> {
    if passphrase.expose().is_empty() {
        return Err(Error::EmptyPassphrase);
    }
    let mut salt = [0; SALT];
    random.fill(&mut salt).map_err(|_| Error::NoRandomness)?;
    let mut header = MAGIC.to_vec();
    header.extend_from_slice(&[PASSPHRASE, ARGON2ID]);
    for parameter in [kdf.memory(), kdf.passes(), kdf.lanes()] {
        header.extend_from_slice(&parameter.to_be_bytes());
    }
    header.extend_from_slice(&salt);
    wrap(header, vault, &kdf.derive(passphrase, &salt)?, random)
}

/// Opens a passphrase slot of this PKI.
///
/// # Errors
/// [`Error::WrongPassphrase`] when the passphrase is wrong, the slot was edited or belongs to another PKI, which nobody can tell
/// apart; [`Error::Slot`] when it cannot be a passphrase slot at all; [`Error::Memory`].
pub fn unlock_with_passphrase(pki: PkiId, slot: &[u8], passphrase: &Secret) -> Result<Vault, Error> {
    let slot = Slot::read(slot)?;
    let SlotKind::Passphrase(kdf) = slot.kind else {
        return Err(Error::Slot { why: "a passphrase was given for a slot of the keyring".to_owned() });
    };
    let salt = &slot.header[slot.header.len() - SALT..];
    slot.unwrap(pki, &kdf.derive(passphrase, salt)?)?.ok_or(Error::WrongPassphrase)
}

/// Makes a slot that a random key opens, and puts that key into the keyring, where it replaces the one of an earlier slot.
///
/// The key is in the keyring before the slot exists: whoever is interrupted in between has a key too many and no slot too many.
///
/// # Errors
/// [`Error::NoRandomness`], and those of [`Keyring::put`].
pub fn keyring_slot(vault: &Vault, keyring: &dyn Keyring, random: &dyn Random) -> Result<Vec<u8>, Error> {
    let key = draw_key(random)?;
    let mut header = MAGIC.to_vec();
    header.push(KEYRING);
    let slot = wrap(header, vault, &key, random)?;
    keyring.put(vault.pki(), &key)?;
    Ok(slot)
}

/// Opens a keyring slot of this PKI.
///
/// # Errors
/// [`Error::NoKeyringKey`] when the keyring holds none for the PKI; [`Error::WrongKeyringKey`] when what it holds does not fit;
/// [`Error::Slot`] when it cannot be a keyring slot at all; those of [`Keyring::get`].
pub fn unlock_with_keyring(pki: PkiId, slot: &[u8], keyring: &dyn Keyring) -> Result<Vault, Error> {
    let slot = Slot::read(slot)?;
    if slot.kind != SlotKind::Keyring {
        return Err(Error::Slot { why: "the keyring was given for a slot of a passphrase".to_owned() });
    }
    let key = keyring.get(pki)?.ok_or_else(|| Error::NoKeyringKey { keyring: keyring.name(), pki })?;
    slot.unwrap(pki, &key)?.ok_or_else(|| Error::WrongKeyringKey { keyring: keyring.name() })
}

/// Takes the key of a PKI out of the keyring: its keyring slots open no more. Fine when there is none.
///
/// # Errors
/// Those of [`Keyring::remove`].
pub fn forget_keyring_slot(pki: PkiId, keyring: &dyn Keyring) -> Result<(), Error> {
    keyring.remove(pki)
}

/// A slot, taken apart.
struct Slot<'a> {
    kind: SlotKind,
    header: &'a [u8],
    wrapped: &'a [u8],
}

impl<'a> Slot<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, Error> {
        let bad = |why: &str| Error::Slot { why: why.to_owned() };
        let rest = bytes.strip_prefix(MAGIC).ok_or_else(|| bad("it does not begin like one of format 1"))?;
        let (kind, header) = match rest {
            [PASSPHRASE, ARGON2ID, parameters @ ..] => {
                let number = |at: usize| parameters.get(at * 4..)?.first_chunk().map(|octets| u32::from_be_bytes(*octets));
                let (Some(memory), Some(passes), Some(lanes)) = (number(0), number(1), number(2)) else {
                    return Err(bad("it is cut off"));
                };
                (SlotKind::Passphrase(Kdf::new(memory, passes, lanes)?), MAGIC.len() + 2 + 12 + SALT)
            }
            [PASSPHRASE, ..] => return Err(bad("its key derivation is not Argon2id")),
            [KEYRING, ..] => (SlotKind::Keyring, MAGIC.len() + 1),
            _ => return Err(bad("its kind is unknown")),
        };
        if bytes.len() != header + WRAPPED {
            return Err(Error::Slot { why: format!("it has {} bytes instead of {}", bytes.len(), header + WRAPPED) });
        }
        let (header, wrapped) = bytes.split_at(header);
        Ok(Self { kind, header, wrapped })
    }

    /// The vault, if the key is the one that the slot was wrapped with, for this PKI.
    fn unwrap(&self, pki: PkiId, key: &Secret) -> Result<Option<Vault>, Error> {
        let Ok(key) = key.expose().try_into() else { return Ok(None) };
        match Cipher::new(key).decrypt(&bound(self.header, pki), self.wrapped) {
            Some(master) => Vault::from_master(pki, master).map(Some),
            None => Ok(None),
        }
    }
}

fn wrap(mut header: Vec<u8>, vault: &Vault, key: &Secret, random: &dyn Random) -> Result<Vec<u8>, Error> {
    let key = key.expose().try_into().map_err(|_| Error::Bug { what: "the length of a key" })?;
    let bound = bound(&header, vault.pki());
    Cipher::new(key).encrypt(&mut header, &bound, vault.master().expose(), random)?;
    Ok(header)
}

/// The associated data of a slot: its whole header, then the PKI.
fn bound(header: &[u8], pki: PkiId) -> Vec<u8> {
    [header, &pki.0].concat()
}

#[cfg(test)]
#[path = "slot_tests.rs"]
mod tests;
