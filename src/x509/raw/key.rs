//! What a SubjectPublicKeyInfo says.

use super::named;
use crate::x509::{Error, PublicKey, canonical};
use const_oid::{
    ObjectIdentifier,
    db::{rfc5912, rfc8410},
};
use der::{Decode, asn1::UintRef};
use spki::{SubjectPublicKeyInfoOwned, SubjectPublicKeyInfoRef};

const WHAT: &str = "a public key";

/// Curves that are told by name, and how many bits their keys have.
const CURVES: [(ObjectIdentifier, &str, usize); 10] = [
    (ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.1"), "secp192r1", 192),
    (rfc5912::SECP_224_R_1, "secp224r1", 224),
    (rfc5912::SECP_256_R_1, "secp256r1", 256),
    (rfc5912::SECP_384_R_1, "secp384r1", 384),
    (rfc5912::SECP_521_R_1, "secp521r1", 521),
    (ObjectIdentifier::new_unwrap("1.3.132.0.10"), "secp256k1", 256),
    (ObjectIdentifier::new_unwrap("1.3.132.0.8"), "secp160r1", 160),
    (ObjectIdentifier::new_unwrap("1.3.36.3.3.2.8.1.1.7"), "brainpoolP256r1", 256),
    (ObjectIdentifier::new_unwrap("1.3.36.3.3.2.8.1.1.11"), "brainpoolP384r1", 384),
    (ObjectIdentifier::new_unwrap("1.3.36.3.3.2.8.1.1.13"), "brainpoolP512r1", 512),
];

/// Which kind of key it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyKind {
    /// RSA.
    Rsa {
        /// How long its modulus is.
        bits: usize,
        /// Its public exponent; none: it has more than 64 bits.
        exponent: Option<u64>,
    },
    /// On a curve that has a name.
    Curve {
        /// The name.
        name: &'static str,
        /// How many bits its keys have.
        bits: usize,
    },
    /// On a curve that evpki has no name for.
    UnknownCurve,
    /// Ed25519.
    Ed25519,
    /// Ed448.
    Ed448,
    /// DSA.
    Dsa,
    /// Something else.
    Other,
}

/// A public key, as it stands there.
#[derive(Debug, Clone)]
pub struct RawKey {
    /// Its SubjectPublicKeyInfo.
    pub spki: Vec<u8>,
    /// Which kind of key it is.
    pub kind: KeyKind,
    algorithm: ObjectIdentifier,
}

/// RSAPublicKey (RFC 8017, A.1.1).
#[derive(der::Sequence)]
struct RsaPublicKey<'a> {
    modulus: UintRef<'a>,
    public_exponent: UintRef<'a>,
}

impl RawKey {
    pub(super) fn of(der: &[u8]) -> Result<Self, Error> {
        let info = SubjectPublicKeyInfoRef::from_der(der).map_err(Error::der(WHAT))?;
        let curve = info.algorithm.parameters.and_then(|p| p.decode_as::<ObjectIdentifier>().ok());
        let kind = match (info.algorithm.oid, curve) {
            (rfc5912::ID_EC_PUBLIC_KEY, Some(curve)) => CURVES
                .iter()
                .find(|(oid, ..)| *oid == curve)
                .map_or(KeyKind::UnknownCurve, |(_, name, bits)| KeyKind::Curve { name, bits: *bits }),
            (rfc5912::ID_EC_PUBLIC_KEY, None) => KeyKind::UnknownCurve,
            (rfc8410::ID_ED_25519, _) => KeyKind::Ed25519,
            (rfc8410::ID_ED_448, _) => KeyKind::Ed448,
            (rfc5912::ID_DSA, _) => KeyKind::Dsa,
            (rfc5912::RSA_ENCRYPTION, _) => rsa(info.subject_public_key.raw_bytes()),
            _ => KeyKind::Other,
        };
        Ok(Self { spki: der.to_vec(), kind, algorithm: info.algorithm.oid })
    }

    /// What it is, in words: `RSA with 1024 bits`, `secp256r1`.
    #[must_use]
    pub fn describe(&self) -> String {
        match self.kind {
            KeyKind::Rsa { bits, .. } => format!("RSA with {bits} bits"),
            KeyKind::Curve { name, .. } => name.to_owned(),
            KeyKind::UnknownCurve => "on a curve without a known name".to_owned(),
            KeyKind::Ed25519 => "Ed25519".to_owned(),
            KeyKind::Ed448 => "Ed448".to_owned(),
            KeyKind::Dsa => "DSA".to_owned(),
            KeyKind::Other => named(&self.algorithm),
        }
    }

    /// The key, when it is of a kind that evpki takes, in whatever encoding.
    ///
    /// # Errors
    /// Those of [`PublicKey::from_spki`].
    pub fn public_key(&self) -> Result<PublicKey, Error> {
        PublicKey::from_any_spki(&self.spki)
    }

    /// Why it is not in its canonical encoding.
    #[must_use]
    pub fn encoding_fault(&self) -> Option<String> {
        let info = SubjectPublicKeyInfoOwned::from_der(&self.spki).ok()?;
        canonical::key_fault(&info)
    }

    /// Why others can find its private key.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn weakness(&self) -> Option<String> {
        crate::x509::weakness::weakness(&self.spki)
    }
}

fn rsa(bits: &[u8]) -> KeyKind {
    let Ok(key) = RsaPublicKey::from_der(bits) else { return KeyKind::Other };
    let modulus = key.modulus.as_bytes();
    let bits = modulus.len() * 8 - modulus.first().map_or(0, |b| b.leading_zeros() as usize);
    let exponent = key.public_exponent.as_bytes();
    let exponent = (exponent.len() <= 8).then(|| exponent.iter().fold(0, |n, b| n << 8 | u64::from(*b)));
    KeyKind::Rsa { bits, exponent }
}
