//! Key pairs and public keys, by aws-lc-rs.

use super::{
    Error, SignatureAlgorithm, canonical,
    message::{Content, Message},
};
use crate::model::{KeyId, KeyType, Secret};
use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der},
    rsa::KeySize,
    signature::{self as aws, EcdsaKeyPair, EcdsaSigningAlgorithm, Ed25519KeyPair, RsaKeyPair},
};
use const_oid::{
    ObjectIdentifier,
    db::{rfc5912, rfc8410},
};
use der::{Decode, Encode};
use sha2::{Digest, Sha256};
use spki::SubjectPublicKeyInfoOwned;

/// The shortest RSA modulus taken, in bits (A00.FR.502).
const RSA_MINIMUM_BITS: usize = 2048;
/// The longest one, in bits: aws-lc-rs verifies no signature by a longer one, and one signature would take seconds.
const RSA_MAXIMUM_BITS: usize = 8192;

/// A public key, as SubjectPublicKeyInfo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    der: Vec<u8>,
    info: SubjectPublicKeyInfoOwned,
    key_type: KeyType,
    id: KeyId,
    /// Why its DER is not its canonical encoding; none: it is.
    fault: Option<String>,
}

impl PublicKey {
    /// Reads the canonical DER of a SubjectPublicKeyInfo: EC points uncompressed and on a named curve, RSA keys with NULL parameters, Ed25519 keys
    /// without parameters, no unused bits. RSA keys between the named lengths count as the next shorter one.
    ///
    /// # Errors
    /// [`Error::Der`], [`Error::UnknownKey`], [`Error::WeakKey`], [`Error::KeyTooLong`]; [`Error::KeyEncoding`] for another encoding.
    pub fn from_spki(der: &[u8]) -> Result<Self, Error> {
        let key = Self::from_any_spki(der)?;
        key.check_encoding()?;
        Ok(key)
    }

    /// Reads a SubjectPublicKeyInfo in any encoding of a key, to be shown, or to verify what was issued before. Nothing is certified for such a
    /// key, and no path goes through its certificate: see [`check_encoding`](Self::check_encoding).
    pub(super) fn from_any_spki(der: &[u8]) -> Result<Self, Error> {
        let info = SubjectPublicKeyInfoOwned::from_der(der).map_err(Error::der("a public key"))?;
        let fault = canonical::key_fault(&info);
        let key_type = match (key_type(&info), &fault) {
            // What its parameters should be says more than that its kind is not known.
            (Err(Error::UnknownKey { .. }), Some(why)) => return Err(Error::KeyEncoding { why: why.clone() }),
            (key_type, _) => key_type?,
        };
        let verifier = SignatureAlgorithm::of(key_type).verifier(key_type)?;
        let parsed = aws::ParsedPublicKey::new(verifier, info.subject_public_key.raw_bytes()).map_err(|e| match &fault {
            Some(why) => Error::KeyEncoding { why: why.clone() },
            None => Error::Der { expected: "a public key", why: e.to_string() },
        })?;
        let canonical: PublicKeyX509Der<'_> = parsed.as_der().map_err(|_| Error::Crypto { what: "write a public key" })?;
        let canonical = canonical.as_ref();
        let fault = fault.or_else(|| (canonical != der).then(|| "it is not written as DER writes it".to_owned()));
        Ok(Self { der: der.to_vec(), info, key_type, id: KeyId(Sha256::digest(canonical).into()), fault })
    }

    /// Makes sure that its DER is its canonical encoding.
    ///
    /// # Errors
    /// [`Error::KeyEncoding`] says why it is not.
    pub fn check_encoding(&self) -> Result<(), Error> {
        self.fault.as_ref().map_or(Ok(()), |why| Err(Error::KeyEncoding { why: why.clone() }))
    }

    /// Makes sure that nobody knows how to find its private key: what is asked of every key that comes from elsewhere.
    ///
    /// An RSA key has to have the exponent 65537: with another one, the owner of a private key could have the same modulus certified a second
    /// time, under another identifier ([`Self::id`]).
    ///
    /// # Errors
    /// [`Error::Weak`] says why somebody does; [`Error::Exponent`].
    #[cfg(feature = "cli")]
    pub fn check_strength(&self) -> Result<(), Error> {
        if let Some(why) = super::weakness::weakness(&self.der) {
            return Err(Error::Weak { why });
        }
        super::weakness::unusual_exponent(&self.der).map_or(Ok(()), |found| Err(Error::Exponent { found }))
    }

