//! Signature algorithms: one table of what exists, for signing and for verifying.

use super::Error;
use crate::model::KeyType;
use aws_lc_rs::signature as aws;
use const_oid::{
    ObjectIdentifier,
    db::{rfc5912, rfc8410},
};
use spki::AlgorithmIdentifierOwned;

/// How a signature was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureAlgorithm {
    /// ecdsa-with-SHA256 (RFC 5758).
    EcdsaSha256,
    /// ecdsa-with-SHA384.
    EcdsaSha384,
    /// ecdsa-with-SHA512.
    EcdsaSha512,
    /// Ed25519 (RFC 8410).
    Ed25519,
    /// sha256WithRSAEncryption: RSASSA-PKCS1-v1_5 (RFC 4055).
    RsaSha256,
    /// sha384WithRSAEncryption.
    RsaSha384,
    /// sha512WithRSAEncryption.
    RsaSha512,
}

/// Every algorithm with its OID and its name in the field.
const TABLE: [(SignatureAlgorithm, ObjectIdentifier, &str); 7] = [
    (SignatureAlgorithm::EcdsaSha256, rfc5912::ECDSA_WITH_SHA_256, "ecdsa-with-SHA256"),
    (SignatureAlgorithm::EcdsaSha384, rfc5912::ECDSA_WITH_SHA_384, "ecdsa-with-SHA384"),
    (SignatureAlgorithm::EcdsaSha512, rfc5912::ECDSA_WITH_SHA_512, "ecdsa-with-SHA512"),
    (SignatureAlgorithm::Ed25519, rfc8410::ID_ED_25519, "Ed25519"),
    (SignatureAlgorithm::RsaSha256, rfc5912::SHA_256_WITH_RSA_ENCRYPTION, "sha256WithRSAEncryption"),
    (SignatureAlgorithm::RsaSha384, rfc5912::SHA_384_WITH_RSA_ENCRYPTION, "sha384WithRSAEncryption"),
    (SignatureAlgorithm::RsaSha512, rfc5912::SHA_512_WITH_RSA_ENCRYPTION, "sha512WithRSAEncryption"),
];

impl SignatureAlgorithm {
    /// What a key of this kind signs with: the hash goes with the strength of the curve.
    #[must_use]
    pub fn of(key: KeyType) -> Self {
        match key {
            KeyType::P256 => Self::EcdsaSha256,
            KeyType::P384 => Self::EcdsaSha384,
            KeyType::P521 => Self::EcdsaSha512,
            KeyType::Ed25519 => Self::Ed25519,
            KeyType::Rsa2048 | KeyType::Rsa3072 | KeyType::Rsa4096 => Self::RsaSha256,
        }
    }

    /// Its name in the field.
    #[must_use]
    pub fn name(self) -> &'static str {
        TABLE[self as usize].2
    }

    /// Its AlgorithmIdentifier: RSA has NULL parameters, the others none (RFC 4055, RFC 5758, RFC 8410).
    #[cfg(feature = "cli")]
    pub(super) fn identifier(self) -> AlgorithmIdentifierOwned {
        let rsa = matches!(self, Self::RsaSha256 | Self::RsaSha384 | Self::RsaSha512);
        AlgorithmIdentifierOwned { oid: TABLE[self as usize].1, parameters: rsa.then(|| der::asn1::Null.into()) }
    }

    /// The algorithm of an AlgorithmIdentifier.
    pub(super) fn from_identifier(identifier: &AlgorithmIdentifierOwned) -> Result<Self, Error> {
        let known = TABLE.iter().find(|(_, oid, _)| *oid == identifier.oid);
        known.map(|(algorithm, ..)| *algorithm).ok_or_else(|| Error::UnknownSignature { oid: identifier.oid.to_string() })
    }

    /// What verifies it under a key of this kind.
    pub(super) fn verifier(self, key: KeyType) -> Result<&'static dyn aws::VerificationAlgorithm, Error> {
        use KeyType::{Ed25519, P256, P384, P521};
        Ok(match (key, self) {
            (P256, Self::EcdsaSha256) => &aws::ECDSA_P256_SHA256_ASN1,
            (P256, Self::EcdsaSha384) => &aws::ECDSA_P256_SHA384_ASN1,
            (P256, Self::EcdsaSha512) => &aws::ECDSA_P256_SHA512_ASN1,
            (P384, Self::EcdsaSha256) => &aws::ECDSA_P384_SHA256_ASN1,
            (P384, Self::EcdsaSha384) => &aws::ECDSA_P384_SHA384_ASN1,
            (P384, Self::EcdsaSha512) => &aws::ECDSA_P384_SHA512_ASN1,
            (P521, Self::EcdsaSha256) => &aws::ECDSA_P521_SHA256_ASN1,
            (P521, Self::EcdsaSha384) => &aws::ECDSA_P521_SHA384_ASN1,
            (P521, Self::EcdsaSha512) => &aws::ECDSA_P521_SHA512_ASN1,
            (Ed25519, Self::Ed25519) => &aws::ED25519,
            (k, Self::RsaSha256) if k.is_rsa() => &aws::RSA_PKCS1_2048_8192_SHA256,
            (k, Self::RsaSha384) if k.is_rsa() => &aws::RSA_PKCS1_2048_8192_SHA384,
            (k, Self::RsaSha512) if k.is_rsa() => &aws::RSA_PKCS1_2048_8192_SHA512,
            _ => return Err(Error::SignatureOfAnotherKey { algorithm: self.name().to_owned(), key }),
        })
    }
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_enum() {
        for (at, (algorithm, ..)) in TABLE.iter().enumerate() {
            assert_eq!(*algorithm as usize, at);
            assert_eq!(SignatureAlgorithm::from_identifier(&algorithm.identifier()), Ok(*algorithm));
        }
    }
}
