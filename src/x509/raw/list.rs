//! What a CRL says.

use super::{Moment, RawAlgorithm, RawCertificate, RawExtension, RawName, algorithm, bytes_of, extensions};
use crate::x509::{Error, RevocationList, certificate::first_element};
use const_oid::{ObjectIdentifier, db::rfc5280};
use der::{
    Decode, Sequence,
    asn1::{AnyRef, BitStringRef, IntRef},
};
use std::collections::BTreeMap;

const WHAT: &str = "a CRL";

/// CertificateList (RFC 5280, 5.1).
#[derive(Sequence)]
struct Signed<'a> {
    tbs: Tbs<'a>,
    algorithm: AnyRef<'a>,
    signature: BitStringRef<'a>,
}

/// TBSCertList, with its times and entries as they are: `entries` may be a `nextUpdate`.
#[derive(Sequence)]
struct Tbs<'a> {
    #[asn1(optional = "true")]
    version: Option<u8>,
    algorithm: AnyRef<'a>,
    issuer: AnyRef<'a>,
    this_update: x509_cert::time::Time,
    next_update: Option<x509_cert::time::Time>,
    entries: Option<Vec<Entry<'a>>>,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    extensions: Option<Vec<x509_cert::ext::Extension>>,
}

/// An entry of revokedCertificates.
#[derive(Sequence)]
struct Entry<'a> {
    serial: IntRef<'a>,
    at: AnyRef<'a>,
    extensions: Option<Vec<x509_cert::ext::Extension>>,
}

/// What the bytes of a CRL say. It vouches for nothing: see [`RevocationList`] for what can be relied on.
#[derive(Debug, Clone)]
pub struct RawCrl {
    /// Its DER.
    pub der: Vec<u8>,
    /// Its version, counted from 1.
    pub version: u16,
    /// How it says within what is signed that it is signed.
    pub inner_algorithm: RawAlgorithm,
    /// How it says outside of that.
    pub outer_algorithm: RawAlgorithm,
    /// Who issued it.
    pub issuer: RawName,
    /// When it was issued.
    pub this_update: Moment,
    /// When the next one is due, when it says.
    pub next_update: Option<Moment>,
    /// Its extensions, in order.
    pub extensions: Vec<RawExtension>,
    /// How many certificates it names.
    pub count: usize,
    /// Whether it names certificates in a list that is there and empty.
    pub has_empty_list: bool,
    /// How many entries have each reason code (RFC 5280, 5.3.1); none: something that is no reason code.
    pub reasons: BTreeMap<Option<u8>, usize>,
    /// The names of critical extensions of entries, each once.
    pub critical_in_entries: Vec<String>,
    /// How many entries have a serial number that is there already.
    pub repeated: usize,
    tbs: std::ops::Range<usize>,
    signature: Vec<u8>,
}

impl RawCrl {
    /// Takes down what the DER of a CRL says.
    ///
    /// # Errors
    /// [`Error::Der`] when it is none at all.
    pub fn of(der: &[u8]) -> Result<Self, Error> {
        let Signed { tbs, algorithm: outer, signature } = Signed::from_der(der).map_err(Error::der(WHAT))?;
        let mut reasons = BTreeMap::new();
        let mut critical: Vec<ObjectIdentifier> = Vec::new();
        let mut serials: Vec<&[u8]> = Vec::new();
        for entry in tbs.entries.iter().flatten() {
            serials.push(entry.serial.as_bytes());
            let _ = entry.at;
            for extension in entry.extensions.iter().flatten() {
                if extension.extn_id == rfc5280::ID_CE_CRL_REASONS {
                    let code = match extension.extn_value.as_bytes() {
                        [0x0a, 1, code] => Some(*code),
                        _ => None,
                    };
                    *reasons.entry(code).or_insert(0) += 1;
                }
                if extension.critical && !critical.contains(&extension.extn_id) {
                    critical.push(extension.extn_id);
                }
            }
        }
        let count = serials.len();
        serials.sort_unstable();
        serials.dedup();
        Ok(Self {
            version: u16::from(tbs.version.unwrap_or(0)) + 1,
            inner_algorithm: algorithm(tbs.algorithm, WHAT)?,
            outer_algorithm: algorithm(outer, WHAT)?,
            issuer: RawName::of(&bytes_of(tbs.issuer, WHAT)?)?,
            this_update: Moment::from(&tbs.this_update),
            next_update: tbs.next_update.as_ref().map(Moment::from),
            extensions: extensions(tbs.extensions),
            count,
            has_empty_list: tbs.entries.as_ref().is_some_and(Vec::is_empty),
            reasons,
            critical_in_entries: critical.iter().map(super::named).collect(),
            repeated: count - serials.len(),
            tbs: first_element(der).map_err(Error::der(WHAT))?,
            signature: signature.raw_bytes().to_vec(),
            der: der.to_vec(),
        })
    }

    /// The CRL, when it can be relied on to be one.
    ///
    /// # Errors
    /// Those of [`RevocationList::from_der`].
    pub fn revocation_list(&self) -> Result<RevocationList, Error> {
        RevocationList::from_der(&self.der)
    }

    /// The extension of this name, as it stands there.
    #[must_use]
    pub fn extension(&self, name: &str) -> Option<&RawExtension> {
        self.extensions.iter().find(|e| e.name() == name)
    }

    /// Whether the key of a certificate signed it; `None`, when that cannot be said: a key or an algorithm that evpki does not know.
    #[must_use]
    pub fn is_signed_by(&self, issuer: &RawCertificate) -> Option<bool> {
        let algorithm = self.outer_algorithm.known()?;
        let key = issuer.key.public_key().ok()?;
        Some(key.verify(algorithm, &self.der[self.tbs.clone()], &self.signature).is_ok())
    }
}