    /// The DER of its SubjectPublicKeyInfo.
    #[must_use]
    pub fn spki(&self) -> &[u8] {
        &self.der
    }

    /// Its SubjectPublicKeyInfo, decoded.
    #[cfg(feature = "cli")]
    pub(super) fn info(&self) -> &SubjectPublicKeyInfoOwned {
        &self.info
    }

    /// Its kind.
    #[must_use]
    pub fn key_type(&self) -> KeyType {
        self.key_type
    }

    /// How many bytes a signature by it has at most: ECDSA's differ by a few, as numbers without leading zeros do (RFC 3279, 2.2.3).
    #[must_use]
    pub fn longest_signature(&self) -> usize {
        match self.key_type {
            KeyType::P256 => 72,
            KeyType::P384 => 104,
            KeyType::P521 => 139,
            KeyType::Ed25519 => 64,
            // The bits of an RSA key are its modulus, and a few bytes more.
            KeyType::Rsa2048 | KeyType::Rsa3072 | KeyType::Rsa4096 => self.bits().len(),
        }
    }

    /// What tells it from all others: the SHA-256 digest of its canonical encoding, so that no key has two.
    #[must_use]
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// The bits of the key alone: the content of the BIT STRING without the octet that counts unused bits. What CertificateHashData hashes.
    #[must_use]
    pub fn bits(&self) -> &[u8] {
        self.info.subject_public_key.raw_bytes()
    }

    /// Its key identifier: the first 160 bits of the SHA-256 digest of [`bits`](Self::bits) (RFC 7093, 2, method 1).
    #[must_use]
    pub fn identifier(&self) -> [u8; 20] {
        let digest = Sha256::digest(self.bits());
        std::array::from_fn(|i| digest[i])
    }

    /// Whether this key made the signature over the message.
    ///
    /// # Errors
    /// [`Error::SignatureOfAnotherKey`], [`Error::BadSignature`].
    pub fn verify(&self, algorithm: SignatureAlgorithm, message: &[u8], signature: &[u8]) -> Result<(), Error> {
        let key = aws::UnparsedPublicKey::new(algorithm.verifier(self.key_type)?, self.bits());
        key.verify(message, signature).map_err(|_| Error::BadSignature)
    }

    /// Whether this key made the signature over a message that was taken in piece by piece.
    ///
    /// # Errors
    /// As [`verify`](Self::verify).
    pub fn verify_message(&self, message: &Message, signature: &[u8]) -> Result<(), Error> {
        let key = aws::UnparsedPublicKey::new(message.algorithm().verifier(self.key_type)?, self.bits());
        let verified = match message.content() {
            Content::Digest(digest) => key.verify_digest(&digest, signature),
            Content::Whole(bytes) => key.verify(bytes, signature),
        };
        verified.map_err(|_| Error::BadSignature)
    }
}

fn key_type(info: &SubjectPublicKeyInfoOwned) -> Result<KeyType, Error> {
    let curve = info.algorithm.parameters.as_ref().and_then(|p| p.decode_as::<ObjectIdentifier>().ok());
    match (info.algorithm.oid, curve) {
        (rfc5912::ID_EC_PUBLIC_KEY, Some(rfc5912::SECP_256_R_1)) => Ok(KeyType::P256),
        (rfc5912::ID_EC_PUBLIC_KEY, Some(rfc5912::SECP_384_R_1)) => Ok(KeyType::P384),
        (rfc5912::ID_EC_PUBLIC_KEY, Some(rfc5912::SECP_521_R_1)) => Ok(KeyType::P521),
        (rfc8410::ID_ED_25519, _) => Ok(KeyType::Ed25519),
        (rfc5912::RSA_ENCRYPTION, _) => rsa_type(info.subject_public_key.raw_bytes()),
        (oid, curve) => Err(Error::UnknownKey { algorithm: curve.map_or_else(|| oid.to_string(), |c| format!("{oid} on {c}")) }),
    }
}

