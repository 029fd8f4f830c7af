//! Which extensions a profile makes critical beyond those that always are.

use std::fmt;
use std::str::FromStr;

use crate::model::{Hint, nearest, shortened};

/// An extension that RFC 5280 lets be critical or not, and that is not unless a profile says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Critical {
    /// `extKeyUsage` (4.2.1.12).
    ExtendedKeyUsage,
    /// `subjectAltName` (4.2.1.6).
    SubjectAlternativeName,
    /// `certificatePolicies` (4.2.1.4).
    CertificatePolicies,
    /// `cRLDistributionPoints` (4.2.1.13).
    CrlDistributionPoints,
}

impl Critical {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::ExtendedKeyUsage, Self::SubjectAlternativeName, Self::CertificatePolicies, Self::CrlDistributionPoints];
    /// Their names, in the same order.
    pub const NAMES: [&'static str; 4] = ["extKeyUsage", "subjectAltName", "certificatePolicies", "cRLDistributionPoints"];

    /// The name of the extension in RFC 5280.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

impl fmt::Display for Critical {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Those that are critical in every certificate, and where that is written.
const ALWAYS: [(&str, &str); 3] =
    [("basicConstraints", "RFC 5280, 4.2.1.9"), ("keyUsage", "RFC 5280, 4.2.1.3"), ("nameConstraints", "RFC 5280, 4.2.1.10")];

/// Those that never are, and where that is written.
const NEVER: [(&str, &str); 7] = [
    ("subjectKeyIdentifier", "RFC 5280, 4.2.1.2"),
    ("authorityKeyIdentifier", "RFC 5280, 4.2.1.1"),
    ("authorityInfoAccess", "RFC 5280, 4.2.2.1"),
    ("environment", OWN),
    ("station", OWN),
    ("parties", OWN),
    ("user_roles", OWN),
];

const OWN: &str = "peers that do not know evpki's own must be able to pass over them";

impl FromStr for Critical {
    type Err = CriticalError;
    fn from_str(given: &str) -> Result<Self, CriticalError> {
        let within = |list: &[(&str, &'static str)]| list.iter().find(|(name, _)| *name == given).map(|(_, why)| *why);
        if let Some(named) = Self::ALL.into_iter().find(|c| c.name() == given) {
            return Ok(named);
        }
        let given = given.to_owned();
        Err(match (within(&ALWAYS), within(&NEVER)) {
            (Some(why), _) => CriticalError::Always { given, why },
            (_, Some(why)) => CriticalError::Never { given, why },
            _ => CriticalError::Unknown { given },
        })
    }
}

/// Why an extension cannot be made critical.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CriticalError {
    /// It is already.
    Always {
        /// The extension.
        given: String,
        /// Where that is written.
        why: &'static str,
    },
    /// It must not be.
    Never {
        /// The extension.
        given: String,
        /// Where that is written.
        why: &'static str,
    },
    /// Nothing has this name.
    Unknown {
        /// What was given.
        given: String,
    },
}

impl std::error::Error for CriticalError {}

impl fmt::Display for CriticalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Always { given, why } => write!(f, "`{given}` is critical in every certificate, leave it out ({why})"),
            Self::Never { given, why } => write!(f, "`{given}` must never be critical ({why})"),
            Self::Unknown { given } => {
                write!(f, "unknown extension `{}`", shortened(given))?;
                match nearest(given, Critical::NAMES) {
                    Some(name) => Hint(Some(name)).fmt(f),
                    None => write!(f, ", known are: {}", Critical::NAMES.join(", ")),
                }
            }
        }
    }
}
