//! Why a text is not a profile.

use std::fmt;

use super::{Attribute, Critical, Field, Identifier, KeyFamily, KeyUsage, Kind};
use crate::model::{KeyType, shortened};
use crate::pki::Period;
use crate::pki::document::{self, Location};
use crate::pki::rules::ChoiceError;

/// Why a text is not a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// It is not such a document at all: no YAML, an unknown key, a value that cannot be read.
    Document(document::Error),
    /// Each of its values can be read, but not together.
    Key {
        /// Where.
        place: Location,
        /// The key, with its parents.
        key: &'static str,
        /// Why not.
        cause: Cause,
    },
}

impl From<document::Error> for Error {
    fn from(error: document::Error) -> Self {
        Self::Document(error)
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(error) => error.fmt(f),
            Self::Key { place, key, cause } => write!(f, "{place}: {key}: {cause}"),
        }
    }
}

/// Why a key of a profile cannot stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// The name is empty, too long, or has other characters than `a-z 0-9 -`.
    Name(String),
    /// A list or a text that must not be empty is.
    Empty,
    /// The key says nothing about certificates of this kind.
    Inapplicable(Kind),
    /// A field that subjects of this kind do not have.
    ForeignField(Field, Kind),
    /// The attribute can stand in a name only once.
    Repeated(Attribute),
    /// More characters than the attribute takes, even before its fields are filled in.
    LongText(Attribute, usize),
    /// A character that the attribute's type does not have.
    Text(Attribute, char),
    /// A country is `{country}` or two upper-case letters.
    NoCountry(String),
    /// The default is not among the allowed.
    ForeignDefault(KeyType),
    /// Twice in one list.
    Twice(String),
    /// A period that must be shorter than the validity is not.
    TooLong(Period, Period),
    /// Certificates would be valid for no time at all.
    NoTime,
    /// Keys of this type are allowed, but nothing says what they may be used for.
    MissingUsage(KeyType, KeyFamily),
    /// Says what keys may be used for of which none are allowed.
    IdleUsage(KeyFamily),
    /// An authority signs certificates and CRLs.
    AuthorityWithout(KeyUsage),
    /// Nobody else does.
    OnlyAuthority(KeyUsage),
    /// Keys of this type cannot do that; where it is written.
    CannotDo(KeyType, KeyUsage, &'static str),
    /// A usage that means something only beside keyAgreement.
    WithoutAgreement(KeyUsage),
    /// Options of a name that is not there.
    NoNames,
    /// The rules that it keeps cannot be these.
    Rules(ChoiceError),
    /// An identifier that stands in certificates of another kind.
    ForeignIdentifier(Identifier, Kind),
    /// An identifier, and no `{name}` in the subject in which it could stand.
    IdleIdentifier,
    /// Critical, and never written.
    NotWritten(Critical),
    /// A field in a name constraint that is not the same for all certificates of the PKI.
    ChangingField(Field),
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(given) => write!(f, "`{}` is no name, write 1 to 64 of a-z 0-9 -", shortened(given)),
            Self::Empty => f.write_str("is empty"),
            Self::Inapplicable(kind) => write!(f, "does not apply to a profile of kind `{kind}`, leave it out"),
            Self::ForeignField(field, kind) => {
                let own: Vec<&str> = Field::ALL.into_iter().filter(|f| f.belongs_to(*kind)).map(Field::name).collect();
                write!(f, "a certificate of kind `{kind}` has no `{{{}}}`, it has: {}", field.name(), own.join(", "))
            }
            Self::Repeated(attribute) => write!(f, "has {attribute} twice, only OU and DC repeat"),
            Self::LongText(attribute, length) => {
                write!(
                    f,
                    "the text of {attribute} has {length} characters, at most {} are allowed (RFC 5280, A.1)",
                    attribute.limit()
                )
            }
            Self::Text(attribute, character) => {
                write!(f, "{attribute} cannot hold `{}` (RFC 5280, A.1)", character.escape_debug())
            }
            Self::NoCountry(given) => {
                write!(f, "C is `{}`, write `{{country}}` or two letters A-Z (ISO 3166-1 alpha-2)", shortened(given))
            }
            Self::ForeignDefault(key_type) => write!(f, "`{key_type}` is not among the allowed"),
            Self::Twice(what) => write!(f, "has `{}` twice", shortened(what)),
            Self::TooLong(given, validity) => write!(f, "`{given}` is not shorter than the duration `{validity}`"),
            Self::NoTime => f.write_str("certificates would never be valid, write a duration such as `1y`"),
            Self::MissingUsage(key_type, family) => {
                write!(
                    f,
                    "`{key_type}` keys are allowed, but nothing says what they are for, list the key usages of `{}`",
                    family.name()
                )
            }
            Self::IdleUsage(family) => write!(f, "`{}` is given, but no such keys are allowed", family.name()),
            Self::AuthorityWithout(usage) => write!(f, "an authority needs `{usage}` (RFC 5280, 4.2.1.3)"),
            Self::OnlyAuthority(usage) => write!(f, "only an authority may have `{usage}` (RFC 5280, 4.2.1.3)"),
            Self::CannotDo(key_type, usage, source) => {
                write!(f, "`{key_type}` keys are allowed, but cannot be used for `{usage}` ({source})")
            }
            Self::WithoutAgreement(usage) => write!(f, "`{usage}` means nothing without `keyAgreement` (RFC 5280, 4.2.1.3)"),
            Self::Rules(error) => error.fmt(f),
            Self::NoNames => f.write_str("means nothing without `names: dns`"),
            Self::ForeignIdentifier(identifier, kind) => {
                write!(f, "`{identifier}` stands in a profile of kind `{}`, this is one of kind `{kind}`", identifier.kind())
            }
            Self::IdleIdentifier => f.write_str("means nothing without `{name}` in the subject"),
            Self::NotWritten(extension) => write!(f, "has `{extension}`, which the profile does not write"),
            Self::ChangingField(field) => write!(
                f,
                "`{{{}}}` is not the same in all certificates, write `{{country}}`, `{{organization}}` or `{{environment}}`",
                field.name()
            ),
        }
    }
}
