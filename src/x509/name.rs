//! Distinguished names.

use super::{Error, keys::der_of};
use const_oid::{ObjectIdentifier, db::rfc4519};
use der::{
    Any, Decode, Tag, Tagged,
    asn1::{Ia5StringRef, PrintableString, SetOfVec, Utf8StringRef},
};
use x509_cert::{attr::AttributeTypeAndValue, name::RelativeDistinguishedName};

/// An attribute of a distinguished name (X.520; `DC`: RFC 4519, 2.4): those that evpki writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Attribute {
    /// `C`: the country, two letters.
    Country,
    /// `O`: the organization.
    Organization,
    /// `OU`: the organizational unit.
    OrganizationalUnit,
    /// `CN`: the common name.
    CommonName,
    /// `DC`: a domain component.
    DomainComponent,
    /// `serialNumber`: a device's.
    SerialNumber,
    /// `L`: the locality.
    Locality,
    /// `ST`: the state or province.
    State,
}

impl Attribute {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Country,
        Self::Organization,
        Self::OrganizationalUnit,
        Self::CommonName,
        Self::DomainComponent,
        Self::SerialNumber,
        Self::Locality,
        Self::State,
    ];
    /// Their names, in the same order.
    pub const NAMES: [&'static str; 8] = ["C", "O", "OU", "CN", "DC", "serialNumber", "L", "ST"];
    const OIDS: [ObjectIdentifier; 8] =
        [rfc4519::C, rfc4519::O, rfc4519::OU, rfc4519::CN, rfc4519::DC, rfc4519::SERIAL_NUMBER, rfc4519::L, rfc4519::ST];

    /// The name, as written in a profile and in a printed distinguished name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    fn oid(self) -> ObjectIdentifier {
        Self::OIDS[self as usize]
    }

    pub(super) fn from_oid(oid: ObjectIdentifier) -> Option<Self> {
        Self::ALL.into_iter().find(|attribute| attribute.oid() == oid)
    }

    /// The most characters that a value may have: the upper bounds of RFC 5280, appendix A.1; a DNS label's for `DC`.
    #[must_use]
    pub fn limit(self) -> usize {
        match self {
            Self::Country => 2,
            Self::Organization | Self::OrganizationalUnit | Self::CommonName | Self::SerialNumber => 64,
            Self::DomainComponent => 63,
            Self::Locality | Self::State => 128,
        }
    }

    /// Whether a name may have it more than once.
    #[must_use]
    pub fn repeats(self) -> bool {
        matches!(self, Self::OrganizationalUnit | Self::DomainComponent)
    }

    /// Its value as ASN.1: `PrintableString` for C and serialNumber, `IA5String` for DC, `UTF8String` for the rest.
    fn encode(self, value: &str) -> Result<Any, Error> {
        let limit = self.limit();
        let bad = |why: String| Error::Value { field: self.name().to_owned(), value: value.to_owned(), why };
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

impl std::fmt::Display for Attribute {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
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
            let pair = AttributeTypeAndValue { oid: attribute.oid(), value: attribute.encode(value)? };
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
        self.pairs().into_iter().filter(|(oid, _)| *oid == attribute.oid()).map(|(_, value)| value).collect()
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

/// As people read it, `C=DE, O=ACME Charging, CN=SN-0001`: each value escaped as RFC 4514, 2.4 asks for, so that no value can look like
/// another attribute. The order is that of the certificate.
impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&written(&self.decoded().unwrap_or_default()))
    }
}

/// A name as text: its relative distinguished names in order, the attributes of one with `+` between them.
pub(super) fn written(name: &x509_cert::name::Name) -> String {
    let pair = |pair: &AttributeTypeAndValue| {
        let label = Attribute::from_oid(pair.oid).map_or_else(|| pair.oid.to_string(), |a| a.name().to_owned());
        let value = characters(&pair.value).map_or_else(|| as_der(&pair.value), |value| escaped(&value));
        format!("{label}={value}")
    };
    let rdn = |rdn: &RelativeDistinguishedName| rdn.iter().map(pair).collect::<Vec<_>>().join("+");
    name.iter_rdn().map(rdn).collect::<Vec<_>>().join(", ")
}

