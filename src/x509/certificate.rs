//! A certificate, read.

use super::{
    Error, Extension, KeyUsage, Name, PublicKey, RawCertificate, SignatureAlgorithm, canonical, keys::der_of, metadata::Arc, time,
};
use crate::model::{Environment, Fingerprint, PkiId, SerialNumber, Timestamp};
use const_oid::ObjectIdentifier;
use der::{Decode, Reader, SliceReader};
use sha2::{Digest, Sha256};
use std::{collections::BTreeSet, sync::OnceLock};
use x509_cert::ext::Extension as Encoded;

/// The largest certificate read, in bytes. Real ones stay below 10 kB, post-quantum ones included.
pub(super) const LONGEST: usize = 64 * 1024;

/// A certificate, read. The bytes stay as they came; what is verified and compared are those bytes, never a second encoding.
#[derive(Debug, Clone)]
pub struct Certificate {
    der: Vec<u8>,
    tbs: std::ops::Range<usize>,
    decoded: x509_cert::Certificate,
    serial: SerialNumber,
    subject: Name,
    issuer: Name,
    public_key: PublicKey,
    /// What rules see of it, once one has looked: an issuer's is looked at for each certificate that it issues.
    raw: OnceLock<Result<Box<RawCertificate>, Error>>,
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Self) -> bool {
        self.der == other.der
    }
}

impl Eq for Certificate {}

impl Certificate {
    /// Reads the DER of a certificate.
    ///
    /// # Errors
    /// [`Error::Der`], [`Error::UnknownKey`], [`Error::WeakKey`].
    pub fn from_der(der: &[u8]) -> Result<Self, Error> {
        let what = "a certificate";
        if der.len() > LONGEST {
            return Err(Error::Der { expected: what, why: format!("it has {} bytes, at most {LONGEST} are read", der.len()) });
        }
        let decoded = x509_cert::Certificate::from_der(der).map_err(Error::der(what))?;
        once_each(decoded.tbs_certificate().extensions().into_iter().flatten(), what)?;
        let tbs = first_element(der).map_err(Error::der(what))?;
        let [issuer, subject] = names(&der[tbs.clone()]).map_err(Error::der(what))?;
        let serial = decoded.tbs_certificate().serial_number().as_bytes();
        if serial.first().is_some_and(|first| first & 0x80 != 0) {
            return Err(Error::Der { expected: what, why: "its serial number is negative (RFC 5280, 4.1.2.2)".to_owned() });
        }
        let serial = SerialNumber::from_bytes(serial).map_err(|e| Error::Der { expected: what, why: e.to_string() })?;
        let public_key = PublicKey::from_any_spki(&der_of(decoded.tbs_certificate().subject_public_key_info(), what)?)?;
        let (issuer, subject) = (Name::from_der(issuer)?, Name::from_der(subject)?);
        Ok(Self { der: der.to_vec(), tbs, serial, subject, issuer, public_key, decoded, raw: OnceLock::new() })
    }

    /// Makes sure that it is written as DER and RFC 5280 write it, its key included: only such a certificate is trusted. Another one could be
    /// varied without its signature becoming wrong, and would then have another fingerprint.
    ///
    /// # Errors
    /// [`Error::NotCanonical`], [`Error::KeyEncoding`].
    pub fn check_encoding(&self) -> Result<(), Error> {
        match canonical::certificate_faults(&self.decoded, &self.der).into_iter().next() {
            Some(why) => Err(Error::NotCanonical { why }),
            None => self.public_key.check_encoding(),
        }
    }

    /// Its DER.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// What its bytes say, for rules.
    ///
    /// # Errors
    /// [`Error::Der`], were there something in it that is read here otherwise.
    pub fn raw(&self) -> Result<&RawCertificate, Error> {
        self.raw.get_or_init(|| RawCertificate::of(&self.der).map(Box::new)).as_deref().map_err(Clone::clone)
    }

    /// The bytes that were signed: its TBSCertificate.
    #[must_use]
    pub fn tbs(&self) -> &[u8] {
        &self.der[self.tbs.clone()]
    }

    /// The SHA-256 digest of the bytes that were signed.
    #[must_use]
    pub fn tbs_digest(&self) -> [u8; 32] {
        Sha256::digest(self.tbs()).into()
    }

