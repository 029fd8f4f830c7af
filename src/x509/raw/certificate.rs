//! What a certificate says.

use super::{Moment, RawAlgorithm, RawExtension, RawKey, RawName, algorithm, bytes_of, extensions};
use crate::{
    model::Environment,
    x509::{
        Certificate, Error, Extension, KeyUsage, Station, canonical,
        certificate::{LONGEST, first_element},
        metadata::{Arc, Party},
    },
};
use der::{
    Decode, Sequence,
    asn1::{AnyRef, BitStringRef, IntRef},
};

const WHAT: &str = "a certificate";

/// Certificate (RFC 5280, 4.1), with what may be wrong in it left as it is.
#[derive(Sequence)]
struct Signed<'a> {
    tbs: Tbs<'a>,
    algorithm: AnyRef<'a>,
    signature: BitStringRef<'a>,
}

/// TBSCertificate.
#[derive(Sequence)]
struct Tbs<'a> {
    #[asn1(context_specific = "0", default = "Default::default", tag_mode = "EXPLICIT")]
    version: u8,
    serial: IntRef<'a>,
    algorithm: AnyRef<'a>,
    issuer: AnyRef<'a>,
    validity: Validity<'a>,
    subject: AnyRef<'a>,
    key: AnyRef<'a>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    issuer_id: Option<BitStringRef<'a>>,
    #[asn1(context_specific = "2", tag_mode = "IMPLICIT", optional = "true")]
    subject_id: Option<BitStringRef<'a>>,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT", optional = "true")]
    extensions: Option<Vec<x509_cert::ext::Extension>>,
}

#[derive(Sequence)]
struct Validity<'a> {
    not_before: AnyRef<'a>,
    not_after: AnyRef<'a>,
}

/// What the bytes of a certificate say. It vouches for nothing: see [`Certificate`] for what can be relied on.
#[derive(Debug, Clone)]
pub struct RawCertificate {
    /// Its DER.
    pub der: Vec<u8>,
    /// Its version: 1, 2 or 3, or what else stands there, counted from 1.
    pub version: u16,
    /// The octets of its serial number, as an INTEGER has them: with its sign, and without what could be left out.
    pub serial: Vec<u8>,
    /// How it says within what is signed that it is signed.
    pub inner_algorithm: RawAlgorithm,
    /// How it says outside of that.
    pub outer_algorithm: RawAlgorithm,
    /// Who issued it.
    pub issuer: RawName,
    /// From when it is valid.
    pub not_before: Moment,
    /// Until when.
    pub not_after: Moment,
    /// Whom it is for.
    pub subject: RawName,
    /// The key that it speaks for.
    pub key: RawKey,
    /// Whether it has an issuer's or a subject's unique identifier.
    pub has_unique_identifiers: bool,
    /// Its extensions, in order.
    pub extensions: Vec<RawExtension>,
    tbs: std::ops::Range<usize>,
    signature: Vec<u8>,
}

impl RawCertificate {
    /// Takes down what the DER of a certificate says.
    ///
    /// # Errors
    /// [`Error::Der`] when it is none at all.
    pub fn of(der: &[u8]) -> Result<Self, Error> {
        if der.len() > LONGEST {
            return Err(Error::Der { expected: WHAT, why: format!("it has {} bytes, at most {LONGEST} are read", der.len()) });
        }
        let Signed { tbs, algorithm: outer, signature } = Signed::from_der(der).map_err(Error::der(WHAT))?;
        Ok(Self {
            version: u16::from(tbs.version) + 1,
            serial: tbs.serial.as_bytes().to_vec(),
            inner_algorithm: algorithm(tbs.algorithm, WHAT)?,
            outer_algorithm: algorithm(outer, WHAT)?,
            issuer: RawName::of(&bytes_of(tbs.issuer, WHAT)?)?,
            not_before: Moment::of(tbs.validity.not_before),
            not_after: Moment::of(tbs.validity.not_after),
            subject: RawName::of(&bytes_of(tbs.subject, WHAT)?)?,
            key: RawKey::of(&bytes_of(tbs.key, WHAT)?)?,
            has_unique_identifiers: tbs.issuer_id.is_some() || tbs.subject_id.is_some(),
            extensions: extensions(tbs.extensions),
            tbs: first_element(der).map_err(Error::der(WHAT))?,
            signature: signature.raw_bytes().to_vec(),
            der: der.to_vec(),
        })
    }

    /// Everything in it that is not written as DER and RFC 5280 write it, but for its key.
    #[must_use]
    pub fn encoding_faults(&self) -> Vec<String> {
        let decoded = x509_cert::Certificate::from_der(&self.der);
        decoded.map_or_else(|_| Vec::new(), |decoded| canonical::certificate_faults(&decoded, &self.der))
    }