fn rsa_type(key: &[u8]) -> Result<KeyType, Error> {
    /// RSAPublicKey (RFC 8017, A.1.1).
    #[derive(der::Sequence)]
    struct RsaPublicKey<'a> {
        modulus: der::asn1::UintRef<'a>,
        public_exponent: der::asn1::UintRef<'a>,
    }
    let key = RsaPublicKey::from_der(key).map_err(Error::der("an RSA public key"))?;
    let modulus = key.modulus.as_bytes();
    let bits = modulus.len() * 8 - modulus.first().map_or(0, |b| b.leading_zeros() as usize);
    let exponent = key.public_exponent.as_bytes();
    // aws-lc-rs says nothing of why.
    if exponent == [1] || exponent.last().is_none_or(|last| last % 2 == 0) || exponent.len() > 5 {
        let why = "its public exponent is not an odd number from 3 to 2^33 - 1 (RFC 8017, 3.1)".to_owned();
        return Err(Error::Weak { why });
    }
    match bits {
        ..RSA_MINIMUM_BITS => Err(Error::WeakKey { bits, minimum: RSA_MINIMUM_BITS }),
        bits if bits > RSA_MAXIMUM_BITS => Err(Error::KeyTooLong { bits, maximum: RSA_MAXIMUM_BITS }),
        RSA_MINIMUM_BITS..3072 => Ok(KeyType::Rsa2048),
        3072..4096 => Ok(KeyType::Rsa3072),
        _ => Ok(KeyType::Rsa4096),
    }
}

/// A private key with its public half. What it holds is kept and wiped by aws-lc-rs; `Debug` shows the public half alone.
pub struct KeyPair {
    inner: PrivateHalf,
    public: PublicKey,
}

/// A private half. Each type that holds one lets it be used for its own purpose alone.
pub(super) enum PrivateHalf {
    Ecdsa(EcdsaKeyPair),
    Ed25519(Ed25519KeyPair),
    Rsa(RsaKeyPair),
}

impl PrivateHalf {
    /// Makes a new one.
    pub(super) fn generate(key_type: KeyType) -> Result<Self, Error> {
        let failed = |_| Error::Crypto { what: "make a key pair" };
        Ok(match key_type {
            KeyType::P256 | KeyType::P384 | KeyType::P521 => {
                Self::Ecdsa(EcdsaKeyPair::generate(ecdsa(key_type)).map_err(failed)?)
            }
            KeyType::Ed25519 => Self::Ed25519(Ed25519KeyPair::generate().map_err(failed)?),
            KeyType::Rsa2048 => Self::Rsa(RsaKeyPair::generate(KeySize::Rsa2048).map_err(failed)?),
            KeyType::Rsa3072 => Self::Rsa(RsaKeyPair::generate(KeySize::Rsa3072).map_err(failed)?),
            KeyType::Rsa4096 => Self::Rsa(RsaKeyPair::generate(KeySize::Rsa4096).map_err(failed)?),
        })
    }

    /// Its public half.
    pub(super) fn public(&self) -> Result<PublicKey, Error> {
        use aws_lc_rs::signature::KeyPair as _;
        let der = match self {
            Self::Ecdsa(key) => key.public_key().as_der(),
            Self::Ed25519(key) => key.public_key().as_der(),
            Self::Rsa(key) => key.public_key().as_der(),
        };
        let der: PublicKeyX509Der<'_> = der.map_err(|_| Error::Crypto { what: "write a public key" })?;
        PublicKey::from_spki(der.as_ref())
    }

    /// The DER of its PKCS#8.
    pub(super) fn to_pkcs8(&self) -> Result<Secret, Error> {
        let failed = |_| Error::Crypto { what: "write a private key" };
        Ok(match self {
            Self::Ecdsa(key) => Secret::new(key.to_pkcs8v1().map_err(failed)?.as_ref().to_vec()),
            Self::Ed25519(key) => Secret::new(key.to_pkcs8v1().map_err(failed)?.as_ref().to_vec()),
            Self::Rsa(key) => {
                let der: Pkcs8V1Der<'_> = key.as_der().map_err(failed)?;
                Secret::new(der.as_ref().to_vec())
            }
        })
    }

