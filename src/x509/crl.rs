//! A certificate revocation list, read.

use super::{
    Error, Name, PublicKey, SignatureAlgorithm,
    certificate::{first_element, once_each},
    time,
};
use crate::model::{RevocationReason, SerialNumber, Timestamp};
use const_oid::{ObjectIdentifier, db::rfc5280};
use der::Decode;
use std::collections::BTreeSet;
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
    unread: Vec<String>,
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
        if decoded.signature_algorithm != decoded.tbs_cert_list.signature {
            return Err(Error::Der { expected: what, why: "it names two signature algorithms (RFC 5280, 5.1.1.2)".to_owned() });
        }
        once_each(decoded.tbs_cert_list.crl_extensions.iter().flatten(), what)?;
        let issuer = Name::from_der(&super::keys::der_of(&decoded.tbs_cert_list.issuer, what)?)?;
        let unread = unread(&decoded);
        Ok(Self { der: der.to_vec(), tbs, decoded, issuer, unread })
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

    fn extension<'a, T: Decode<'a, Error = der::Error>>(&'a self, oid: ObjectIdentifier) -> Option<T> {
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

    /// The OIDs of extensions, its own or of an entry, by which it may not be a whole list of its issuer's alone: critical ones, which evpki
    /// does not read, and those of delta, partial and indirect lists, critical or not. With any of them it says nothing for sure.
    #[must_use]
    pub fn unread(&self) -> &[String] {
        &self.unread
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

fn unread(list: &CertificateList<Raw>) -> Vec<String> {
    const PARTIAL: [ObjectIdentifier; 3] =
        [rfc5280::ID_CE_ISSUING_DISTRIBUTION_POINT, rfc5280::ID_CE_DELTA_CRL_INDICATOR, rfc5280::ID_CE_CERTIFICATE_ISSUER];
    let list = &list.tbs_cert_list;
    let of_entries = list.revoked_certificates.iter().flatten().filter_map(|e| e.crl_entry_extensions.as_ref());
    let all = list.crl_extensions.iter().chain(of_entries).flatten();
    let unread = all.filter(|e| e.critical || PARTIAL.contains(&e.extn_id));
    let oids: BTreeSet<ObjectIdentifier> = unread.map(|e| e.extn_id).collect();
    oids.iter().map(ToString::to_string).collect()
}

fn reason(entry: &RevokedCert<Raw>) -> RevocationReason {
    let is_reason = |e: &&Extension| e.extn_id == rfc5280::ID_CE_CRL_REASONS;
    let encoded = entry.crl_entry_extensions.iter().flatten().find(is_reason);
    let code = encoded.and_then(|e| CrlReason::from_der(e.extn_value.as_bytes()).ok()).map(|r| r as u8);
    code.and_then(RevocationReason::from_code).unwrap_or(RevocationReason::Unspecified)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::{
        model::{DAY, KeyType},
        x509::{Attribute, KeyPair, RevocationListPlan, assemble},
    };
    use der::{Encode, asn1::OctetString};
    use x509_cert::{certificate::Rfc5280, crl::TbsCertList};

    const NOW: Timestamp = Timestamp(1_795_219_200);

    /// A CRL with one entry, after `change`, signed as if by `algorithm`.
    fn list(algorithm: SignatureAlgorithm, change: impl FnOnce(&mut TbsCertList<Rfc5280>)) -> Result<RevocationList, Error> {
        let plan = RevocationListPlan {
            issuer: Name::from_attributes(&[(Attribute::CommonName, "CA".to_owned())]).unwrap(),
            authority_key_identifier: vec![1; 20],
            number: 7,
            this_update: NOW,
            next_update: NOW.plus(DAY),
            entries: vec![(SerialNumber::from_bytes(&[9]).unwrap(), NOW, RevocationReason::KeyCompromise)],
        };
        let key = KeyPair::generate(KeyType::P256).unwrap();
        let mut list = TbsCertList::<Rfc5280>::from_der(&plan.to_be_signed(key.algorithm()).unwrap()).unwrap();
        change(&mut list);
        let tbs = list.to_der().unwrap();
        RevocationList::from_der(&assemble(&tbs, algorithm, &key.sign(&tbs).unwrap()).unwrap())
    }

    fn extension(extn_id: ObjectIdentifier, critical: bool) -> Extension {
        Extension { extn_id, critical, extn_value: OctetString::new(vec![0x30, 0]).unwrap() }
    }

    #[test]
    fn a_list_that_may_not_be_whole_is_known_by_its_extensions() {
        let ecdsa = SignatureAlgorithm::EcdsaSha256;
        assert_eq!(list(ecdsa, |_| {}).unwrap().unread(), [""; 0]);
        for oid in [rfc5280::ID_CE_ISSUING_DISTRIBUTION_POINT, rfc5280::ID_CE_DELTA_CRL_INDICATOR] {
            let partial = list(ecdsa, |l| l.crl_extensions.as_mut().unwrap().push(extension(oid, false))).unwrap();
            assert_eq!(partial.unread(), [oid.to_string()]);
        }
        for (oid, critical) in [(rfc5280::ID_CE_CERTIFICATE_ISSUER, false), (rfc5280::ID_CE_INVALIDITY_DATE, true)] {
            let entry = |l: &mut TbsCertList<Rfc5280>| {
                let entry = &mut l.revoked_certificates.as_mut().unwrap()[0];
                entry.crl_entry_extensions.as_mut().unwrap().push(extension(oid, critical));
            };
            assert_eq!(list(ecdsa, entry).unwrap().unread(), [oid.to_string()]);
        }
    }

    #[test]
    fn nothing_is_said_twice() {
        let why = list(SignatureAlgorithm::EcdsaSha384, |_| {}).unwrap_err().to_string();
        assert_eq!(why, "this is not a CRL: it names two signature algorithms (RFC 5280, 5.1.1.2)");
        let number = |l: &mut TbsCertList<Rfc5280>| {
            let extensions = l.crl_extensions.as_mut().unwrap();
            extensions.push(extensions[1].clone());
        };
        let why = list(SignatureAlgorithm::EcdsaSha256, number).unwrap_err().to_string();
        assert_eq!(why, "this is not a CRL: it has the extension 2.5.29.20 twice (RFC 5280, 4.2)");
    }
}
