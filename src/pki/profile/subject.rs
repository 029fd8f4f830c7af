//! The subject of a profile: attributes whose values are text with fields in braces.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};

use super::Kind;
use crate::model::{Hint, nearest, shortened};
use crate::pki::document::Word;
use crate::x509::Attribute;

impl FromStr for Attribute {
    type Err = SubjectError;
    fn from_str(given: &str) -> Result<Self, SubjectError> {
        Self::ALL.into_iter().find(|k| k.name() == given).ok_or_else(|| SubjectError::Attribute { given: given.to_owned() })
    }
}

/// What a field in braces stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// `{country}`: the country of the PKI.
    Country,
    /// `{organization}`: the organization that owns the PKI.
    Organization,
    /// `{environment}`: `production`, `staging` or `test`.
    Environment,
    /// `{authority}`: the name of the authority in its hierarchy.
    Authority,
    /// `{fqdn}`: the server's name.
    Fqdn,
    /// `{serial_number}`: the serial number of the station's hardware.
    SerialNumber,
    /// `{station_id}`: the identity of the station towards its CSMS.
    StationId,
    /// `{party}`: the first party of OCPI, as `DE*ABC`.
    Party,
    /// `{name}`: the name of the holder: SECCID, EMAID, PCID, EVCCID, or the name of a signer.
    Name,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Country,
        Self::Organization,
        Self::Environment,
        Self::Authority,
        Self::Fqdn,
        Self::SerialNumber,
        Self::StationId,
        Self::Party,
        Self::Name,
    ];
    /// Their names, in the same order.
    pub const NAMES: [&'static str; 9] =
        ["country", "organization", "environment", "authority", "fqdn", "serial_number", "station_id", "party", "name"];

    /// The name, as it stands between braces.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Whether a subject of this kind has it.
    #[must_use]
    pub fn belongs_to(self, kind: Kind) -> bool {
        match self {
            Self::Country | Self::Organization | Self::Environment => true,
            Self::Authority => kind == Kind::Authority,
            Self::Fqdn => matches!(kind, Kind::Server | Kind::Party),
            Self::SerialNumber | Self::StationId => kind == Kind::Station,
            Self::Party => kind == Kind::Party,
            Self::Name => kind.is_holder(),
        }
    }
}

impl FromStr for Field {
    type Err = SubjectError;
    fn from_str(given: &str) -> Result<Self, SubjectError> {
        Self::ALL.into_iter().find(|f| f.name() == given).ok_or_else(|| SubjectError::Field { given: given.to_owned() })
    }
}

/// The value of an attribute: text, fields, or both, such as `{organization} {authority}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Template(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Part {
    Text(String),
    Field(Field),
}

impl Template {
    /// Its fields, in their order.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        self.0.iter().filter_map(|part| match part {
            Part::Field(field) => Some(*field),
            Part::Text(_) => None,
        })
    }

    /// Its text without its fields.
    pub(super) fn literals(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| match part {
            Part::Text(text) => Some(text.as_str()),
            Part::Field(_) => None,
        })
    }

    /// The value, with each field replaced by what `value` has for it.
    ///
    /// # Errors
    /// The first field for which `value` has nothing.
    pub fn render<'a>(&self, value: impl Fn(Field) -> Option<Cow<'a, str>>) -> Result<String, Field> {
        let mut rendered = String::new();
        for part in &self.0 {
            match part {
                Part::Text(text) => rendered.push_str(text),
                Part::Field(field) => rendered.push_str(&value(*field).ok_or(*field)?),
            }
        }
        Ok(rendered)
    }
}

impl fmt::Display for Template {
    /// As it is written in a profile.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|part| match part {
            Part::Text(text) => f.write_str(text),
            Part::Field(field) => write!(f, "{{{}}}", field.name()),
        })
    }
}

impl FromStr for Template {
    type Err = SubjectError;
    fn from_str(given: &str) -> Result<Self, SubjectError> {
        let brace = || SubjectError::Brace { given: given.to_owned() };
        let mut parts = Vec::new();
        let mut rest = given;
        while !rest.is_empty() {
            let end = rest.find(['{', '}']).unwrap_or(rest.len());
            let (text, after) = rest.split_at(end);
            if let Some(character) = text.chars().find(|c| c.is_control()) {
                return Err(SubjectError::Control { character });
            }
            if !text.is_empty() {
                parts.push(Part::Text(text.to_owned()));
            }
            let Some(after) = after.strip_prefix('{') else { if after.is_empty() { break } else { return Err(brace()) } };
            let (field, after) = after.split_once('}').ok_or_else(brace)?;
            parts.push(Part::Field(field.parse()?));
            rest = after;
        }
        if parts.is_empty() { Err(SubjectError::Empty) } else { Ok(Self(parts)) }
    }
}

/// Why a text is no attribute of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubjectError {
    /// No such attribute.
    Attribute {
        /// What was given.
        given: String,
    },
    /// No such field.
    Field {
        /// What was given, without its braces.
        given: String,
    },
    /// A brace without its other half.
    Brace {
        /// What was given.
        given: String,
    },
    /// A character that no name has.
    Control {
        /// The character.
        character: char,
    },
    /// Nothing at all.
    Empty,
}

impl std::error::Error for SubjectError {}

impl fmt::Display for SubjectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unknown = |f: &mut fmt::Formatter<'_>, what, given: &str, known: &[&'static str]| {
            write!(f, "unknown {what} `{}`", shortened(given))?;
            match nearest(given, known.iter().copied()) {
                Some(name) => Hint(Some(name)).fmt(f),
                None => write!(f, ", known are: {}", known.join(", ")),
            }
        };
        match self {
            Self::Attribute { given } => unknown(f, "attribute", given, &Attribute::NAMES),
            Self::Field { given } => unknown(f, "template field", given, &Field::NAMES),
            Self::Brace { given } => {
                write!(f, "`{}` has a brace without its other half, fields are written `{{field}}`", shortened(given))
            }
            Self::Control { character } => write!(f, "U+{:04X} cannot stand in a name", u32::from(*character)),
            Self::Empty => f.write_str("the value of an attribute is empty"),
        }
    }
}

/// One attribute as it is written: a mapping with one key, `CN: "{fqdn}"`.
pub(super) struct RawAttribute(pub(super) Attribute, pub(super) Template);

impl<'de> Deserialize<'de> for RawAttribute {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct One;
        impl<'de> Visitor<'de> for One {
            type Value = RawAttribute;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("one attribute and its value, such as `- O: \"{organization}\"`")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawAttribute, A::Error> {
                let (Word(kind), Word(value)) = map.next_entry()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
                match map.next_key::<Word<Attribute>>()? {
                    None => Ok(RawAttribute(kind, value)),
                    Some(_) => Err(A::Error::invalid_length(2, &self)),
                }
            }
        }
        deserializer.deserialize_map(One)
    }
}
