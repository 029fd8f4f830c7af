//! The states of a password.

use super::Error;

/// The state of a password of Security Profile 1 or 2 (A01).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PasswordState {
    /// The default of a batch, known to the CSMS; to be replaced at the first connection.
    FactoryDefault,
    /// Made and to be sent; the charger has not yet said that it took it.
    Pending,
    /// What the charger shows and the CSMS accepts.
    Active,
    /// Replaced, or taken back: its value is gone.
    Retired,
}

impl PasswordState {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 4] = [Self::FactoryDefault, Self::Pending, Self::Active, Self::Retired];
    /// The names of [`ALL`](Self::ALL), in the same order.
    pub const NAMES: [&'static str; 4] = ["factory-default", "pending", "active", "retired"];

    /// The name, as printed and stored.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

impl std::fmt::Display for PasswordState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for PasswordState {
    type Err = Error;
    fn from_str(given: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|s| s.name() == given).ok_or_else(|| Error::Unknown {
            what: "a password's state",
            given: given.to_owned(),
            known: &Self::NAMES,
        })
    }
}
