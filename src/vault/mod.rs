//! The vault: all secrets are sealed under one master key, and each slot is a way to unlock that key.
//!
//! [`Vault`] seals and opens records, and authenticates messages. [`passphrase_slot`], [`keyring_slot`], [`recovery_slot`] and
//! [`key_file_slot`] wrap its master key; [`unlock_with_passphrase`] and the similar functions unwrap it. [`argon2id_phc`] makes
//! password verifiers, because this module contains Argon2. `docs/formats/vault.md` specifies the formats byte by byte.
//!
//! Not here: storing sealed records and slots (the store), and asking for a passphrase (the command line).

mod cipher;
mod error;
mod kdf;
mod key_file;
mod keyring;
#[cfg(target_os = "linux")]
mod keyutils;
mod memory;
mod recovery;
mod seal;
mod slot;
#[cfg(test)]
mod vector_tests;

pub use error::Error;
pub use kdf::{Kdf, argon2id_phc};
pub use key_file::KeyFile;
pub use keyring::{Keyring, MemoryKeyring, OsKeyring};
pub use memory::can_keep;
pub use recovery::RecoveryCode;
pub use seal::{MasterName, Vault};
pub use slot::{
    SlotKind, forget_keyring_slot, key_file_slot, keyring_slot, passphrase_slot, recovery_slot, slot_digest, slot_kind, spend,
    unlock_with_key_file, unlock_with_keyring, unlock_with_passphrase, unlock_with_recovery_code,
};
#[cfg(test)]
pub(crate) use {kdf::argon2id_verifies, kdf::work_done, vector_tests::Counting};
