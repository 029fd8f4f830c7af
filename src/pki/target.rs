//! For whom a certificate must be right: the standards that requirements come from.

use crate::model::Error;

/// A standard against which certificates are held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// OCPP 1.6-J with its security whitepaper.
    Ocpp16,
    /// OCPP 2.0.1.
    Ocpp201,
    /// OCPP 2.1.
    Ocpp21,
    /// ISO 15118-2.
    Iso2,
    /// ISO 15118-20.
    Iso20,
    /// OCPI, with what evpki makes of it: OCPI itself says nothing of certificates.
    Ocpi,
    /// RFC 5280, which all the others build on.
    Rfc5280,
}

impl Target {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::Ocpp16, Self::Ocpp201, Self::Ocpp21, Self::Iso2, Self::Iso20, Self::Ocpi, Self::Rfc5280];
    /// Their names, in the same order.
    pub const NAMES: [&'static str; 7] = ["ocpp16", "ocpp201", "ocpp21", "iso2", "iso20", "ocpi", "rfc5280"];

    /// The name, as typed and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for Target {
    type Err = Error;
    fn from_str(given: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|target| target.name() == given).ok_or_else(|| Error::Unknown {
            what: "a target",
            given: given.to_owned(),
            known: &Self::NAMES,
        })
    }
}
