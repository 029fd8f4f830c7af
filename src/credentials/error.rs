//! Why a password, its replacement or its verifier is refused.

use super::password::Unit;
use crate::model::OcppVersion;
use crate::vault;

/// Why a password, its replacement or its verifier is refused. No variant carries any part of a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// The operating system has no random bytes to give.
    NoRandomness,
    /// A password that is too short or too long for its OCPP version.
    Length {
        /// The version.
        version: OcppVersion,
        /// How long it is.
        length: usize,
        /// How long it has to be at least.
        least: usize,
        /// How long it may be at most.
        most: usize,
        /// What is counted.
        unit: Unit,
        /// Where that is written.
        source: &'static str,
    },
    /// A password with a character that its OCPP version, or software in the field, does not take.
    Character {
        /// Where it stands, counted in characters from 1; which one it is stays secret.
        position: usize,
        /// Which characters are taken.
        allowed: &'static str,
        /// Where that is written.
        source: &'static str,
    },
    /// A password that has to be text, and is not UTF-8.
    NotText {
        /// The version that wants text.
        version: OcppVersion,
    },
    /// A kind of password whose characters an OCPP version does not take.
    Recipe {
        /// The kind.
        recipe: &'static str,
        /// The version.
        version: OcppVersion,
    },
    /// Nothing to confirm or to take back.
    NothingPending {
        /// The station.
        station: String,
    },
    /// Nothing to replace: the station has no password and its batch has no default one.
    NoPassword {
        /// The station.
        station: String,
    },
    /// The station is to be provisioned while a replacement of the batch's default password is under way.
    Pending {
        /// The station.
        station: String,
        /// The version that is pending.
        version: u64,
    },
    /// Two versions of a station's password stand where only one can.
    Twice {
        /// The station.
        station: String,
        /// Where: `in force` or `pending`.
        place: &'static str,
        /// The one.
        first: u64,
        /// The other.
        second: u64,
    },
    /// A password that a kind of verifier cannot stand for.
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
            Self::NoRandomness => write!(f, "the operating system gives no random bytes"),
            Self::Length { version, length, least, most, unit, source } => {
                write!(f, "the password has {length} {unit}, OCPP {version} takes {least} to {most} ({source})")
            }
            Self::Character { position, allowed, source } => {
                write!(f, "the password's character {position} is not taken, allowed are {allowed} ({source})")
            }
            Self::NotText { version } => write!(f, "the password is not UTF-8, OCPP {version} takes text only"),
            Self::Recipe { recipe, version } => {
                write!(f, "a password of the kind `{recipe}` has characters that OCPP {version} does not take")
            }
            Self::NothingPending { station } => write!(f, "nothing pending for {station}: start with rotate"),
            Self::NoPassword { station } => write!(f, "{station} has no password to replace: start with provision"),
            Self::Pending { station, version } => {
                write!(f, "password {version} of {station} is pending: confirm or abort it first")
            }
            Self::Twice { station, place, first, second } => {
                write!(f, "passwords {first} and {second} of {station} are both {place}, only one can be: check the store")
            }
            Self::Verifier { kind, why } => write!(f, "the password cannot have a {kind} verifier: {why}"),
            Self::Vault(_) => write!(f, "the verifier could not be computed"),
        }
    }
}
