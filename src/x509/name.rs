//! Distinguished names.

use super::{Error, keys::der_of};
use const_oid::{ObjectIdentifier, db::rfc4519};
use der::{
    Any, Decode, Tag, Tagged,
    asn1::{Ia5StringRef, PrintableString, SetOfVec, Utf8StringRef},
};
use x509_cert::{attr::AttributeTypeAndValue, name::RelativeDistinguishedName};

/// The kinds of attributes that evpki writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Attribute {
    /// C, countryName: two letters.
    Country,
    /// ST, stateOrProvinceName.
    State,
    /// L, localityName.
    Locality,
    /// O, organizationName.
    Organization,
    /// OU, organizationalUnitName.
    OrganizationalUnit,
    /// CN, commonName.
    CommonName,
    /// serialNumber, of a device.
    SerialNumber,
    /// DC, domainComponent.
    DomainComponent,
}

/// Attribute, short name, OID, longest value in characters (RFC 5280, appendix A.1, ub-*; a DNS label for DC).
const TABLE: [(Attribute, &str, ObjectIdentifier, usize); 8] = [
    (Attribute::Country, "C", rfc4519::C, 2),
    (Attribute::State, "ST", rfc4519::ST, 128),
    (Attribute::Locality, "L", rfc4519::L, 128),
    (Attribute::Organization, "O", rfc4519::O, 64),
    (Attribute::OrganizationalUnit, "OU", rfc4519::OU, 64),
    (Attribute::CommonName, "CN", rfc4519::CN, 64),
    (Attribute::SerialNumber, "serialNumber", rfc4519::SERIAL_NUMBER, 64),
    (Attribute::DomainComponent, "DC", rfc4519::DC, 63),
];

impl Attribute {
    /// Its short name: `CN`.
    #[must_use]
    pub fn name(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// The attribute with this short name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        TABLE.iter().find(|(_, short, ..)| *short == name).map(|(attribute, ..)| *attribute)
    }

    /// Its value as ASN.1: `PrintableString` for C and serialNumber, `IA5String` for DC, `UTF8String` for the rest.
    fn encode(self, value: &str) -> Result<Any, Error> {
        let (_, name, _, limit) = TABLE[self as usize];
        let bad = |why: String| Error::Value { field: name.to_owned(), value: value.to_owned(), why };
        let length = value.chars().count();
        if length == 0 {
            return Err(bad("it is empty".to_owned()));
        }
        if length > limit {
            return Err(bad(format!("it has {length} characters, at most {limit} are allowed (RFC 5280, appendix A.1)")));
        }
        if self == Self::Country && (length != 2 || !value.bytes().all(|b| b.is_ascii_uppercase())) {
            return Err(bad("expected two upper-case letters (ISO 3166-1)".to_owned()));
        }
        let encoded = match self {
            Self::Country | Self::SerialNumber => PrintableString::new(value).map(|s| Any::from(&s)),
            Self::DomainComponent => Ia5StringRef::new(value).and_then(|s| Any::encode_from(&s)),
            _ => Utf8StringRef::new(value).and_then(|s| Any::encode_from(&s)),
        };
        encoded.map_err(|_| bad("it has a character that the field cannot hold".to_owned()))
    }
}

/// A distinguished name. Two are equal when their DER is: what stands in a certificate is never written anew.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name {
    der: Vec<u8>,
}

impl Name {
    /// The name with these attributes, in this order, one to a relative distinguished name.
    ///
    /// # Errors
    /// [`Error::Value`] when a value does not fit its attribute.
    pub fn from_attributes(attributes: &[(Attribute, String)]) -> Result<Self, Error> {
        let rdns = attributes.iter().map(|(attribute, value)| {
            let pair = AttributeTypeAndValue { oid: TABLE[*attribute as usize].2, value: attribute.encode(value)? };
            let mut set = SetOfVec::new();
            set.insert(pair).map_err(Error::der("a distinguished name"))?;
            Ok(set)
        });
        let rdns: Vec<SetOfVec<AttributeTypeAndValue>> = rdns.collect::<Result<_, Error>>()?;
        Ok(Self { der: der_of(&rdns, "a distinguished name")? })
    }

    /// The name with this DER.
    pub(super) fn from_der(der: &[u8]) -> Result<Self, Error> {
        x509_cert::name::Name::from_der(der).map_err(Error::der("a distinguished name"))?;
        Ok(Self { der: der.to_vec() })
    }

    /// Its DER, as it stands in the certificate. What CertificateHashData hashes.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// It, decoded.
    pub(super) fn decoded(&self) -> Result<x509_cert::name::Name, Error> {
        x509_cert::name::Name::from_der(&self.der).map_err(Error::der("a distinguished name"))
    }

    /// The values of an attribute, in order.
    #[must_use]
    pub fn values(&self, attribute: Attribute) -> Vec<String> {
        self.pairs().into_iter().filter(|(oid, _)| *oid == TABLE[attribute as usize].2).map(|(_, value)| value).collect()
    }

    /// The value of its last common name, if it has one.
    #[must_use]
    pub fn common_name(&self) -> Option<String> {
        self.values(Attribute::CommonName).pop()
    }

    fn pairs(&self) -> Vec<(ObjectIdentifier, String)> {
        let name = self.decoded().unwrap_or_default();
        let pairs = name.iter_rdn().flat_map(RelativeDistinguishedName::iter);
        pairs.map(|pair| (pair.oid, text(&pair.value))).collect()
    }
}

/// As people read it: `C=DE, O=ACME Charging, CN=SN-0001`; values from outside with their control characters escaped.
impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let label = |oid: ObjectIdentifier| {
            TABLE
                .iter()
                .find(|(_, _, known, _)| *known == oid)
                .map_or_else(|| oid.to_string(), |(_, name, ..)| (*name).to_owned())
        };
        let parts: Vec<String> = self.pairs().into_iter().map(|(oid, value)| format!("{}={value}", label(oid))).collect();
        f.write_str(&parts.join(", "))
    }
}

/// What an attribute's value says, whichever kind of string it is; what is none is shown as hexadecimal.
fn text(value: &Any) -> String {
    let is_text =
        matches!(value.tag(), Tag::Utf8String | Tag::PrintableString | Tag::Ia5String | Tag::TeletexString | Tag::VisibleString);
    let said = if is_text { std::str::from_utf8(value.value()).ok() } else { None };
    said.map_or_else(|| format!("#{}", crate::model::hex::encode(value.value())), |s| s.chars().flat_map(escape).collect())
}

fn escape(c: char) -> Vec<char> {
    if c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c) {
        c.escape_unicode().collect()
    } else {
        vec![c]
    }
}
