//! A certificate revocation list, read.

use super::{Error, Name, PublicKey, SignatureAlgorithm, certificate::first_element, time};
use crate::model::{RevocationReason, SerialNumber, Timestamp};
use const_oid::db::rfc5280;
use der::Decode;
use x509_cert::{
    certificate::Raw,
    crl::{CertificateList, RevokedCert},
    ext::{
        Extension,
        pkix::{AuthorityKeyIdentifier, CrlNumber, CrlReason},
    },
};

/// A certificate revocation list, read. As with certificates, what is verified are the bytes as they came.
#[derive(Debug, Clone)]
pub struct RevocationList {
    der: Vec<u8>,
    tbs: std::ops::Range<usize>,
    decoded: CertificateList<Raw>,
    issuer: Name,
}

impl RevocationList {
    /// Reads the DER of a CRL.
    ///
    /// # Errors
    /// [`Error::Der`]
    pub fn from_der(der: &[u8]) -> Result<Self, Error> {
        let what = "a CRL";
        let decoded = CertificateList::<Raw>::from_der(der).map_err(Error::der(what))?;
        let tbs = first_element(der).map_err(Error::der(what))?;
        let issuer = Name::from_der(&super::keys::der_of(&decoded.tbs_cert_list.issuer, what)?)?;
        Ok(Self { der: der.to_vec(), tbs, decoded, issuer })
    }

    /// Its DER.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Who issued it.
    #[must_use]
    pub fn issuer(&self) -> &Name {
        &self.issuer
    }

    /// When it was issued.
    #[must_use]
    pub fn this_update(&self) -> Timestamp {
        time::decode(&self.decoded.tbs_cert_list.this_update)
    }

    /// When the next one is due, if it says.
    #[must_use]
    pub fn next_update(&self) -> Option<Timestamp> {
        self.decoded.tbs_cert_list.next_update.as_ref().map(time::decode)
    }

    fn extension<'a, T: Decode<'a, Error = der::Error>>(&'a self, oid: const_oid::ObjectIdentifier) -> Option<T> {
        let all = self.decoded.tbs_cert_list.crl_extensions.iter().flatten();
        all.filter(|e| e.extn_id == oid).find_map(|e| T::from_der(e.extn_value.as_bytes()).ok())
    }

    /// Its number, if it has one that fits 64 bits (RFC 5280, 5.2.3).
    #[must_use]
    pub fn number(&self) -> Option<u64> {
        let number: CrlNumber = self.extension(rfc5280::ID_CE_CRL_NUMBER)?;
        let bytes = number.0.as_bytes();
        (bytes.len() <= 8).then(|| bytes.iter().fold(0, |n, b| n << 8 | u64::from(*b)))
    }

    /// The identifier of the key that signed it, if it names one.
    #[must_use]
    pub fn authority_key_identifier(&self) -> Option<Vec<u8>> {
        let id: AuthorityKeyIdentifier = self.extension(rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER)?;
        id.key_identifier.map(|id| id.as_bytes().to_vec())
    }

    /// The OIDs of its critical extensions that evpki does not read: what it covers is then not known.
    #[must_use]
    pub fn unread_critical(&self) -> Vec<String> {
        let all = self.decoded.tbs_cert_list.crl_extensions.iter().flatten();
        all.filter(|e| e.critical).map(|e| e.extn_id.to_string()).collect()
    }

    /// Whether this key signed it.
    ///
    /// # Errors
    /// [`Error::UnknownSignature`] and those of [`PublicKey::verify`].
    pub fn verify_signature(&self, key: &PublicKey) -> Result<(), Error> {
        let algorithm = SignatureAlgorithm::from_identifier(&self.decoded.signature_algorithm)?;
        key.verify(algorithm, &self.der[self.tbs.clone()], self.decoded.signature.raw_bytes())
    }

    /// How many certificates it names.
    #[must_use]
    pub fn len(&self) -> usize {
        self.decoded.tbs_cert_list.revoked_certificates.as_ref().map_or(0, Vec::len)
    }

    /// Whether it names none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The certificates that it names: serial number, since when, why.
    pub fn entries(&self) -> impl Iterator<Item = (SerialNumber, Timestamp, RevocationReason)> {
        let all = self.decoded.tbs_cert_list.revoked_certificates.iter().flatten();
        all.filter_map(|e| {
            Some((SerialNumber::from_bytes(e.serial_number.as_bytes()).ok()?, time::decode(&e.revocation_date), reason(e)))
        })
    }

    /// What it says of a certificate: since when it does not count, and why; `None` when it does not name it.
    #[must_use]
    pub fn entry(&self, serial: &SerialNumber) -> Option<(Timestamp, RevocationReason)> {
        self.entries().find(|(named, ..)| named == serial).map(|(_, at, why)| (at, why))
    }
}

fn reason(entry: &RevokedCert<Raw>) -> RevocationReason {
    let is_reason = |e: &&Extension| e.extn_id == rfc5280::ID_CE_CRL_REASONS;
    let encoded = entry.crl_entry_extensions.iter().flatten().find(is_reason);
    let code = encoded.and_then(|e| CrlReason::from_der(e.extn_value.as_bytes()).ok()).map(|r| r as u8);
    code.and_then(RevocationReason::from_code).unwrap_or(RevocationReason::Unspecified)
}
