//! Versions and security profiles of OCPP.

use super::Error;

/// A version of OCPP that a charger speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OcppVersion {
    /// OCPP 1.6-J with the security extension.
    Ocpp16,
    /// OCPP 2.0.1.
    Ocpp201,
    /// OCPP 2.1.
    Ocpp21,
}

impl OcppVersion {
    /// All values.
    pub const ALL: [Self; 3] = [Self::Ocpp16, Self::Ocpp201, Self::Ocpp21];
    /// The names of [`ALL`](Self::ALL), in the same order.
    pub const NAMES: [&'static str; 3] = ["1.6", "2.0.1", "2.1"];

    /// Returns the name, as typed and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The WebSocket subprotocol of the version.
    #[must_use]
    pub fn subprotocol(self) -> &'static str {
        ["ocpp1.6", "ocpp2.0.1", "ocpp2.1"][self as usize]
    }
}

impl std::fmt::Display for OcppVersion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for OcppVersion {
    type Err = Error;
    fn from_str(given: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|v| v.name() == given || v.subprotocol() == given).ok_or_else(|| Error::Unknown {
            what: "an OCPP version",
            given: given.to_owned(),
            known: &Self::NAMES,
        })
    }
}

/// An OCPP security profile: how a charger and its CSMS know each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SecurityProfile {
    /// 1: a password, no TLS. For trusted networks only (A00.FR.201).
    Basic,
    /// 2: a password inside TLS.
    BasicTls,
    /// 3: a client certificate.
    Certificate,
}

impl SecurityProfile {
    /// All values.
    pub const ALL: [Self; 3] = [Self::Basic, Self::BasicTls, Self::Certificate];

    /// Its number, 1 to 3.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The profile with this number.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number).checked_sub(1)?).copied()
    }

    /// Whether a charger of this profile shows a password.
    #[must_use]
    pub fn has_password(self) -> bool {
        self != Self::Certificate
    }
}

impl std::fmt::Display for SecurityProfile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.number())
    }
}

impl std::str::FromStr for SecurityProfile {
    type Err = Error;
    fn from_str(given: &str) -> Result<Self, Error> {
        given.parse().ok().and_then(Self::from_number).ok_or_else(|| Error::Unknown {
            what: "a security profile",
            given: given.to_owned(),
            known: &["1", "2", "3"],
        })
    }
}
