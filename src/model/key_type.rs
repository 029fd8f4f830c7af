//! Kinds of key pairs.

use super::Error;

/// A kind of key pair. DSA, RSA below 2048 bits and curves below 256 bits do not exist here (A00.FR.502, A00.FR.503).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyType {
    /// ECDSA on secp256r1; what OCPP and ISO 15118-2 stacks all have.
    P256,
    /// ECDSA on secp384r1; the default for CAs.
    P384,
    /// ECDSA on secp521r1; ISO 15118-20.
    P521,
    /// EdDSA on Curve25519.
    Ed25519,
    /// RSA with a modulus of 2048 bits.
    Rsa2048,
    /// RSA with a modulus of 3072 bits.
    Rsa3072,
    /// RSA with a modulus of 4096 bits.
    Rsa4096,
}

impl KeyType {
    /// All values.
    pub const ALL: [Self; 7] = [Self::P256, Self::P384, Self::P521, Self::Ed25519, Self::Rsa2048, Self::Rsa3072, Self::Rsa4096];
    /// The names of [`ALL`](Self::ALL), in the same order.
    pub const NAMES: [&'static str; 7] = ["p256", "p384", "p521", "ed25519", "rsa2048", "rsa3072", "rsa4096"];

    /// Returns the name, as typed and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Whether it is RSA, whose keys may also encipher a TLS key (TLS_RSA_*, A00.FR.318).
    #[must_use]
    pub fn is_rsa(self) -> bool {
        matches!(self, Self::Rsa2048 | Self::Rsa3072 | Self::Rsa4096)
    }
}

impl std::fmt::Display for KeyType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for KeyType {
    type Err = Error;
    fn from_str(given: &str) -> Result<Self, Error> {
        if given.eq_ignore_ascii_case("ed448") {
            return Err(Error::NotOffered {
                what: "a key type",
                given: "ed448",
                instead: "ISO 15118-20 takes p521 in its place (V2G20-2674)",
            });
        }
        Self::ALL.into_iter().find(|k| k.name() == given).ok_or_else(|| Error::Unknown {
            what: "a key type",
            given: given.to_owned(),
            known: &Self::NAMES,
        })
    }
}
