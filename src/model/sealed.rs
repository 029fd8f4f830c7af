//! What a sealed secret is called: by this name the vault binds it, and the store finds it.

use super::{Error, hex};

/// What a sealed secret is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SecretKind {
    /// A private key (PKCS#8 DER); its owner is the [`KeyId`].
    PrivateKey,
    /// A password of Security Profile 1 or 2; its owner is the station ID.
    Password,
    /// The default password of a batch of chargers; its owner is the batch.
    BatchPassword,
    /// The key that signs statements about the audit (PKCS#8 DER); its owner is the PKI's id.
    AuditKey,
    /// An OCPI credentials token; its owner is the peer and the direction, `DE*ABC inbound`.
    Token,
    /// The shared secret of a TOTP; its owner is the peer and the direction, `DE*ABC inbound`.
    Totp,
}

impl SecretKind {
    /// All values.
    pub const ALL: [Self; 6] = [Self::PrivateKey, Self::Password, Self::BatchPassword, Self::AuditKey, Self::Token, Self::Totp];
    /// Their names, in the same order: part of the formats of vault and store, never to be changed.
    pub const NAMES: [&'static str; 6] = ["private-key", "password", "batch-password", "audit-key", "token", "totp"];

    /// The name, as bound and stored.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

impl std::fmt::Display for SecretKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for SecretKind {
    type Err = Error;
    fn from_str(given: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|k| k.name() == given).ok_or_else(|| Error::Unknown {
            what: "a kind of secret",
            given: given.to_owned(),
            known: &Self::NAMES,
        })
    }
}

/// What a sealed secret is called. The vault binds the secret to it: under any other name it does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Label<'a> {
    /// What it is.
    pub kind: SecretKind,
    /// Whose it is.
    pub owner: &'a str,
    /// Which of the owner's; they count from 1.
    pub version: u64,
}

/// What tells one key pair from another: the SHA-256 digest of the DER of its SubjectPublicKeyInfo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyId(pub [u8; 32]);

impl std::fmt::Display for KeyId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

impl std::str::FromStr for KeyId {
    type Err = Error;
    fn from_str(given: &str) -> Result<Self, Error> {
        hex::decode_array(given).map(Self)
    }
}
