//! Why a message or a configuration cannot be made.

use crate::model::{OcppVersion, SecurityProfile};

/// Why a message or a configuration cannot be made. No variant carries anything secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// A field is longer than its message allows.
    TooLong {
        /// The field.
        field: &'static str,
        /// Its length, in characters.
        length: usize,
        /// The maximum length, in characters.
        limit: usize,
        /// The document that defines the limit.
        source: &'static str,
    },
    /// An OCPP-J message needs an identifier.
    EmptyMessageId,
    /// A password must be text, but is not UTF-8.
    NotText {
        /// The version that requires text.
        version: OcppVersion,
    },
    /// Something that a version does not have.
    Unsupported {
        /// What.
        what: &'static str,
        /// The version that does not have it.
        version: OcppVersion,
    },
    /// The CSMS URL is invalid for a charger.
    Url {
        /// The URL.
        url: String,
        /// Why.
        why: &'static str,
    },
    /// The CSMS URL does not have the scheme of the security profile.
    Scheme {
        /// The URL.
        url: String,
        /// The profile.
        profile: SecurityProfile,
        /// The required scheme.
        scheme: &'static str,
    },
    /// A configuration has to be for some version.
    NoVersion,
    /// A value that JSON cannot carry; does not happen.
    Bug {
        /// Which.
        what: &'static str,
    },
}

impl std::error::Error for Error {}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLong { field, length, limit, source } => {
                write!(f, "{field} has {length} characters, at most {limit} are allowed ({source})")
            }
            Self::EmptyMessageId => write!(f, "the message identifier is empty"),
            Self::NotText { version } => write!(f, "the password is not UTF-8, OCPP {version} allows text only"),
            Self::Unsupported { what, version } => write!(f, "OCPP {version} has no {what}"),
            Self::Url { url, why } => write!(f, "`{}` is not a URL of a CSMS: {why}", url.escape_debug()),
            Self::Scheme { url, profile, scheme } => {
                write!(f, "`{}` does not begin with `{scheme}`, security profile {profile} requires it", url.escape_debug())
            }
            Self::NoVersion => write!(f, "no OCPP version was given"),
            Self::Bug { what } => write!(f, "a bug: {what} cannot be written as JSON"),
        }
    }
}