    /// The SHA-256 digest of its DER.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Self::fingerprint_of(&self.der)
    }

    /// The SHA-256 digest of the DER of a certificate.
    #[must_use]
    pub fn fingerprint_of(der: &[u8]) -> Fingerprint {
        Fingerprint(Sha256::digest(der).into())
    }

    /// Its serial number.
    #[must_use]
    pub fn serial(&self) -> &SerialNumber {
        &self.serial
    }

    /// Whom it is for.
    #[must_use]
    pub fn subject(&self) -> &Name {
        &self.subject
    }

    /// Who issued it.
    #[must_use]
    pub fn issuer(&self) -> &Name {
        &self.issuer
    }

    /// From when it is valid.
    #[must_use]
    pub fn not_before(&self) -> Timestamp {
        time::decode(&self.decoded.tbs_certificate().validity().not_before)
    }

    /// Until when, that second included.
    #[must_use]
    pub fn not_after(&self) -> Timestamp {
        time::decode(&self.decoded.tbs_certificate().validity().not_after)
    }

    /// The key that it speaks for.
    #[must_use]
    pub fn public_key(&self) -> &PublicKey {
        &self.public_key
    }

    /// How it was signed.
    ///
    /// # Errors
    /// [`Error::UnknownSignature`]; [`Error::Der`] when it names one algorithm inside and another outside (RFC 5280, 4.1.1.2).
    pub fn signature_algorithm(&self) -> Result<SignatureAlgorithm, Error> {
        if self.decoded.signature_algorithm() != self.decoded.tbs_certificate().signature() {
            return Err(Error::Der { expected: "a certificate", why: "it names two signature algorithms".to_owned() });
        }
        SignatureAlgorithm::from_identifier(self.decoded.signature_algorithm())
    }

    /// The signature, as it stands in the certificate.
    #[must_use]
    pub fn signature(&self) -> &[u8] {
        self.decoded.signature().raw_bytes()
    }

    /// Whether this key signed it.
    ///
    /// # Errors
    /// Those of [`signature_algorithm`](Self::signature_algorithm) and of [`PublicKey::verify`].
    pub fn verify_signature(&self, key: &PublicKey) -> Result<(), Error> {
        key.verify(self.signature_algorithm()?, self.tbs(), self.signature())
    }

    /// Whether its subject issued it: whether it can end a chain.
    #[must_use]
    pub fn is_self_issued(&self) -> bool {
        self.subject == self.issuer
    }

    /// Its extensions in order, each with whether it is critical; metadata is read under `arc`.
    ///
    /// # Errors
    /// [`Error::Der`] when one that evpki reads is malformed.
    pub fn extensions(&self, arc: &Arc) -> Result<Vec<(bool, Extension)>, Error> {
        let all = self.decoded.tbs_certificate().extensions().into_iter().flatten();
        all.map(|e| Ok((e.critical, Extension::decode(e, arc)?))).collect()
    }

    /// An extension as x509-cert reads it, if it has it.
    pub(super) fn extension<'a, T: Decode<'a, Error = der::Error>>(&'a self, oid: ObjectIdentifier) -> Option<der::Result<T>> {
        let mut all = self.decoded.tbs_certificate().extensions().into_iter().flatten();
        all.find(|e| e.extn_id == oid).map(|e| T::from_der(e.extn_value.as_bytes()))
    }

    /// The first extension from which `pick` takes something; malformed ones give nothing.
    fn find<T>(&self, arc: &Arc, pick: impl Fn(Extension) -> Option<T>) -> Option<T> {
        let all = self.decoded.tbs_certificate().extensions().into_iter().flatten();
        all.filter_map(|e| Extension::decode(e, arc).ok()).find_map(pick)
    }

    /// The first extension of RFC 5280 from which `pick` takes something; malformed ones give nothing.
    fn find_standard<T>(&self, pick: impl Fn(Extension) -> Option<T>) -> Option<T> {
        let all = self.decoded.tbs_certificate().extensions().into_iter().flatten();
        all.filter_map(|e| Extension::decode_standard(e).ok()).find_map(pick)
    }

    /// Whether it is an authority's, and how many more may stand below; `None` when it is not.
    #[must_use]
    pub fn authority(&self) -> Option<Option<u8>> {
        self.find_standard(|e| match e {
            Extension::BasicConstraints { authority: true, path_length } => Some(path_length),
            _ => None,
        })
    }

    /// What its key may be used for; `None` when it does not say.
    #[must_use]
    pub fn key_usage(&self) -> Option<Vec<KeyUsage>> {
        self.find_standard(|e| if let Extension::KeyUsage(usages) = e { Some(usages) } else { None })
    }

    /// The identifier of its key, when it names one.
    #[must_use]
    pub fn subject_key_identifier(&self) -> Option<Vec<u8>> {
        self.find_standard(|e| if let Extension::SubjectKeyIdentifier(id) = e { Some(id) } else { None })
    }

    /// The identifier of the key that signed it, when it names one.
    #[must_use]
    pub fn authority_key_identifier(&self) -> Option<Vec<u8>> {
        self.find_standard(|e| if let Extension::AuthorityKeyIdentifier(id) = e { Some(id) } else { None })
    }

    /// Which world it belongs to, when it says.
    #[must_use]
    pub fn environment(&self, arc: &Arc) -> Option<Environment> {
        self.find(arc, |e| if let Extension::Environment(environment) = e { Some(environment) } else { None })
    }

    /// The identifier of the PKI whose trust anchor it is, when it says.
    #[must_use]
    pub fn pki(&self, arc: &Arc) -> Option<PkiId> {
        self.find(arc, |e| if let Extension::Pki(id) = e { Some(id) } else { None })
    }
}

/// Makes sure that no extension stands there twice (RFC 5280, 4.2): which of the two counts, readers do not agree on.
pub(super) fn once_each<'a>(extensions: impl Iterator<Item = &'a Encoded>, what: &'static str) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    let mut all = extensions.map(|extension| extension.extn_id);
    match all.find(|oid| !seen.insert(*oid)) {
        Some(twice) => Err(Error::Der { expected: what, why: format!("it has the extension {twice} twice (RFC 5280, 4.2)") }),
        None => Ok(()),
    }
}

/// Where the first element inside of the outer SEQUENCE lies: the bytes that a signature covers.
pub(super) fn first_element(der: &[u8]) -> der::Result<std::ops::Range<usize>> {
    let mut reader = SliceReader::new(der)?;
    der::Header::decode(&mut reader)?;
    let start = usize::try_from(reader.position())?;
    let length = reader.tlv_bytes()?.len();
    Ok(start..start + length)
}

/// The issuer and the subject of a TBSCertificate, as they stand in it.
fn names(tbs: &[u8]) -> der::Result<[&[u8]; 2]> {
    let mut reader = SliceReader::new(tbs)?;
    der::Header::decode(&mut reader)?;
    if reader.peek_byte() == Some(0xa0) {
        reader.tlv_bytes()?; // version
    }
    reader.tlv_bytes()?; // serialNumber
    reader.tlv_bytes()?; // signature
    let issuer = reader.tlv_bytes()?;
    reader.tlv_bytes()?; // validity
    Ok([issuer, reader.tlv_bytes()?])
}
