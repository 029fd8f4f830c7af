//! The environment that a PKI belongs to.

use super::Error;

/// The environment that a PKI and everything that it issues belong to. Every certificate names it (extension `evpki.1.1`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Environment {
    /// Chargers and payments in regular operation.
    Production,
    /// The last step before production.
    Staging,
    /// Laboratories, CI, demonstrations.
    Test,
}

impl Environment {
    /// All of them, in the order of their numbers in the extension.
    pub const ALL: [Self; 3] = [Self::Production, Self::Staging, Self::Test];
    /// The names of [`ALL`](Self::ALL), in the same order.
    pub const NAMES: [&'static str; 3] = ["production", "staging", "test"];

    /// Returns the name, as typed and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The number in the extension.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The environment with this number in the extension.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }
}

impl std::fmt::Display for Environment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for Environment {
    type Err = Error;
    fn from_str(given: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|e| e.name() == given).ok_or_else(|| Error::Unknown {
            what: "an environment",
            given: given.to_owned(),
            known: &Self::NAMES,
        })
    }
}
