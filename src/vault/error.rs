//! Why a vault operation failed.

use super::MasterName;
use crate::model::{PkiId, SecretKind, Timestamp};

/// Why a vault operation failed. No variant contains secret data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// The operating system provides no random bytes.
    NoRandomness,
    /// A sealed record does not open under this name: it was edited, moved, swapped or rolled back.
    Sealed {
        /// The expected kind of secret.
        kind: SecretKind,
        /// The expected owner.
        owner: String,
        /// The expected version of the owner's secret.
        version: u64,
    },
    /// A sealed record is shorter than its stated length, or shorter than the minimum.
    CutOff {
        /// The expected kind of secret.
        kind: SecretKind,
        /// The expected owner.
        owner: String,
        /// The expected version of the owner's secret.
        version: u64,
        /// Its length, in bytes.
        length: usize,
        /// The length that it needs at least, in bytes.
        least: usize,
    },
    /// A record was sealed under another master key: by another PKI, or before the vault got a new one.
    Foreign {
        /// The expected kind of secret.
        kind: SecretKind,
        /// The expected owner.
        owner: String,
        /// The expected version of the owner's secret.
        version: u64,
        /// The name of the master key that the record states.
        master: MasterName,
    },
    /// A sealed record has a format that this evpki does not support.
    Format {
        /// The expected kind of secret.
        kind: SecretKind,
        /// The expected owner.
        owner: String,
        /// The expected version of the owner's secret.
        version: u64,
        /// The format version that the record states.
        found: u8,
        /// The newest supported format version.
        known: u8,
    },
    /// A secret is too long to be sealed.
    TooLong {
        /// Its length, in bytes.
        length: usize,
        /// The largest allowed length, in bytes.
        limit: usize,
    },
    /// A slot is malformed, or demands more resources than allowed.
    Slot {
        /// The reason.
        why: String,
    },
    /// A recovery code was mistyped, or the input is not a recovery code.
    RecoveryCode {
        /// The reason. It contains nothing of the code.
        why: String,
    },
    /// A file is not a key file, or belongs to another PKI.
    KeyFile {
        /// The reason. It contains nothing of the key.
        why: String,
    },
    /// A well-formed recovery code or key file does not open the slot: the slot was removed, or the key belongs to another slot.
    WrongKey {
        /// The kind of key that was given.
        what: &'static str,
    },
    /// The slot has expired.
    Expired {
        /// When it expired.
        until: Timestamp,
    },
    /// The passphrase is empty and protects nothing.
    EmptyPassphrase,
    /// The passphrase does not open the slot, or the slot was edited. The two cases cannot be told apart.
    WrongPassphrase,
    /// Argon2id could not allocate the memory that a slot demands.
    Memory {
        /// The amount of memory, in KiB.
        kib: u32,
    },
    /// The keyring contains no key for this PKI.
    NoKeyringKey {
        /// The name of the keyring.
        keyring: String,
        /// The PKI.
        pki: PkiId,
    },
    /// The key in the keyring does not open the slot: it belongs to a newer slot, or this slot was edited.
    WrongKeyringKey {
        /// The name of the keyring.
        keyring: String,
    },
    /// The keyring reported an error.
    Keyring {
        /// The name of the keyring.
        keyring: String,
        /// The reason.
        why: String,
    },
    /// This system has no usable keyring.
    NoKeyring {
        /// The keyrings that were tried, each with its reason.
        tried: String,
    },
    /// A computation failed that cannot fail with its parameters.
    Bug {
        /// The computation.
        what: &'static str,
    },
}

impl std::error::Error for Error {}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoRandomness => write!(f, "the operating system provides no random bytes"),
            Self::Sealed { kind, owner, version } => {
                write!(
                    f,
                    "the sealed {kind} {version} of `{}` does not open: it was edited or belongs to another record",
                    owner.escape_debug()
                )
            }
            Self::CutOff { kind, owner, version, length, least } => write!(
                f,
                "the sealed {kind} {version} of `{}` is cut off: it has {length} bytes and needs at least {least}",
                owner.escape_debug()
            ),
            Self::Foreign { kind, owner, version, master } => write!(
                f,
                "the sealed {kind} {version} of `{}` is foreign: it was sealed with the master key {master}, which is of another \
                 PKI or from before `evpki vault rekey`",
                owner.escape_debug()
            ),
            Self::Format { kind, owner, version, found, known } => write!(
                f,
                "the sealed {kind} {version} of `{}` has format {found}; this evpki supports formats up to {known}",
                owner.escape_debug()
            ),
            Self::TooLong { length, limit } => {
                write!(f, "the secret is too long to be sealed: it has {length} bytes, the limit is {limit}")
            }
            Self::Slot { why } => write!(f, "cannot use the vault slot: {why}"),
            Self::RecoveryCode { why } => write!(f, "the recovery code is wrong: {why}"),
            Self::KeyFile { why } => write!(f, "cannot use the key file: {why}"),
            Self::WrongKey { what } => write!(f, "the {what} does not open the vault"),
            Self::Expired { .. } => write!(f, "the keyring slot has expired"),
            Self::EmptyPassphrase => write!(f, "the passphrase is empty"),
            Self::WrongPassphrase => write!(f, "the passphrase does not open the vault"),
            Self::Memory { kib } => write!(f, "not enough memory to check the passphrase: it needs {} MiB", kib / 1024),
            Self::NoKeyringKey { keyring, pki } => {
                write!(f, "{keyring} contains no key for the PKI {pki}: unlock with the passphrase and store the key again")
            }
            Self::WrongKeyringKey { keyring } => write!(f, "the key in {keyring} does not open the vault: store it again"),
            Self::Keyring { keyring, why } => write!(f, "cannot use {keyring}: {why}"),
            Self::NoKeyring { tried } => {
                write!(f, "no keyring available ({tried}): use a passphrase from a file, a descriptor or a service credential")
            }
            Self::Bug { what } => write!(f, "bug in evpki: {what} failed"),
        }
    }
}
