//! What a key may be used for.

use std::fmt;
use std::str::FromStr;

use crate::model::{Hint, nearest, shortened};
use crate::x509::KeyUsage;
use crate::x509::metadata::{Arc, Purpose, not_an_identifier};

impl FromStr for KeyUsage {
    type Err = UsageError;
    fn from_str(given: &str) -> Result<Self, UsageError> {
        Self::ALL.into_iter().find(|u| u.name() == given).ok_or_else(|| UsageError::KeyUsage { given: given.to_owned() })
    }
}

/// Which keys one list of key usages is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyFamily {
    /// Keys on elliptic curves, Ed25519 included.
    Elliptic,
    /// RSA keys.
    Rsa,
}

impl KeyFamily {
    /// The name, as it stands below `key_usage`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Elliptic => "ec",
            Self::Rsa => "rsa",
        }
    }
}

/// What a certificate may be used for (RFC 5280, 4.2.1.12).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ExtendedKeyUsage {
    /// As the server of a TLS connection.
    ServerAuth,
    /// As the client of a TLS connection.
    ClientAuth,
    /// Signing code: firmware.
    CodeSigning,
    /// Protecting mail.
    EmailProtection,
    /// Signing time stamps.
    TimeStamping,
    /// Signing OCSP responses.
    OcspSigning,
    /// One of evpki's own, under the arc of the PKI.
    Evpki(Purpose),
    /// Another purpose, by its object identifier in dotted form.
    Other(String),
}

/// Those with a name: the value, its name, its object identifier.
const NAMED: [(ExtendedKeyUsage, &str, &str); 6] = [
    (ExtendedKeyUsage::ServerAuth, "serverAuth", "1.3.6.1.5.5.7.3.1"),
    (ExtendedKeyUsage::ClientAuth, "clientAuth", "1.3.6.1.5.5.7.3.2"),
    (ExtendedKeyUsage::CodeSigning, "codeSigning", "1.3.6.1.5.5.7.3.3"),
    (ExtendedKeyUsage::EmailProtection, "emailProtection", "1.3.6.1.5.5.7.3.4"),
    (ExtendedKeyUsage::TimeStamping, "timeStamping", "1.3.6.1.5.5.7.3.8"),
    (ExtendedKeyUsage::OcspSigning, "OCSPSigning", "1.3.6.1.5.5.7.3.9"),
];

/// evpki's own, in the order of [`Purpose::ALL`].
const OWN: [&str; Purpose::ALL.len()] =
    ["evpki:station", "evpki:csms", "evpki:ocpi-client", "evpki:ocpi-server", "evpki:cdr-sender", "evpki:message-signing"];

impl ExtendedKeyUsage {
    /// The name as RFC 5280 has it, `evpki:` and the name of one of evpki's own; the object identifier of one without a name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Other(oid) => oid,
            Self::Evpki(purpose) => OWN[*purpose as usize],
            named => NAMED.iter().find(|(value, ..)| value == named).map_or("", |(_, name, _)| name),
        }
    }

    /// The object identifier in dotted form; evpki's own stand under `arc`.
    #[must_use]
    pub fn oid(&self, arc: &Arc) -> String {
        match self {
            Self::Other(oid) => oid.clone(),
            Self::Evpki(purpose) => arc.purpose(*purpose),
            named => NAMED.iter().find(|(value, ..)| value == named).map_or("", |(.., oid)| oid).to_owned(),
        }
    }
}

impl fmt::Display for ExtendedKeyUsage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for ExtendedKeyUsage {
    type Err = UsageError;
    /// Reads a name, or an object identifier in dotted form.
    fn from_str(given: &str) -> Result<Self, UsageError> {
        if let Some(purpose) = Purpose::ALL.into_iter().find(|purpose| OWN[*purpose as usize] == given) {
            return Ok(Self::Evpki(purpose));
        }
        match NAMED.into_iter().find(|(_, name, oid)| *name == given || *oid == given) {
            Some((value, ..)) => Ok(value),
            None if is_oid(given) => Ok(Self::Other(given.to_owned())),
            None => Err(UsageError::ExtendedKeyUsage { given: given.to_owned() }),
        }
    }
}

/// A policy under which certificates are issued (RFC 5280, 4.2.1.4), by its object identifier in dotted form.
pub(super) struct Policy(pub(super) String);

impl FromStr for Policy {
    type Err = UsageError;
    fn from_str(given: &str) -> Result<Self, UsageError> {
        if is_oid(given) { Ok(Self(given.to_owned())) } else { Err(UsageError::Policy { given: given.to_owned() }) }
    }
}

/// Whether a text is an object identifier of three numbers or more.
fn is_oid(given: &str) -> bool {
    given.split('.').nth(2).is_some() && not_an_identifier(given).is_none()
}

/// Why a text is no usage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsageError {
    /// No such key usage.
    KeyUsage {
        /// What was given.
        given: String,
    },
    /// No such extended key usage.
    ExtendedKeyUsage {
        /// What was given.
        given: String,
    },
    /// No object identifier of a policy.
    Policy {
        /// What was given.
        given: String,
    },
}

impl std::error::Error for UsageError {}

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, given, known, or) = match self {
            Self::Policy { given } => {
                return write!(f, "`{}` is no OID of a policy, such as 2.23.140.1.2.1", shortened(given));
            }
            Self::KeyUsage { given } => ("key usage", given, KeyUsage::NAMES.to_vec(), ""),
            Self::ExtendedKeyUsage { given } => (
                "extended key usage",
                given,
                NAMED.iter().map(|(_, name, _)| *name).chain(OWN).collect(),
                ", or an OID such as 1.3.6.1.5.5.7.3.17",
            ),
        };
        write!(f, "unknown {what} `{}`", shortened(given))?;
        match nearest(given, known.iter().copied()) {
            Some(name) => Hint(Some(name)).fmt(f),
            None => write!(f, ", known are: {}{or}", known.join(", ")),
        }
    }
}
