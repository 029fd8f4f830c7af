//! Why the vault does not open, seal or unlock.

use super::MasterName;
use crate::model::{PkiId, SecretKind, Timestamp};

/// Why the vault refuses. No variant carries anything secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// The operating system has no random bytes to give.
    NoRandomness,
    /// A sealed record that does not open under this name: it was edited, moved, swapped or rolled back.
    Sealed {
        /// What it should have been.
        kind: SecretKind,
        /// Whose it should have been.
        owner: String,
        /// Which of the owner's it should have been.
        version: u64,
    },
    /// A record that is shorter than it says, or too short to be one.
    CutOff {
        /// What it should have been.
        kind: SecretKind,
        /// Whose it should have been.
        owner: String,
        /// Which of the owner's it should have been.
        version: u64,
        /// How long it is, in bytes.
        length: usize,
        /// How long it is at least, in bytes.
        least: usize,
    },
    /// A record that was sealed under another master key: by another PKI, or before the vault got a new one.
    Foreign {
        /// What it should have been.
        kind: SecretKind,
        /// Whose it should have been.
        owner: String,
        /// Which of the owner's it should have been.
        version: u64,
        /// Under which master key it was sealed, as it says.
        master: MasterName,
    },
    /// A sealed record in a format that this program does not read.
    Format {
        /// What it should have been.
        kind: SecretKind,
        /// Whose it should have been.
        owner: String,
        /// Which of the owner's it should have been.
        version: u64,
        /// The version that the record states.
        found: u8,
        /// The version that is read.
        known: u8,
    },
    /// A record that is too long to be sealed.
    TooLong {
        /// How long it is, in bytes.
        length: usize,
        /// How long it may be, in bytes.
        limit: usize,
    },
    /// A slot that cannot be one, or that asks for more than is sane.
    Slot {
        /// Why.
        why: String,
    },
    /// A recovery code that was mistyped, or is none.
    RecoveryCode {
        /// Why; nothing of the code is in it.
        why: String,
    },
    /// A key file that is none, or is another PKI's.
    KeyFile {
        /// Why; nothing of the key is in it.
        why: String,
    },
    /// The recovery code or the key file is a good one and does not open the slot: it was taken out, or belongs to another.
    WrongKey {
        /// What was given.
        what: &'static str,
    },
    /// The slot opened the vault until a moment that has passed.
    Expired {
        /// Until when it did.
        until: Timestamp,
    },
    /// An empty passphrase protects nothing.
    EmptyPassphrase,
    /// The passphrase does not open the slot, or somebody edited the slot: nobody can tell which.
    WrongPassphrase,
    /// Argon2id could not have the memory that a slot asks for.
    Memory {
        /// How much it is, in KiB.
        kib: u32,
    },
    /// The keyring holds no key for this PKI.
    NoKeyringKey {
        /// Which keyring was asked.
        keyring: String,
        /// For which PKI.
        pki: PkiId,
    },
    /// The keyring's key does not open the slot: it belongs to a newer slot, or somebody edited this one.
    WrongKeyringKey {
        /// Which keyring it came from.
        keyring: String,
    },
    /// The keyring answered with an error.
    Keyring {
        /// Which keyring.
        keyring: String,
        /// What it said.
        why: String,
    },
    /// There is no keyring on this system that could be used.
    NoKeyring {
        /// What was tried, and what each said.
        tried: String,
    },
    /// A computation failed that cannot fail with the parameters it is given.
    Bug {
        /// Which.
        what: &'static str,
    },
}

impl std::error::Error for Error {}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoRandomness => write!(f, "the operating system gives no random bytes"),
            Self::Sealed { kind, owner, version } => {
                write!(
                    f,
                    "the sealed {kind} {version} of `{}` does not open: it was changed or is not its own",
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
                "the sealed {kind} {version} of `{}` is foreign: the master key {master} sealed it, of another PKI or from before `evpki vault rekey`",
                owner.escape_debug()
            ),
            Self::Format { kind, owner, version, found, known } => write!(
                f,
                "the sealed {kind} {version} of `{}` says it has format {found}, known are formats up to {known}",
                owner.escape_debug()
            ),
            Self::TooLong { length, limit } => write!(f, "a secret has {length} bytes, at most {limit} can be sealed"),
            Self::Slot { why } => write!(f, "the vault's slot cannot be used: {why}"),
            Self::RecoveryCode { why } => write!(f, "the recovery code cannot be right: {why}"),
            Self::KeyFile { why } => write!(f, "the key file cannot be used: {why}"),
            Self::WrongKey { what } => write!(f, "the {what} does not open the vault"),
            Self::Expired { .. } => write!(f, "the keyring opened the vault for a time that is over"),
            Self::EmptyPassphrase => write!(f, "the passphrase is empty"),
            Self::WrongPassphrase => write!(f, "the passphrase does not open the vault"),
            Self::Memory { kib } => write!(f, "the passphrase needs {} MiB of memory, and there is not as much", kib / 1024),
            Self::NoKeyringKey { keyring, pki } => {
                write!(f, "{keyring} holds no key for the PKI {pki}: unlock it with the passphrase and store the key again")
            }
            Self::WrongKeyringKey { keyring } => write!(f, "the key in {keyring} does not open the vault: store it again"),
            Self::Keyring { keyring, why } => write!(f, "{keyring} cannot be used: {why}"),
            Self::NoKeyring { tried } => {
                write!(
                    f,
                    "there is no keyring here ({tried}): use a passphrase from a file, a descriptor or a service credential"
                )
            }
            Self::Bug { what } => write!(f, "a bug: {what} failed"),
        }
    }
}