/// A value as RFC 4514, 2.4 writes it: what separates attributes behind a backslash, what a terminal would not show as octets of UTF-8.
fn escaped(value: &str) -> String {
    let last = value.chars().count().saturating_sub(1);
    let mut out = String::with_capacity(value.len());
    for (at, c) in value.chars().enumerate() {
        match c {
            ',' | '+' | '"' | '\\' | '<' | '>' | ';' | '=' => out.extend(['\\', c]),
            '#' if at == 0 => out.push_str("\\#"),
            ' ' if at == 0 || at == last => out.push_str("\\ "),
            // RFC 4514 escapes NUL alone in this way; whatever else is not shown as it is would hide what a value says.
            _ if is_hidden(c) => {
                c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| out.extend(['\\'].into_iter().chain(hex_digits(byte))));
            }
            _ => out.push(c),
        }
    }
    out
}

fn hex_digits(byte: u8) -> Vec<char> {
    crate::model::hex::encode(&[byte]).chars().collect()
}

/// Whether a terminal does not show this character as one of its own.
fn is_hidden(c: char) -> bool {
    let shown = c.to_string();
    crate::model::printable(&shown) != shown
}

/// A value that is no text: its DER (RFC 4514, 2.4).
fn as_der(value: &Any) -> String {
    let der = der_of(value, "a distinguished name").unwrap_or_default();
    format!("#{}", crate::model::hex::encode(&der))
}

/// What an attribute's value says, whichever kind of string it is; the DER of one that is no text, as [`as_der`] writes it.
fn text(value: &Any) -> String {
    characters(value).map_or_else(|| as_der(value), |said| crate::model::printable(&said))
}

/// The characters of a value that is text.
fn characters(value: &Any) -> Option<String> {
    let is_text =
        matches!(value.tag(), Tag::Utf8String | Tag::PrintableString | Tag::Ia5String | Tag::TeletexString | Tag::VisibleString);
    if is_text { std::str::from_utf8(value.value()).ok().map(str::to_owned) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[(Attribute, &str)]) -> String {
        let values: Vec<(Attribute, String)> = values.iter().map(|(a, value)| (*a, (*value).to_owned())).collect();
        Name::from_attributes(&values).unwrap().to_string()
    }

    #[test]
    fn no_value_looks_like_another_attribute() {
        use Attribute::{CommonName, Organization};
        assert_eq!(of(&[(CommonName, "SN-1, O=ACME Charging, C=DE")]), r"CN=SN-1\, O\=ACME Charging\, C\=DE");
        assert_eq!(of(&[(Organization, "a+b"), (CommonName, r#"<"\>;"#)]), r#"O=a\+b, CN=\<\"\\\>\;"#);
        assert_eq!(of(&[(CommonName, " two  spaces ")]), r"CN=\ two  spaces\ ");
        assert_eq!(of(&[(CommonName, "# 1 # 2")]), r"CN=\# 1 # 2");
        assert_eq!(of(&[(CommonName, "a\0b\u{1b}[2J\n\u{202e}c")]), r"CN=a\00b\1b[2J\0a\e2\80\aec");
        assert_eq!(of(&[(CommonName, "Müller's Ladesäule")]), "CN=Müller's Ladesäule");
    }

    /// Two attributes in one relative distinguished name, and one whose value is no text: C=DE+O=x, 1.2.3=5.
    #[test]
    fn what_belongs_together_is_written_together() {
        let pair = |oid: &str, value: Any| AttributeTypeAndValue { oid: ObjectIdentifier::new_unwrap(oid), value };
        let text = |value: &str| Any::from(&PrintableString::new(value).unwrap());
        let mut both = SetOfVec::new();
        both.insert(pair("2.5.4.6", text("DE"))).unwrap();
        both.insert(pair("2.5.4.10", text("x"))).unwrap();
        let mut number = SetOfVec::new();
        number.insert(pair("1.2.3", Any::new(Tag::Integer, [5]).unwrap())).unwrap();
        let name = Name { der: der_of(&vec![both, number], "a name").unwrap() };
        assert_eq!(name.to_string(), "O=x+C=DE, 1.2.3=#020105");
    }
}
