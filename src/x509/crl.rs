//! Certificate revocation lists: read, at once or as a stream, and written.

mod entry;
mod scan;
#[cfg(feature = "cli")]
mod write;

use super::{Error, Message, Name, PublicKey, SignatureAlgorithm, certificate::once_each, time};
use crate::model::{RevocationReason, SerialNumber, Timestamp};
use const_oid::{ObjectIdentifier, db::rfc5280};
use der::{Decode, Reader, SliceReader, asn1::BitString};
use entry::Entry;
use spki::AlgorithmIdentifierOwned;
use std::{collections::BTreeSet, io::Read, ops::Range};
use x509_cert::{
    certificate::Raw,
    crl::TbsCertList,
    ext::pkix::{AuthorityKeyIdentifier, CrlNumber, IssuingDistributionPoint},
};

#[cfg(all(test, feature = "cli"))]
pub(super) use write::tests::to_be_signed;
#[cfg(feature = "cli")]
pub use write::{RevocationListEntries, RevocationListPlan, SignedRevocationList, UnsignedRevocationList};

/// What a CRL says beside its entries.
#[derive(Debug, Clone)]
struct Head {
    /// Without its entries.
    decoded: TbsCertList<Raw>,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
    issuer: Name,
    unread: Vec<String>,
    /// How many entries it has.
    count: usize,
    /// Where in it that lies which was signed.
    tbs: Range<u64>,
    /// Where its entries lie.
    entries: Range<u64>,
}

impl Head {
    fn new(
        decoded: TbsCertList<Raw>,
        algorithm: AlgorithmIdentifierOwned,
        signature: BitString,
        count: usize,
        unread: &BTreeSet<ObjectIdentifier>,
        tbs: Range<u64>,
        entries: Range<u64>,
    ) -> Result<Self, Error> {
        let what = "a CRL";
        if algorithm != decoded.signature {
            return Err(Error::Der { expected: what, why: "it names two signature algorithms (RFC 5280, 5.1.1.2)".to_owned() });
        }
        once_each(decoded.crl_extensions.iter().flatten(), what)?;
        let issuer = Name::from_der(&super::keys::der_of(&decoded.issuer, what)?)?;
        let unread = unread.iter().map(ToString::to_string).collect();
        Ok(Self { decoded, algorithm, signature, issuer, unread, count, tbs, entries })
    }

    fn this_update(&self) -> Timestamp {
        time::decode(&self.decoded.this_update)
    }

    fn next_update(&self) -> Option<Timestamp> {
        self.decoded.next_update.as_ref().map(time::decode)
    }

    fn extension<'a, T: Decode<'a, Error = der::Error>>(&'a self, oid: ObjectIdentifier) -> Option<T> {
        let all = self.decoded.crl_extensions.iter().flatten();
        all.filter(|e| e.extn_id == oid).find_map(|e| T::from_der(e.extn_value.as_bytes()).ok())
    }

    fn number(&self) -> Option<u64> {
        self.number_in(rfc5280::ID_CE_CRL_NUMBER)
    }

    fn number_in(&self, oid: ObjectIdentifier) -> Option<u64> {
        let number: CrlNumber = self.extension(oid)?;
        let bytes = number.0.as_bytes();
        (bytes.len() <= 8).then(|| bytes.iter().fold(0, |n, b| n << 8 | u64::from(*b)))
    }
}

/// A certificate revocation list, read. As with certificates, what is verified are the bytes as they came. All of them were read once; the
/// entries are decoded again when they are asked for, so that it takes no more memory than its bytes.
#[derive(Debug, Clone)]
pub struct RevocationList {
    der: Vec<u8>,
    head: Head,
}

impl RevocationList {
    /// Reads the DER of a CRL.
    ///
    /// # Errors
    /// [`Error::Der`]
    pub fn from_der(der: &[u8]) -> Result<Self, Error> {
        Self::from_bytes(der.to_vec())
    }

    /// Reads the DER of a CRL, and keeps these very bytes: one of a million entries has 50 MB.
    ///
    /// # Errors
    /// [`Error::Der`]
    pub fn from_bytes(der: Vec<u8>) -> Result<Self, Error> {
        let (head, _) = scan::Scan::begin(&der[..], false)?.end()?;
        Ok(Self { der, head })
    }

    /// Its DER.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Who issued it.
    #[must_use]
    pub fn issuer(&self) -> &Name {
        &self.head.issuer
    }

