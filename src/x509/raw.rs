//! What the bytes of a certificate, a certification request or a CRL say, taken down without judging.
//!
//! [`Certificate`](super::Certificate) refuses to be what cannot be relied on: a weak key, an extension that stands there twice. Whoever has to
//! say what is wrong with such a thing reads a raw. Nothing is ever verified with one, and nothing issued.

mod certificate;
mod key;
mod list;
mod name;
mod request;
#[cfg(all(test, feature = "cli"))]
pub(crate) mod testing;

pub use certificate::RawCertificate;
pub use key::{KeyKind, RawKey};
pub use list::RawCrl;
pub use name::{NamePart, RawName, StringKind};
pub use request::RawRequest;

use super::{Error, Extension, SignatureAlgorithm, metadata::Arc, time};
use crate::model::{Timestamp, printable};
use const_oid::ObjectIdentifier;
use der::{
    Decode, Encode, Tag, Tagged,
    asn1::{AnyRef, GeneralizedTime, UtcTime},
};
use spki::AlgorithmIdentifierOwned;
use x509_cert::{ext::Extension as Encoded, time::Time};

/// A moment, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The moment; none, when it is not written as RFC 5280, 4.1.2.5 asks for: whole seconds, in UTC.
    pub at: Option<Timestamp>,
    /// Whether it is a `GeneralizedTime`; else a `UTCTime`.
    pub generalized: bool,
    /// Its text.
    pub text: String,
}

impl Moment {
    fn of(value: AnyRef<'_>) -> Self {
        let generalized = value.tag() == Tag::GeneralizedTime;
        let at = if generalized {
            value.decode_as::<GeneralizedTime>().ok().map(Time::GeneralTime)
        } else {
            value.decode_as::<UtcTime>().ok().map(Time::UtcTime)
        };
        let at = at.map(|time| time::decode(&time));
        Self { at, generalized, text: printable(&String::from_utf8_lossy(value.value())) }
    }
}

impl From<&Time> for Moment {
    fn from(time: &Time) -> Self {
        let at = time::decode(time);
        Self { at: Some(at), generalized: matches!(time, Time::GeneralTime(_)), text: time::rfc3339(at) }
    }
}

/// The identifier of an algorithm that signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawAlgorithm {
    identifier: AlgorithmIdentifierOwned,
}

impl RawAlgorithm {
    /// The algorithm, if it is one that evpki knows.
    #[must_use]
    pub fn known(&self) -> Option<SignatureAlgorithm> {
        SignatureAlgorithm::from_identifier(&self.identifier).ok()
    }

    /// Its name in the field; its OID, where that is all there is.
    #[must_use]
    pub fn name(&self) -> String {
        let oid = self.identifier.oid;
        match self.known() {
            Some(known) => known.name().to_owned(),
            None => const_oid::db::DB.by_oid(&oid).map_or_else(|| oid.to_string(), |name| format!("{name} ({oid})")),
        }
    }

    /// Its OID, in dotted form.
    #[must_use]
    pub fn oid(&self) -> String {
        self.identifier.oid.to_string()
    }

    /// Whether its parameters are NULL, which is not the same as having none.
    #[must_use]
    pub fn has_null_parameters(&self) -> bool {
        self.identifier.parameters.as_ref().is_some_and(|p| p.tag() == Tag::Null)
    }

    /// Whether it has no parameters.
    #[must_use]
    pub fn has_no_parameters(&self) -> bool {
        self.identifier.parameters.is_none()
    }
}

/// An extension, as it stands there.
#[derive(Debug, Clone)]
pub struct RawExtension {
    oid: ObjectIdentifier,
    name: String,
    /// Whether it is critical.
    pub critical: bool,
    /// Its value.
    pub der: Vec<u8>,
    says: Result<Extension, Error>,
}

impl RawExtension {
    fn of(encoded: &Encoded) -> Self {
        let says = Extension::decode_standard(encoded);
        let name = match &says {
            Ok(Extension::Other { .. }) | Err(_) => named(&encoded.extn_id),
            Ok(known) => known.name().to_owned(),
        };
        Self { oid: encoded.extn_id, name, critical: encoded.critical, der: encoded.extn_value.as_bytes().to_vec(), says }
    }

    /// What it says, if it is one that RFC 5280 knows and evpki reads; metadata, which stands under an arc, is an [`Extension::Other`] here.
    ///
    /// # Errors
    /// [`Error::Der`] when it is malformed.
    pub fn says(&self) -> Result<&Extension, &Error> {
        self.says.as_ref()
    }

    /// What it says when metadata is read under `arc`.
    ///
    /// # Errors
    /// [`Error::Der`] when it is malformed.
    pub fn says_under(&self, arc: &Arc) -> Result<Extension, Error> {
        Extension::decode_metadata(self.oid, &self.der, arc).unwrap_or_else(|| self.says.clone())
    }

    /// Its OID, in dotted form.
    #[must_use]
    pub fn oid(&self) -> String {
        self.oid.to_string()
    }

    /// Its name in the field; its OID, where that is all there is.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is one of those that RFC 5280 defines for certificates (4.2).
    #[must_use]
    pub fn is_standard(&self) -> bool {
        let dotted = self.oid();
        dotted.starts_with("2.5.29.") || matches!(dotted.as_str(), "1.3.6.1.5.5.7.1.1" | "1.3.6.1.5.5.7.1.11")
    }

    /// Whether it stands at `oid`, in dotted form.
    #[must_use]
    pub fn is(&self, oid: &str) -> bool {
        ObjectIdentifier::new(oid).is_ok_and(|oid| oid == self.oid)
    }

    /// Whether it is the same extension as another, whatever the two say.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.oid == other.oid
    }
}

fn named(oid: &ObjectIdentifier) -> String {
    const_oid::db::DB.by_oid(oid).map_or_else(|| oid.to_string(), |name| name.trim_start_matches("id-ce-").to_owned())
}

/// Extensions that stand somewhere, as they are.
fn extensions(encoded: Option<Vec<Encoded>>) -> Vec<RawExtension> {
    encoded.iter().flatten().map(RawExtension::of).collect()
}

/// The bytes of an element, header included.
fn bytes_of(element: AnyRef<'_>, what: &'static str) -> Result<Vec<u8>, Error> {
    element.to_der().map_err(Error::der(what))
}

/// The identifier of the algorithm in these bytes.
fn algorithm(element: AnyRef<'_>, what: &'static str) -> Result<RawAlgorithm, Error> {
    let identifier = AlgorithmIdentifierOwned::from_der(&bytes_of(element, what)?).map_err(Error::der(what))?;
    Ok(RawAlgorithm { identifier })
}
