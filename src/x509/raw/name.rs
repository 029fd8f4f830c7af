//! What a distinguished name says.

use crate::{
    model::{hex, printable},
    x509::{Attribute, Error, name::written},
};
use const_oid::ObjectIdentifier;
use der::{Decode, Tag, Tagged};

/// Which kind of string a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StringKind {
    /// `UTF8String`.
    Utf8,
    /// `PrintableString`.
    Printable,
    /// `IA5String`.
    Ia5,
    /// `TeletexString`.
    Teletex,
    /// `BMPString`.
    Bmp,
    /// Something else.
    Other,
}

impl StringKind {
    /// Its name in ASN.1.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF8String",
            Self::Printable => "PrintableString",
            Self::Ia5 => "IA5String",
            Self::Teletex => "TeletexString",
            Self::Bmp => "BMPString",
            Self::Other => "another type",
        }
    }
}

/// An attribute of a name, with its value.
#[derive(Debug, Clone)]
pub struct NamePart {
    /// Which attribute; none: one that evpki has no name for.
    pub attribute: Option<Attribute>,
    /// Which kind of string its value is.
    pub kind: StringKind,
    /// The value, as it stands there; what is no text is hexadecimal.
    pub text: String,
    oid: ObjectIdentifier,
}

impl NamePart {
    /// The attribute's name, or its OID.
    #[must_use]
    pub fn label(&self) -> String {
        self.attribute.map_or_else(|| self.oid.to_string(), |a| a.name().to_owned())
    }

    /// The value, for people: what would play tricks on a terminal is escaped.
    #[must_use]
    pub fn shown(&self) -> String {
        printable(&self.text)
    }
}

/// A distinguished name, as it stands there.
#[derive(Debug, Clone)]
pub struct RawName {
    /// Its attributes, in order.
    pub parts: Vec<NamePart>,
    der: Vec<u8>,
}

impl RawName {
    pub(super) fn of(der: &[u8]) -> Result<Self, Error> {
        let name = x509_cert::name::Name::from_der(der).map_err(Error::der("a distinguished name"))?;
        let parts = name.iter_rdn().flat_map(|rdn| rdn.iter()).map(|pair| {
            let kind = match pair.value.tag() {
                Tag::Utf8String => StringKind::Utf8,
                Tag::PrintableString => StringKind::Printable,
                Tag::Ia5String => StringKind::Ia5,
                Tag::TeletexString => StringKind::Teletex,
                Tag::BmpString => StringKind::Bmp,
                _ => StringKind::Other,
            };
            let text = std::str::from_utf8(pair.value.value()).ok().filter(|_| kind != StringKind::Bmp);
            let text = text.map_or_else(|| format!("#{}", hex::encode(pair.value.value())), str::to_owned);
            NamePart { attribute: Attribute::from_oid(pair.oid), kind, text, oid: pair.oid }
        });
        Ok(Self { parts: parts.collect(), der: der.to_vec() })
    }

    /// Its DER.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The values of an attribute, in order.
    pub fn values(&self, attribute: Attribute) -> impl Iterator<Item = &str> {
        self.parts.iter().filter(move |p| p.attribute == Some(attribute)).map(|p| p.text.as_str())
    }

    /// The value of its last common name, if it has one.
    #[must_use]
    pub fn common_name(&self) -> Option<&str> {
        self.values(Attribute::CommonName).last()
    }

    /// Whether it has a domain component of this value, whatever the case of its letters.
    #[must_use]
    pub fn has_domain_component(&self, value: &str) -> bool {
        self.values(Attribute::DomainComponent).any(|v| v.eq_ignore_ascii_case(value))
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

/// As people read it: as [`Name`](crate::x509::Name) is written.
impl std::fmt::Display for RawName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = x509_cert::name::Name::from_der(&self.der).unwrap_or_default();
        f.write_str(&written(&name))
    }
}