    /// When it was issued.
    #[must_use]
    pub fn this_update(&self) -> Timestamp {
        self.head.this_update()
    }

    /// When the next one is due, if it says.
    #[must_use]
    pub fn next_update(&self) -> Option<Timestamp> {
        self.head.next_update()
    }

    /// Its number, if it has one that fits 64 bits (RFC 5280, 5.2.3).
    #[must_use]
    pub fn number(&self) -> Option<u64> {
        self.head.number()
    }

    /// The identifier of the key that signed it, if it names one.
    #[must_use]
    pub fn authority_key_identifier(&self) -> Option<Vec<u8>> {
        let id: AuthorityKeyIdentifier = self.head.extension(rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER)?;
        id.key_identifier.map(|id| id.as_bytes().to_vec())
    }

    /// The OIDs of extensions, its own or of an entry, by which it may not be a whole list of its issuer's alone: critical ones, which evpki
    /// does not read, and those of delta, partial and indirect lists, critical or not. With any of them it says nothing for sure.
    #[must_use]
    pub fn unread(&self) -> &[String] {
        &self.head.unread
    }

    /// The number of the list of which it tells what has changed since, when it is a delta.
    pub(super) fn base_number(&self) -> Option<u64> {
        self.head.number_in(rfc5280::ID_CE_DELTA_CRL_INDICATOR)
    }

    /// Whether it is a delta that releases a certificate from hold (RFC 5280, 5.3.1).
    pub(super) fn releases(&self, serial: &SerialNumber) -> bool {
        self.base_number().is_some()
            && self.decoded_entries().any(|e| e.is_release() && e.said().is_some_and(|(named, ..)| named == *serial))
    }

    /// Of which certificates of its issuer it tells, when it says.
    pub(super) fn scope(&self) -> Option<IssuingDistributionPoint> {
        self.head.extension(rfc5280::ID_CE_ISSUING_DISTRIBUTION_POINT)
    }

    /// Whether this key signed it.
    ///
    /// # Errors
    /// [`Error::UnknownSignature`] and those of [`PublicKey::verify`].
    pub fn verify_signature(&self, key: &PublicKey) -> Result<(), Error> {
        let algorithm = SignatureAlgorithm::from_identifier(&self.head.algorithm)?;
        key.verify(algorithm, self.part(&self.head.tbs), self.head.signature.raw_bytes())
    }

    fn part(&self, range: &Range<u64>) -> &[u8] {
        let [start, end] = [range.start, range.end].map(|at| usize::try_from(at).unwrap_or(usize::MAX));
        self.der.get(start..end).unwrap_or_default()
    }

    /// How many certificates it names.
    #[must_use]
    pub fn len(&self) -> usize {
        self.head.count
    }

    /// Whether it names none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The certificates that it names: serial number, since when, why. Each is decoded when its turn comes.
    pub fn entries(&self) -> impl Iterator<Item = RevocationListEntry> + use<'_> {
        self.decoded_entries().filter_map(|e| e.said())
    }

    fn decoded_entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let mut reader = SliceReader::new(self.part(&self.head.entries)).ok();
        // All of them were decoded before: none fails now.
        let next = move || reader.as_mut().filter(|r| !r.is_finished()).and_then(|r| Entry::decode(r).ok());
        std::iter::from_fn(next)
    }

    /// What it says of a certificate: since when it does not count, and why; `None` when it does not name it.
    #[must_use]
    pub fn entry(&self, serial: &SerialNumber) -> Option<(Timestamp, RevocationReason)> {
        self.entries().find(|(named, ..)| named == serial).map(|(_, at, why)| (at, why))
    }
}

/// An entry of a CRL: the serial number of a certificate, since when it does not count, and why.
pub type RevocationListEntry = (SerialNumber, Timestamp, RevocationReason);

/// A CRL that is read as a stream, an entry at a time.
#[derive(Debug)]
pub struct RevocationListReader<R> {
    scan: scan::Scan<R>,
}

impl<R: Read> RevocationListReader<R> {
    /// Reads what stands before the entries.
    ///
    /// # Errors
    /// [`Error::Der`], [`Error::Stream`], [`Error::UnknownSignature`].
    pub fn begin(der: R) -> Result<Self, Error> {
        Ok(Self { scan: scan::Scan::begin(der, true)? })
    }

