//! Why a value is not valid in OCPI.

use super::{LONGEST_MODULE, LONGEST_TOKEN, Version};
use crate::model::{self, Interface, nearest, shortened};

/// Why a value is not valid in OCPI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// The version has no roles.
    NoRoles {
        /// The version.
        version: Version,
        /// The role that was given.
        given: String,
    },
    /// The version does not have this role.
    Role {
        /// The version.
        version: Version,
        /// What was given.
        given: String,
    },
    /// A party has no role, but every party in this version needs one.
    MissingRole {
        /// The version.
        version: Version,
        /// What was given.
        given: String,
    },
    /// The version does not have this module.
    Module {
        /// The version.
        version: Version,
        /// What was given.
        given: String,
    },
    /// The value cannot be the identifier of a custom module.
    CustomModule {
        /// What was given.
        given: String,
    },
    /// The value is not an interface of a module.
    Interface {
        /// What was given.
        given: String,
    },
    /// The version has no interfaces.
    NoInterfaces {
        /// The version.
        version: Version,
        /// What was given.
        given: String,
    },
    /// The value is not an OCPI party.
    Party(model::Error),
    /// A credentials token is too short or too long.
    TokenLength {
        /// Its length, in characters.
        length: usize,
    },
    /// A credentials token contains a character that is not allowed. The character itself stays secret.
    TokenCharacter {
        /// Its position, counted from 1.
        position: usize,
    },
    /// A header contains no credentials token.
    Header {
        /// Why not.
        why: &'static str,
    },
    /// The stored state of a registration cannot be parsed.
    Registration {
        /// What is there.
        given: String,
    },
    /// A value occurs twice.
    Twice {
        /// What.
        what: String,
    },
}

impl From<model::Error> for Error {
    fn from(error: model::Error) -> Self {
        Self::Party(error)
    }
}

impl std::error::Error for Error {}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoRoles { version, given } => {
                write!(f, "OCPI {version} has no roles, so it has no role `{}`", shortened(given))
            }
            Self::Role { version, given } => {
                write!(f, "OCPI {version} has no role `{}`", shortened(given))?;
                elsewhere(f, given, *version, Version::roles)?;
                if given.eq_ignore_ascii_case("PTP") {
                    f.write_str(": payment terminal providers have no role of their own")?;
                }
                Ok(())
            }
            Self::MissingRole { version, given } => write!(
                f,
                "`{}` has no role, but every party in OCPI {version} needs one: {}",
                shortened(given),
                version.roles().join(", ")
            ),
            Self::Module { version, given } => {
                write!(f, "OCPI {version} has no module `{}`", shortened(given))?;
                elsewhere(f, given, *version, Version::modules)
            }
            Self::CustomModule { given } => write!(
                f,
                "`{}` cannot be the name of a custom module: expected 1 to {LONGEST_MODULE} letters, digits, `-`, `_` and `.`",
                shortened(given)
            ),
            Self::Interface { given } => {
                write!(f, "`{}` is not an interface of a module", shortened(given))?;
                hint(f, given, &Interface::NAMES)
            }
            Self::NoInterfaces { version, given } => write!(
                f,
                "OCPI {version} has no senders and receivers, so it has no `{}`: expected the module alone",
                shortened(given)
            ),
            Self::Party(error) => error.fmt(f),
            Self::TokenLength { length } => {
                write!(f, "the token has {length} characters, OCPI allows 1 to {LONGEST_TOKEN} (credentials, token)")
            }
            Self::TokenCharacter { position } => {
                write!(f, "character {position} of the token is not allowed, expected U+0021 to U+007E (credentials, token)")
            }
            Self::Header { why } => write!(f, "the `Authorization` header contains no OCPI token: {why}"),
            Self::Registration { given } => write!(f, "`{}` is not a registration state", shortened(given)),
            Self::Twice { what } => write!(f, "{what} occurs twice"),
        }
    }
}

/// Adds the other versions that have the word, or a suggestion.
fn elsewhere(
    f: &mut std::fmt::Formatter<'_>,
    given: &str,
    version: Version,
    words: fn(Version) -> &'static [&'static str],
) -> std::fmt::Result {
    let has = |version: &Version| words(*version).iter().any(|word| word.eq_ignore_ascii_case(given));
    let others: Vec<&str> = Version::ALL.into_iter().filter(has).map(Version::name).collect();
    if others.is_empty() { hint(f, given, words(version)) } else { write!(f, ": that is one of {}", others.join(", ")) }
}

fn hint(f: &mut std::fmt::Formatter<'_>, given: &str, known: &[&'static str]) -> std::fmt::Result {
    match nearest(given, known.iter().copied()) {
        Some(name) => write!(f, ", did you mean `{name}`?"),
        None => write!(f, ", there are {}", known.join(", ")),
    }
}
