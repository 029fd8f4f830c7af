//! What a certification request says.

use super::{RawAlgorithm, RawExtension, RawKey, RawName, algorithm, bytes_of, extensions};
#[cfg(feature = "cli")]
use crate::x509::canonical;
use crate::x509::{AlternativeName, Error, Extension, certificate::first_element, pem};
use const_oid::db::rfc5912;
use der::{
    Decode, Encode, Sequence,
    asn1::{AnyRef, BitStringRef, SetOfVec},
};
#[cfg(feature = "cli")]
use x509_cert::request::CertReq;
use x509_cert::{attr::Attribute, request::ExtensionReq};

const WHAT: &str = "a certification request";

/// CertificationRequest (RFC 2986, 4.2).
#[derive(Sequence)]
struct Signed<'a> {
    info: Info<'a>,
    algorithm: AnyRef<'a>,
    signature: BitStringRef<'a>,
}

/// CertificationRequestInfo (RFC 2986, 4.1).
#[derive(Sequence)]
struct Info<'a> {
    version: u8,
    subject: AnyRef<'a>,
    key: AnyRef<'a>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT")]
    attributes: SetOfVec<Attribute>,
}

/// What the bytes of a certification request say. It vouches for nothing: see [`Request`](crate::x509::Request) for what can be relied on.
#[derive(Debug, Clone)]
pub struct RawRequest {
    /// Its DER.
    pub der: Vec<u8>,
    /// Its version, counted from 0 as it stands there: 0 is the only one there is (RFC 2986, 4.1).
    pub version: u8,
    /// Whom it is for.
    pub subject: RawName,
    /// The key that a certificate is asked for.
    pub key: RawKey,
    /// The extensions that it asks for.
    pub extensions: Vec<RawExtension>,
    /// How it says that it is signed.
    pub algorithm: RawAlgorithm,
    tbs: std::ops::Range<usize>,
    signature: Vec<u8>,
}

impl RawRequest {
    /// Takes down what the DER of a certification request says.
    ///
    /// # Errors
    /// [`Error::Der`] when it is none at all.
    pub fn of(der: &[u8]) -> Result<Self, Error> {
        let Signed { info, algorithm: outer, signature } = Signed::from_der(der).map_err(Error::der(WHAT))?;
        let mut asked_for = Vec::new();
        for attribute in info.attributes.iter().filter(|a| a.oid == rfc5912::ID_EXTENSION_REQ) {
            for value in attribute.values.iter() {
                let wanted = ExtensionReq::from_der(&value.to_der().map_err(Error::der(WHAT))?).map_err(Error::der(WHAT))?;
                asked_for.extend(wanted.0);
            }
        }
        Ok(Self {
            version: info.version,
            subject: RawName::of(&bytes_of(info.subject, WHAT)?)?,
            key: RawKey::of(&bytes_of(info.key, WHAT)?)?,
            extensions: extensions(Some(asked_for)),
            algorithm: algorithm(outer, WHAT)?,
            tbs: first_element(der).map_err(Error::der(WHAT))?,
            signature: signature.raw_bytes().to_vec(),
            der: der.to_vec(),
        })
    }

    /// How many characters it has as PEM: what OCPP limits.
    #[must_use]
    pub fn characters(&self) -> usize {
        pem::write("CERTIFICATE REQUEST", &self.der).map_or(usize::MAX, |text| text.len())
    }

    /// Why it is not written as DER writes it, but for its key.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn encoding_fault(&self) -> Option<String> {
        canonical::request_fault(&CertReq::from_der(&self.der).ok()?, &self.der)
    }

    /// Whether it asks for an authority's certificate.
    #[must_use]
    pub fn asks_to_be_authority(&self) -> bool {
        self.extensions.iter().any(|e| matches!(e.says(), Ok(Extension::BasicConstraints { authority: true, .. })))
    }

    /// The names besides the subject's that it asks for.
    #[must_use]
    pub fn alternative_names(&self) -> &[AlternativeName] {
        let found = self.extensions.iter().find_map(|e| match e.says() {
            Ok(Extension::SubjectAlternativeName(names)) => Some(&names[..]),
            _ => None,
        });
        found.unwrap_or_default()
    }

    /// Whether its sender holds the private key: whether it is signed with it.
    ///
    /// # Errors
    /// [`Error::UnknownKey`], [`Error::WeakKey`], [`Error::UnknownSignature`], [`Error::SignatureOfAnotherKey`], [`Error::BadSignature`].
    pub fn verify(&self) -> Result<(), Error> {
        let algorithm = self.algorithm.known().ok_or_else(|| Error::UnknownSignature { oid: self.algorithm.oid() })?;
        self.key.public_key()?.verify(algorithm, &self.der[self.tbs.clone()], &self.signature)
    }
}