    /// The next entry; none behind the last. Entries with a serial number that no certificate can have are passed over.
    ///
    /// # Errors
    /// [`Error::Der`], [`Error::Stream`].
    pub fn next_entry(&mut self) -> Result<Option<RevocationListEntry>, Error> {
        while let Some(entry) = self.scan.next_entry()? {
            if let Some(said) = entry.said() {
                return Ok(Some(said));
            }
        }
        Ok(None)
    }

    /// Reads the entries that are left, and what stands behind them, to the end.
    ///
    /// # Errors
    /// [`Error::Der`], [`Error::Stream`].
    pub fn end(self) -> Result<RevocationListSummary, Error> {
        let (head, message) = self.scan.end()?;
        let message = message.ok_or(Error::Crypto { what: "take in what was signed" })?;
        Ok(RevocationListSummary { head, message })
    }
}

/// What a CRL says that was read as a stream, and not kept.
#[derive(Debug)]
pub struct RevocationListSummary {
    head: Head,
    message: Message,
}

impl RevocationListSummary {
    /// Reads a CRL to its end, every entry of it.
    ///
    /// # Errors
    /// [`Error::Der`], [`Error::Stream`], [`Error::UnknownSignature`].
    pub fn read(der: impl Read) -> Result<Self, Error> {
        RevocationListReader::begin(der)?.end()
    }

    /// Whether it carries the same signature as another: then it is the same list.
    #[must_use]
    pub fn has_signature_of(&self, other: &Self) -> bool {
        self.head.signature == other.head.signature
    }

    /// Its number, if it has one that fits 64 bits (RFC 5280, 5.2.3).
    #[must_use]
    pub fn number(&self) -> Option<u64> {
        self.head.number()
    }

    /// When it was issued.
    #[must_use]
    pub fn this_update(&self) -> Timestamp {
        self.head.this_update()
    }

    /// When the next one is due, if it says.
    #[must_use]
    pub fn next_update(&self) -> Option<Timestamp> {
        self.head.next_update()
    }

    /// How many certificates it names.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.head.count as u64
    }

    /// Whether this key signed it.
    ///
    /// # Errors
    /// Those of [`PublicKey::verify`].
    pub fn verify_signature(&self, key: &PublicKey) -> Result<(), Error> {
        key.verify_message(&self.message, self.head.signature.raw_bytes())
    }
}

