//! Why a password, its replacement or its verifier is refused.

use super::password::Unit;
use crate::model::OcppVersion;
use crate::vault;

/// Why a password, its replacement or its verifier is refused. No variant carries any part of a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// The operating system provides no random bytes.
    NoRandomness,
    /// A password is too short or too long for its OCPP version.
    Length {
        /// The version.
        version: OcppVersion,
        /// Its length.
        length: usize,
        /// The minimum length.
        least: usize,
        /// The maximum length.
        most: usize,
        /// The unit of the lengths.
        unit: Unit,
        /// The document that defines the limits.
        source: &'static str,
    },
    /// A password contains a character that its OCPP version, or software in the field, does not allow.
    Character {
        /// Its position, counted in characters from 1. The character itself stays secret.
        position: usize,
        /// The allowed characters.
        allowed: &'static str,
        /// The document that defines them.
        source: &'static str,
    },
    /// A password must be text, but is not UTF-8.
    NotText {
        /// The version that requires text.
        version: OcppVersion,
    },
    /// An OCPP version does not allow the characters of this kind of password.
    Recipe {
        /// The kind.
        recipe: &'static str,
        /// The version.
        version: OcppVersion,
    },
    /// The charger has no pending password to confirm or abort.
    NothingPending {
        /// The charger.
        station: String,
    },
    /// The charger has no password to replace, and its batch has no default password.
    NoPassword {
        /// The charger.
        station: String,
    },
    /// The charger cannot be provisioned while a replacement of the default password of its batch is pending.
    Pending {
        /// The charger.
        station: String,
        /// The version that is pending.
        version: u64,
    },
    /// Two versions of a password are in a state that only one may have.
    Twice {
        /// The charger.
        station: String,
        /// The state: `in force` or `pending`.
        place: &'static str,
        /// The first version.
        first: u64,
        /// The second version.
        second: u64,
    },
    /// A kind of verifier does not support the password.
    Verifier {
        /// The kind.
        kind: &'static str,
        /// Why.
        why: &'static str,
    },
    /// The vault could not compute a verifier.
    Vault(vault::Error),
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Vault(error) => Some(error),
            _ => None,
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoRandomness => write!(f, "the operating system provides no random bytes"),
            Self::Length { version, length, least, most, unit, source } => {
                write!(f, "the password has {length} {unit}, OCPP {version} allows {least} to {most} ({source})")
            }
            Self::Character { position, allowed, source } => {
                write!(f, "character {position} of the password is not allowed, expected {allowed} ({source})")
            }
            Self::NotText { version } => write!(f, "the password is not UTF-8, OCPP {version} allows text only"),
            Self::Recipe { recipe, version } => {
                write!(f, "a password of the kind `{recipe}` has characters that OCPP {version} does not allow")
            }
            Self::NothingPending { station } => write!(f, "{station} has no pending password: start with rotate"),
            Self::NoPassword { station } => write!(f, "{station} has no password to replace: start with provision"),
            Self::Pending { station, version } => {
                write!(f, "password {version} of {station} is pending: confirm or abort it first")
            }
            Self::Twice { station, place, first, second } => {
                write!(f, "passwords {first} and {second} of {station} are both {place}, but only one may be: check the store")
            }
            Self::Verifier { kind, why } => write!(f, "the password cannot have a {kind} verifier: {why}"),
            Self::Vault(_) => write!(f, "cannot compute the verifier"),
        }
    }
}
