//! Why something is no word of OCPI.

use super::{LONGEST_MODULE, LONGEST_TOKEN, Version};
use crate::model::{self, Interface, nearest, shortened};

/// Why something is no word of OCPI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// A version without roles.
    NoRoles {
        /// The version.
        version: Version,
        /// The role that was given.
        given: String,
    },
    /// No role of the version.
    Role {
        /// The version.
        version: Version,
        /// What was given.
        given: String,
    },
    /// A party without a role, in a version that has roles.
    MissingRole {
        /// The version.
        version: Version,
        /// What was given.
        given: String,
    },
    /// No module of the version.
    Module {
        /// The version.
        version: Version,
        /// What was given.
        given: String,
    },
    /// What cannot be the identifier of a module that partners have agreed on.
    CustomModule {
        /// What was given.
        given: String,
    },
    /// No side of a module.
    Interface {
        /// What was given.
        given: String,
    },
    /// A version without sides of modules.
    NoInterfaces {
        /// The version.
        version: Version,
        /// What was given.
        given: String,
    },
    /// No party.
    Party(model::Error),
    /// A credentials token that is too short or too long.
    TokenLength {
        /// How long it is, in characters.
        length: usize,
    },
    /// A character that cannot be part of a credentials token; which one it is stays secret.
    TokenCharacter {
        /// Where it stands, counted from 1.
        position: usize,
    },
    /// A header that holds no credentials token.
    Header {
        /// Why not.
        why: &'static str,
    },
    /// What was taken down of a registration cannot be read.
    Registration {
        /// What is there.
        given: String,
    },
    /// Something that is said twice.
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
            Self::NoRoles { version, given } => write!(f, "OCPI {version} has no roles, and so no `{}`", shortened(given)),
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
                "`{}` says no role, and in OCPI {version} every party has one: {}",
                shortened(given),
                version.roles().join(", ")
            ),
            Self::Module { version, given } => {
                write!(f, "OCPI {version} has no module `{}`", shortened(given))?;
                elsewhere(f, given, *version, Version::modules)
            }
            Self::CustomModule { given } => write!(
                f,
                "`{}` cannot be a module of your own: expected 1 to {LONGEST_MODULE} letters, digits, `-`, `_` and `.`",
                shortened(given)
            ),
            Self::Interface { given } => {
                write!(f, "`{}` is no side of a module", shortened(given))?;
                hint(f, given, &Interface::NAMES)
            }
            Self::NoInterfaces { version, given } => write!(
                f,
                "OCPI {version} knows no senders and receivers, and so no `{}`: expected the module alone",
                shortened(given)
            ),
            Self::Party(error) => error.fmt(f),
            Self::TokenLength { length } => {
                write!(f, "the token has {length} characters, OCPI takes 1 to {LONGEST_TOKEN} (credentials, token)")
            }
            Self::TokenCharacter { position } => {
                write!(f, "the token's character {position} is not taken, allowed are U+0021 to U+007E (credentials, token)")
            }
            Self::Header { why } => write!(f, "the `Authorization` header holds no token of OCPI: {why}"),
            Self::Registration { given } => write!(f, "`{}` says nothing of a registration", shortened(given)),
            Self::Twice { what } => write!(f, "{what} is said twice"),
        }
    }
}

/// Says which other versions have a word; or else what was probably meant.
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
