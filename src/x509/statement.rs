//! The key that signs statements, and never a certificate or a CRL.
//!
//! It is a type of its own: no [`KeyPair`](super::KeyPair) can be made into one, nor it into a `KeyPair`. So an authority's key is never
//! given bytes that are not a certificate or a CRL, and this key is never the key of an authority.

use super::{Error, PublicKey};
use crate::model::Secret;
use aws_lc_rs::{
    encoding::{AsDer, PublicKeyX509Der},
    signature::{Ed25519KeyPair, KeyPair as _},
};

/// An Ed25519 key pair that signs statements. `Debug` shows the public half alone.
pub struct StatementKey {
    inner: Ed25519KeyPair,
    public: PublicKey,
}

impl std::fmt::Debug for StatementKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StatementKey").field("public", &self.public.id()).finish_non_exhaustive()
    }
}

impl StatementKey {
    /// Makes a new one.
    ///
    /// # Errors
    /// [`Error::Crypto`] when the library cannot.
    pub fn generate() -> Result<Self, Error> {
        Self::of(Ed25519KeyPair::generate().map_err(|_| Error::Crypto { what: "make a key pair" })?)
    }

    /// Reads one from the DER of PKCS#8.
    ///
    /// # Errors
    /// [`Error::KeyRejected`] when it is no Ed25519 key.
    pub fn from_pkcs8(der: &Secret) -> Result<Self, Error> {
        let read = Ed25519KeyPair::from_pkcs8(der.expose());
        Self::of(read.map_err(|_| Error::KeyRejected { why: "it is not an Ed25519 key in PKCS#8".to_owned() })?)
    }

    fn of(inner: Ed25519KeyPair) -> Result<Self, Error> {
        let der: PublicKeyX509Der<'_> = inner.public_key().as_der().map_err(|_| Error::Crypto { what: "write a public key" })?;
        let public = PublicKey::from_spki(der.as_ref())?;
        Ok(Self { inner, public })
    }

    /// The private key as the DER of PKCS#8.
    ///
    /// # Errors
    /// [`Error::Crypto`] when the library cannot.
    pub fn to_pkcs8(&self) -> Result<Secret, Error> {
        let written = self.inner.to_pkcs8().map_err(|_| Error::Crypto { what: "write a private key" })?;
        Ok(Secret::new(written.as_ref().to_vec()))
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs a statement, 64 octets (RFC 8032, 5.1.6). Its bytes have to begin with a name of the kind of statement, `evpki-…/1`, so that
    /// none can be taken for one of another kind, or for anything in DER.
    ///
    /// # Errors
    /// [`Error::Crypto`] when the bytes do not begin so, or the library cannot.
    pub fn sign(&self, statement: &[u8]) -> Result<Vec<u8>, Error> {
        if !statement.starts_with(b"evpki-") {
            return Err(Error::Crypto { what: "sign what is no statement" });
        }
        Ok(self.inner.try_sign(statement).map_err(|_| Error::Crypto { what: "sign" })?.as_ref().to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::x509::SignatureAlgorithm;

    #[test]
    fn it_signs_statements_and_comes_back() {
        let key = StatementKey::generate().unwrap();
        let again = StatementKey::from_pkcs8(&key.to_pkcs8().unwrap()).unwrap();
        assert_eq!(again.public(), key.public());
        let signature = again.sign(b"evpki-test/1").unwrap();
        assert_eq!(signature.len(), 64);
        key.public().verify(SignatureAlgorithm::Ed25519, b"evpki-test/1", &signature).unwrap();
        assert!(key.public().verify(SignatureAlgorithm::Ed25519, b"evpki-test/2", &signature).is_err());
    }

    #[test]
    fn it_signs_no_certificate_and_shows_no_private_key() {
        let key = StatementKey::generate().unwrap();
        assert!(key.sign(&[0x30, 0x03, 0x02, 0x01, 0x01]).is_err());
        assert_eq!(format!("{key:?}"), format!("StatementKey {{ public: {:?}, .. }}", key.public().id()));
        let other = crate::x509::KeyPair::generate(crate::model::KeyType::P256).unwrap();
        assert!(StatementKey::from_pkcs8(&other.to_pkcs8().unwrap()).is_err());
    }
}