    /// The certificate, when it can be relied on to be one.
    ///
    /// # Errors
    /// Those of [`Certificate::from_der`].
    pub fn certificate(&self) -> Result<Certificate, Error> {
        Certificate::from_der(&self.der)
    }

    /// The first extension from which `pick` takes something; malformed ones give nothing.
    pub fn find<'a, T: 'a>(&'a self, pick: impl Fn(&'a Extension) -> Option<T>) -> Option<T> {
        self.extensions.iter().filter_map(|e| e.says().ok()).find_map(pick)
    }

    /// The extension of this name, as it stands there.
    #[must_use]
    pub fn extension(&self, name: &str) -> Option<&RawExtension> {
        self.extensions.iter().find(|e| e.name() == name)
    }

    /// Whether it is an authority's, and how many more may stand below; `None` when it does not say that it is one.
    #[must_use]
    pub fn authority(&self) -> Option<Option<u8>> {
        self.basic_constraints().and_then(|(authority, path_length)| authority.then_some(path_length))
    }

    /// What its basic constraints say: whether it is an authority's, and how many more may stand below.
    #[must_use]
    pub fn basic_constraints(&self) -> Option<(bool, Option<u8>)> {
        self.find(|e| match e {
            Extension::BasicConstraints { authority, path_length } => Some((*authority, *path_length)),
            _ => None,
        })
    }

    /// What its key may be used for, when it says.
    #[must_use]
    pub fn key_usage(&self) -> Option<&[KeyUsage]> {
        self.find(|e| if let Extension::KeyUsage(usages) = e { Some(&usages[..]) } else { None })
    }

    /// For which purposes, as dotted OIDs, when it says.
    #[must_use]
    pub fn purposes(&self) -> Option<&[String]> {
        self.find(|e| if let Extension::ExtendedKeyUsage(purposes) = e { Some(&purposes[..]) } else { None })
    }

    /// The identifier of its key, when it names one.
    #[must_use]
    pub fn subject_key_identifier(&self) -> Option<&[u8]> {
        self.find(|e| if let Extension::SubjectKeyIdentifier(id) = e { Some(&id[..]) } else { None })
    }

    /// The identifier of its issuer's key, when it names one.
    #[must_use]
    pub fn authority_key_identifier(&self) -> Option<&[u8]> {
        self.find(|e| if let Extension::AuthorityKeyIdentifier(id) = e { Some(&id[..]) } else { None })
    }

    /// Its names besides the subject's.
    #[must_use]
    pub fn alternative_names(&self) -> Option<&[crate::x509::AlternativeName]> {
        self.find(|e| if let Extension::SubjectAlternativeName(names) = e { Some(&names[..]) } else { None })
    }

    /// The OCSP responders that it names.
    #[must_use]
    pub fn ocsp(&self) -> &[String] {
        let found =
            self.find(|e| if let Extension::AuthorityInformationAccess { ocsp, .. } = e { Some(&ocsp[..]) } else { None });
        found.unwrap_or_default()
    }

    /// Whether its subject issued it.
    #[must_use]
    pub fn is_self_issued(&self) -> bool {
        self.subject.der() == self.issuer.der()
    }

    /// Which world it belongs to, when it says, under this arc.
    #[must_use]
    pub fn environment(&self, arc: &Arc) -> Option<Environment> {
        self.metadata(arc, |e| if let Extension::Environment(environment) = e { Some(environment) } else { None })
    }

    /// Which charging station it is for, when it says, under this arc.
    #[must_use]
    pub fn station(&self, arc: &Arc) -> Option<Station> {
        self.metadata(arc, |e| if let Extension::Station(station) = e { Some(station) } else { None })
    }

    /// For which parties it speaks, when it says, under this arc.
    #[must_use]
    pub fn parties(&self, arc: &Arc) -> Option<Vec<Party>> {
        self.metadata(arc, |e| if let Extension::Parties(parties) = e { Some(parties) } else { None })
    }

    /// The first extension under this arc from which `pick` takes something; malformed ones give nothing.
    pub fn metadata<T>(&self, arc: &Arc, pick: impl Fn(Extension) -> Option<T>) -> Option<T> {
        let own = self.extensions.iter().filter(|e| arc.has(&e.oid));
        own.filter_map(|e| e.says_under(arc).ok()).find_map(pick)
    }

    /// Whether the key of another signed it; `None`, when that cannot be said: a key or an algorithm that evpki does not know.
    #[must_use]
    pub fn is_signed_by(&self, issuer: &Self) -> Option<bool> {
        let algorithm = self.outer_algorithm.known()?;
        let key = issuer.key.public_key().ok()?;
        match key.verify(algorithm, &self.der[self.tbs.clone()], &self.signature) {
            Ok(()) => Some(true),
            Err(_) => Some(false),
        }
    }
}