    /// The signature over a message that was taken in for this kind of key.
    pub(super) fn sign(&self, message: &Message) -> Result<Vec<u8>, Error> {
        let failed = |_| Error::Crypto { what: "sign" };
        Ok(match (self, message.content()) {
            (Self::Ecdsa(key), Content::Digest(digest)) => key.sign_digest(&digest).map_err(failed)?.as_ref().to_vec(),
            (Self::Ed25519(key), Content::Whole(bytes)) => key.try_sign(bytes).map_err(failed)?.as_ref().to_vec(),
            (Self::Rsa(key), Content::Digest(digest)) => {
                let mut signature = vec![0; key.public_modulus_len()];
                key.sign_digest(&aws::RSA_PKCS1_SHA256, &digest, &mut signature).map_err(failed)?;
                signature
            }
            _ => return Err(Error::Crypto { what: "sign" }),
        })
    }
}

impl std::fmt::Debug for KeyPair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeyPair").field("public", &self.public.id()).finish_non_exhaustive()
    }
}

impl KeyPair {
    /// Makes a new key pair.
    ///
    /// # Errors
    /// [`Error::Crypto`] when the library cannot.
    pub fn generate(key_type: KeyType) -> Result<Self, Error> {
        Self::of(PrivateHalf::generate(key_type)?)
    }

    /// Reads a private key from the DER of PKCS#8, without encryption.
    ///
    /// # Errors
    /// [`Error::KeyRejected`] when it is no such key, or of a kind that is not taken.
    pub fn from_pkcs8(der: &Secret) -> Result<Self, Error> {
        let bytes = der.expose();
        let ecdsa_key = |t| EcdsaKeyPair::from_pkcs8(ecdsa(t), bytes).ok().map(PrivateHalf::Ecdsa);
        let inner = [KeyType::P256, KeyType::P384, KeyType::P521]
            .into_iter()
            .find_map(ecdsa_key)
            .or_else(|| Ed25519KeyPair::from_pkcs8_maybe_unchecked(bytes).ok().map(PrivateHalf::Ed25519))
            .or_else(|| RsaKeyPair::from_pkcs8(bytes).ok().map(PrivateHalf::Rsa))
            .ok_or_else(|| Error::KeyRejected {
                why: format!("it is not a PKCS#8 key of a kind that is taken: {}", KeyType::NAMES.join(", ")),
            })?;
        Self::of(inner)
    }

    fn of(inner: PrivateHalf) -> Result<Self, Error> {
        let public = inner.public()?;
        Ok(Self { inner, public })
    }

    /// The private key as the DER of PKCS#8.
    ///
    /// # Errors
    /// [`Error::Crypto`] when the library cannot.
    pub fn to_pkcs8(&self) -> Result<Secret, Error> {
        self.inner.to_pkcs8()
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// What it signs with.
    #[must_use]
    pub fn algorithm(&self) -> SignatureAlgorithm {
        SignatureAlgorithm::of(self.public.key_type)
    }

    /// Signs a message: the signature as X.509 carries it (ECDSA as the DER of ECDSA-Sig-Value).
    ///
    /// # Errors
    /// [`Error::Crypto`] when the library cannot.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        self.sign_message(&Message::of(self.algorithm(), message))
    }

    /// Signs a message that was taken in piece by piece, as [`sign`](Self::sign) does.
    /// The only place in evpki where a private key signs that may be an authority's.
    ///
    /// # Errors
    /// [`Error::SignatureOfAnotherKey`] when the message was taken in for another algorithm; [`Error::Crypto`] when the library cannot.
    pub fn sign_message(&self, message: &Message) -> Result<Vec<u8>, Error> {
        if message.algorithm() != self.algorithm() {
            let (algorithm, key) = (message.algorithm().name().to_owned(), self.public.key_type);
            return Err(Error::SignatureOfAnotherKey { algorithm, key });
        }
        self.inner.sign(message)
    }
}

fn ecdsa(key_type: KeyType) -> &'static EcdsaSigningAlgorithm {
    match key_type {
        KeyType::P384 => &aws::ECDSA_P384_SHA384_ASN1_SIGNING,
        KeyType::P521 => &aws::ECDSA_P521_SHA512_ASN1_SIGNING,
        _ => &aws::ECDSA_P256_SHA256_ASN1_SIGNING,
    }
}

