//! Slots: each is a way to unlock the master key. A slot wraps the master key under its own key; any one of them opens the vault.

use std::time::Duration;

use sha2::{Digest, Sha256};

use super::cipher::{Cipher, KEY, NONCE, TAG, draw_key};
use super::{Error, Kdf, KeyFile, Keyring, RecoveryCode, Vault};
use crate::model::{PkiId, Random, Secret, Timestamp};

/// The beginning of every slot, including its version.
const MAGIC: &[u8; 11] = b"evpki-slot\x01";
const PASSPHRASE: u8 = 1;
const KEYRING: u8 = 2;
const RECOVERY: u8 = 3;
const KEY_FILE: u8 = 4;
const KEYRING_UNTIL: u8 = 5;
/// Argon2id, version 0x13: the only supported key derivation.
const ARGON2ID: u8 = 1;
const SALT: usize = 16;
const WRAPPED: usize = NONCE + KEY + TAG;

/// The kind of a slot, which can be read without opening it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotKind {
    /// A passphrase opens it, with this derivation cost.
    Passphrase(Kdf),
    /// A key in the keyring of the operating system opens it.
    Keyring {
        /// When it expires. `None` means that it opens as long as the keyring keeps the key.
        until: Option<Timestamp>,
    },
    /// A recovery code on paper opens it.
    Recovery,
    /// A key file that is kept elsewhere opens it.
    KeyFile,
}

impl SlotKind {
    /// The name, as stored and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Passphrase(_) => "passphrase",
            Self::Keyring { .. } => "keyring",
            Self::Recovery => "recovery",
            Self::KeyFile => "key-file",
        }
    }

    /// The cost of trying the slot, as [`Kdf::work`] counts it. It is 0 except for a passphrase.
    #[must_use]
    pub fn work(self) -> u64 {
        if let Self::Passphrase(kdf) = self { kdf.work() } else { 0 }
    }

    /// Whether the slot is independent of the machine. The content of a keyring can disappear at any time.
    #[must_use]
    pub fn lasts(self) -> bool {
        !matches!(self, Self::Keyring { .. })
    }
}

/// Reads the kind of a slot.
///
/// # Errors
/// [`Error::Slot`] if it is malformed.
pub fn slot_kind(bytes: &[u8]) -> Result<SlotKind, Error> {
    Ok(Slot::read(bytes)?.kind)
}

/// The SHA-256 of a slot, which identifies it without opening it. It reveals nothing of the wrapped key.
#[must_use]
pub fn slot_digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Makes a slot that a passphrase opens. The bytes of the passphrase are used as they are, without any normalisation.
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
/// [`Error::WrongPassphrase`] if the passphrase is wrong, the slot was edited, or it belongs to another PKI; these cases cannot
/// be told apart. [`Error::Slot`] if it is not a passphrase slot; [`Error::Memory`].
pub fn unlock_with_passphrase(pki: PkiId, slot: &[u8], passphrase: &Secret) -> Result<Vault, Error> {
    let slot = Slot::read(slot)?;
    let SlotKind::Passphrase(kdf) = slot.kind else {
        return Err(Error::Slot { why: format!("a passphrase was given for a slot of kind {}", slot.kind.name()) });
    };
    let salt = &slot.header[slot.header.len() - SALT..];
    slot.unwrap(pki, &kdf.derive(passphrase, salt)?)?.ok_or(Error::WrongPassphrase)
}

/// Spends as much work on a passphrase as a slot of this cost would, and opens nothing. So the response time does not reveal
/// whether a slot exists.
///
/// # Errors
/// [`Error::Memory`]
pub fn spend(kdf: Kdf, passphrase: &Secret) -> Result<(), Error> {
    kdf.derive(passphrase, &[0; SALT]).map(drop)
}

/// Makes a slot that a random key opens, and stores that key in the keyring, where it replaces the key of an earlier slot. With
/// `until`, the slot does not open after that moment, whatever the keyring still contains. The keyring is asked to forget the key
/// at that moment, counted from `now`.
///
/// The key is stored in the keyring before the slot exists. An interruption in between leaves a superfluous key, but no
/// superfluous slot.
///
/// # Errors
/// [`Error::NoRandomness`], and the errors of [`Keyring::put`].
pub fn keyring_slot(
    vault: &Vault,
    keyring: &dyn Keyring,
    until: Option<Timestamp>,
    now: Timestamp,
    random: &dyn Random,
) -> Result<Vec<u8>, Error> {
    let key = draw_key(random)?;
    let mut header = MAGIC.to_vec();
    match until {
        None => header.push(KEYRING),
        Some(until) => {
            header.push(KEYRING_UNTIL);
            header.extend_from_slice(&until.0.to_be_bytes());
        }
    }
    let slot = wrap(header, vault, &key, random)?;
    match until {
        None => keyring.put(vault.pki(), &key)?,
        Some(until) => {
            let time = Duration::from_secs(u64::try_from(until.since(now)).unwrap_or(0));
            keyring.put_for(vault.pki(), &key, time)?;
        }
    }
    Ok(slot)
}

/// Opens a keyring slot of this PKI.
///
/// # Errors
/// [`Error::NoKeyringKey`] if the keyring contains no key for the PKI; [`Error::WrongKeyringKey`] if its key does not match;
/// [`Error::Expired`] if the slot has expired; [`Error::Slot`] if it is not a keyring slot; and the errors of [`Keyring::get`].
pub fn unlock_with_keyring(pki: PkiId, slot: &[u8], keyring: &dyn Keyring, now: Timestamp) -> Result<Vault, Error> {
    let slot = Slot::read(slot)?;
    match slot.kind {
        SlotKind::Keyring { until: Some(until) } if until <= now => return Err(Error::Expired { until }),
        SlotKind::Keyring { .. } => {}
        _ => return Err(Error::Slot { why: format!("the keyring was given for a slot of kind {}", slot.kind.name()) }),
    }
    let key = keyring.get(pki)?.ok_or_else(|| Error::NoKeyringKey { keyring: keyring.name(), pki })?;
    slot.unwrap(pki, &key)?.ok_or_else(|| Error::WrongKeyringKey { keyring: keyring.name() })
}