/// Whether a list with this extension, its own or of an entry, may not be a whole one of its issuer's alone.
fn is_unread(id: ObjectIdentifier, critical: bool) -> bool {
    const PARTIAL: [ObjectIdentifier; 3] =
        [rfc5280::ID_CE_ISSUING_DISTRIBUTION_POINT, rfc5280::ID_CE_DELTA_CRL_INDICATOR, rfc5280::ID_CE_CERTIFICATE_ISSUER];
    critical || PARTIAL.contains(&id)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::x509::certificate::first_element;
    use crate::{
        model::{DAY, KeyType},
        x509::{Attribute, KeyPair, assemble},
    };
    use der::{Encode, asn1::OctetString};
    use x509_cert::{
        certificate::Rfc5280,
        crl::{CertificateList, RevokedCert},
        ext::{Extension, pkix::CrlReason},
    };

    const NOW: Timestamp = Timestamp(1_795_219_200);

    fn plan() -> RevocationListPlan {
        RevocationListPlan {
            issuer: Name::from_attributes(&[(Attribute::CommonName, "CA".to_owned())]).unwrap(),
            authority_key_identifier: vec![1; 20],
            number: 7,
            this_update: NOW,
            next_update: NOW.plus(DAY),
        }
    }

    /// A CRL with one entry, after `change`, signed as if by `algorithm`.
    fn list(algorithm: SignatureAlgorithm, change: impl FnOnce(&mut TbsCertList<Rfc5280>)) -> Result<RevocationList, Error> {
        let plan = plan();
        let entries = [(SerialNumber::from_bytes(&[9]).unwrap(), NOW, RevocationReason::KeyCompromise)];
        let key = KeyPair::generate(KeyType::P256).unwrap();
        let mut list = TbsCertList::<Rfc5280>::from_der(&to_be_signed(&plan, &entries, key.algorithm())).unwrap();
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

    /// What is read as a stream, and what x509-cert reads at once, are the same; so is what is refused.
    fn read_alike(der: &[u8]) {
        let at_once = CertificateList::<Raw>::from_der(der).ok().filter(|l| {
            l.signature_algorithm == l.tbs_cert_list.signature
                && once_each(l.tbs_cert_list.crl_extensions.iter().flatten(), "").is_ok()
                && Name::from_der(&l.tbs_cert_list.issuer.to_der().unwrap()).is_ok()
        });
        let list = RevocationList::from_der(der).ok();
        assert_eq!(list.is_some(), at_once.is_some(), "{der:02x?}");
        let (Some(list), Some(at_once)) = (list, at_once) else { return };
        let entries = at_once.tbs_cert_list.revoked_certificates.iter().flatten();
        assert_eq!(list.len(), entries.clone().count());
        assert_eq!(list.entries().collect::<Vec<_>>(), entries.filter_map(said).collect::<Vec<_>>());
        assert_eq!(list.part(&list.head.tbs), &der[first_element(der).unwrap()]);
        assert_eq!(list.head.decoded.crl_extensions, at_once.tbs_cert_list.crl_extensions);
        assert_eq!((&list.head.signature, &list.head.algorithm), (&at_once.signature, &at_once.signature_algorithm));
        let Ok(summary) = RevocationListSummary::read(der) else {
            return assert!(SignatureAlgorithm::from_identifier(&at_once.signature_algorithm).is_err());
        };
        assert_eq!((summary.number(), summary.count()), (list.number(), list.len() as u64));
    }

    fn said(entry: &RevokedCert<Raw>) -> Option<(SerialNumber, Timestamp, RevocationReason)> {
        let serial = SerialNumber::from_bytes(entry.serial_number.as_bytes()).ok()?;
        if entry.serial_number.as_bytes()[0] & 0x80 != 0 {
            return None;
        }
        let encoded = entry.crl_entry_extensions.iter().flatten().find(|e| e.extn_id == rfc5280::ID_CE_CRL_REASONS);
        let code = encoded.and_then(|e| CrlReason::from_der(e.extn_value.as_bytes()).ok()).map(|r| r as u8);
        let reason = code.and_then(RevocationReason::from_code).unwrap_or(RevocationReason::Unspecified);
        Some((serial, time::decode(&entry.revocation_date), reason))
    }

    fn der(entries: u32) -> (KeyPair, Vec<u8>) {
        let key = KeyPair::generate(KeyType::P256).unwrap();
        let named: Vec<_> = (1..=entries)
            .map(|n| (SerialNumber::from_bytes(&n.to_be_bytes()).unwrap(), NOW, RevocationReason::ALL[n as usize % 8]))
            .collect();
        let tbs = to_be_signed(&plan(), &named, key.algorithm());
        let der = assemble(&tbs, key.algorithm(), &key.sign(&tbs).unwrap()).unwrap();
        (key, der)
    }

    #[test]
    fn a_stream_is_read_as_x509_cert_reads_it_at_once() {
        for entries in [0, 1, 2, 5_000] {
            let (key, der) = der(entries);
            read_alike(&der);
            RevocationList::from_der(&der).unwrap().verify_signature(key.public()).unwrap();
            let summary = RevocationListSummary::read(&der[..]).unwrap();
            summary.verify_signature(key.public()).unwrap();
            assert_eq!((summary.number(), summary.count(), summary.this_update()), (Some(7), u64::from(entries), NOW));
        }
        // Every octet turned into every other, every end, and more behind it.
        let (_, der) = der(2);
        for at in 0..der.len() {
            read_alike(&der[..at]);
            for other in (0..=255).step_by(if cfg!(debug_assertions) { 15 } else { 1 }).filter(|other| *other != der[at]) {
                let mut changed = der.clone();
                changed[at] = other;
                read_alike(&changed);
            }
        }
        read_alike(&[&der[..], &[0]].concat());
    }

    #[test]
    fn parts_in_another_order_are_refused() {
        let (_, good) = der(2);
        let tbs = first_element(&good).unwrap();
        let mut reader = SliceReader::new(&good[tbs.clone()]).unwrap();
        let header = der::Header::decode(&mut reader).unwrap();
        let mut parts = Vec::new();
        while !reader.is_finished() {
            parts.push(reader.tlv_bytes().unwrap());
        }
        assert_eq!(parts.len(), 7);
        for (one, two) in (0..7).flat_map(|one| (0..7).map(move |two| (one, two))) {
            let mut parts = parts.clone();
            parts.swap(one, two);
            let mut changed = good.clone();
            changed[tbs.clone()].copy_from_slice(&[header.to_der().unwrap(), parts.concat()].concat());
            read_alike(&changed);
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