/// The DER of something that was decoded and so can be encoded.
pub(super) fn der_of(value: &impl Encode, what: &'static str) -> Result<Vec<u8>, Error> {
    value.to_der().map_err(Error::der(what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_signs_verifies_and_comes_back() {
        for key_type in [KeyType::P256, KeyType::P384, KeyType::P521, KeyType::Ed25519, KeyType::Rsa2048] {
            let key = KeyPair::generate(key_type).unwrap();
            assert_eq!(key.public().key_type(), key_type);
            let again = KeyPair::from_pkcs8(&key.to_pkcs8().unwrap()).unwrap();
            assert_eq!(again.public(), key.public());
            let signature = again.sign(b"message").unwrap();
            key.public().verify(key.algorithm(), b"message", &signature).unwrap();
            assert_eq!(key.public().verify(key.algorithm(), b"massage", &signature), Err(Error::BadSignature));
            let mut pieces = Message::new(key.algorithm());
            b"message".chunks(3).for_each(|piece| pieces.update(piece));
            key.public().verify_message(&pieces, &signature).unwrap();
            let in_pieces = again.sign_message(&pieces).unwrap();
            key.public().verify(key.algorithm(), b"message", &in_pieces).unwrap();
            pieces.update(b"!");
            assert_eq!(key.public().verify_message(&pieces, &signature), Err(Error::BadSignature));
        }
    }

    #[test]
    fn debug_shows_no_private_key() {
        let key = KeyPair::generate(KeyType::P256).unwrap();
        let shown = format!("{key:?}");
        assert_eq!(shown, format!("KeyPair {{ public: {:?}, .. }}", key.public().id()));
    }

    /// The same key in every encoding that some program writes: one identity, and only the canonical encoding is taken.
    #[test]
    fn a_key_has_one_identity_whatever_its_encoding() {
        use proptest::prelude::*;
        let info = |key: &PublicKey| SubjectPublicKeyInfoOwned::from_der(key.spki()).unwrap();
        let bit_string = |bytes: &[u8]| der::asn1::BitString::from_bytes(bytes).unwrap();
        let check = |key: &PublicKey, other: &SubjectPublicKeyInfoOwned| {
            let der = other.to_der().unwrap();
            let read = PublicKey::from_any_spki(&der).unwrap();
            assert_eq!((read.id(), read.check_encoding().is_err()), (key.id(), true));
            assert!(matches!(PublicKey::from_spki(&der), Err(Error::KeyEncoding { .. })));
        };
        proptest!(ProptestConfig::with_cases(24), |(which in 0_usize..4)| {
            let key_type = [KeyType::P256, KeyType::P384, KeyType::P521, KeyType::Ed25519][which];
            let key = KeyPair::generate(key_type).unwrap().public().clone();
            assert_eq!(PublicKey::from_spki(key.spki()).unwrap().id(), key.id());
            assert_eq!(key.id(), KeyId(Sha256::digest(key.spki()).into()));
            let (mut parameters, null) = (info(&key), der::Any::from(der::asn1::Null));
            if key_type == KeyType::Ed25519 {
                parameters.algorithm.parameters = Some(null);
                check(&key, &parameters);
            } else {
                let (point, odd) = (key.bits(), key.bits().last().unwrap() & 1);
                let (mut compressed, mut hybrid) = (info(&key), info(&key));
                let half = point.len() / 2;
                compressed.subject_public_key = bit_string(&[&[2 | odd], &point[1..=half]].concat());
                hybrid.subject_public_key = bit_string(&[&[6 | odd], &point[1..]].concat());
                check(&key, &compressed);
                check(&key, &hybrid);
            }
            let last = key.bits().last().unwrap().trailing_zeros();
            if last > 0 {
                let mut shorter = info(&key);
                shorter.subject_public_key = der::asn1::BitString::new(1, key.bits()).unwrap();
                check(&key, &shorter);
            }
        });
        let key = KeyPair::generate(KeyType::Rsa2048).unwrap().public().clone();
        for parameters in [None, Some(der::Any::new(der::Tag::OctetString, *b"x").unwrap())] {
            let mut other = info(&key);
            other.algorithm.parameters = parameters;
            check(&key, &other);
        }
    }
}