/// Makes a slot that a recovery code opens.
///
/// # Errors
/// [`Error::NoRandomness`]
pub fn recovery_slot(vault: &Vault, code: &RecoveryCode, random: &dyn Random) -> Result<Vec<u8>, Error> {
    wrap([&MAGIC[..], &[RECOVERY]].concat(), vault, &recovery_key(vault.pki(), code)?, random)
}

/// Opens a recovery slot of this PKI.
///
/// # Errors
/// [`Error::WrongKey`] if the code belongs to another slot; [`Error::Slot`] if it is not a recovery slot.
pub fn unlock_with_recovery_code(pki: PkiId, slot: &[u8], code: &RecoveryCode) -> Result<Vault, Error> {
    let slot = Slot::read(slot)?;
    if slot.kind != SlotKind::Recovery {
        return Err(Error::Slot { why: format!("a recovery code was given for a slot of kind {}", slot.kind.name()) });
    }
    slot.unwrap(pki, &recovery_key(pki, code)?)?.ok_or(Error::WrongKey { what: "recovery code" })
}

/// Makes a slot that a key file opens.
///
/// # Errors
/// [`Error::NoRandomness`]; [`Error::KeyFile`] if the file belongs to another PKI.
pub fn key_file_slot(vault: &Vault, file: &KeyFile, random: &dyn Random) -> Result<Vec<u8>, Error> {
    own(vault.pki(), file)?;
    wrap([&MAGIC[..], &[KEY_FILE]].concat(), vault, file.key(), random)
}

/// Opens a key file slot of this PKI.
///
/// # Errors
/// [`Error::KeyFile`] if the file belongs to another PKI; [`Error::WrongKey`] if its slot was removed; [`Error::Slot`] if it is
/// not a key file slot.
pub fn unlock_with_key_file(pki: PkiId, slot: &[u8], file: &KeyFile) -> Result<Vault, Error> {
    own(pki, file)?;
    let slot = Slot::read(slot)?;
    if slot.kind != SlotKind::KeyFile {
        return Err(Error::Slot { why: format!("a key file was given for a slot of kind {}", slot.kind.name()) });
    }
    slot.unwrap(pki, file.key())?.ok_or(Error::WrongKey { what: "key file" })
}

/// Refuses a key file of another PKI.
fn own(pki: PkiId, file: &KeyFile) -> Result<(), Error> {
    if file.pki() == pki {
        return Ok(());
    }
    Err(Error::KeyFile { why: format!("it opens the vault of the PKI {}, this one is {pki}", file.pki()) })
}

/// The wrapping key of a recovery code. No slow derivation is needed, because the code is random.
fn recovery_key(pki: PkiId, code: &RecoveryCode) -> Result<Secret, Error> {
    super::seal::subkey(pki, code.key(), "evpki-vault/1 recovery").map(|key| Secret::new(key.to_vec()))
}

/// Removes the key of a PKI from the keyring, so that its keyring slots no longer open. Not an error if there is no key.
///
/// # Errors
/// The errors of [`Keyring::remove`].
pub fn forget_keyring_slot(pki: PkiId, keyring: &dyn Keyring) -> Result<(), Error> {
    keyring.remove(pki)
}

/// The parts of a slot.
struct Slot<'a> {
    kind: SlotKind,
    header: &'a [u8],
    wrapped: &'a [u8],
}

impl<'a> Slot<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, Error> {
        let bad = |why: &str| Error::Slot { why: why.to_owned() };
        let rest = bytes.strip_prefix(MAGIC).ok_or_else(|| bad("it does not begin like a slot of format 1"))?;
        let (kind, header) = match rest {
            [PASSPHRASE, ARGON2ID, parameters @ ..] => {
                let number = |at: usize| parameters.get(at * 4..)?.first_chunk().map(|octets| u32::from_be_bytes(*octets));
                let (Some(memory), Some(passes), Some(lanes)) = (number(0), number(1), number(2)) else {
                    return Err(bad("it is truncated"));
                };
                (SlotKind::Passphrase(Kdf::new(memory, passes, lanes)?), MAGIC.len() + 2 + 12 + SALT)
            }
            [PASSPHRASE, ..] => return Err(bad("its key derivation is not Argon2id")),
            [KEYRING, ..] => (SlotKind::Keyring { until: None }, MAGIC.len() + 1),
            [RECOVERY, ..] => (SlotKind::Recovery, MAGIC.len() + 1),
            [KEY_FILE, ..] => (SlotKind::KeyFile, MAGIC.len() + 1),
            [KEYRING_UNTIL, rest @ ..] => {
                let until = rest.first_chunk().map(|octets| Timestamp(i64::from_be_bytes(*octets)));
                let until = until.ok_or_else(|| bad("it is truncated"))?;
                (SlotKind::Keyring { until: Some(until) }, MAGIC.len() + 1 + 8)
            }
            _ => return Err(bad("its kind is unknown")),
        };
        if bytes.len() != header + WRAPPED {
            return Err(Error::Slot { why: format!("it has {} bytes instead of {}", bytes.len(), header + WRAPPED) });
        }
        let (header, wrapped) = bytes.split_at(header);
        Ok(Self { kind, header, wrapped })
    }

    /// The vault, if `key` is the key that wraps the slot, for this PKI.
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
