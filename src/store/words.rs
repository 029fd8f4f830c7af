//! The words that the store keeps in its rows and that reports print.

use super::{KeyPlace, Owner, OwnerKind, Stage};
use crate::model::Error;

impl OwnerKind {
    /// All kinds of owners.
    pub const ALL: [Self; 8] =
        [Self::Authority, Self::Server, Self::Charger, Self::Party, Self::Secc, Self::Contract, Self::Vehicle, Self::Signer];
    /// Their names, in the same order. They are part of the store format and never change.
    pub const NAMES: [&'static str; 8] = ["authority", "server", "charger", "party", "secc", "contract", "vehicle", "signer"];

    /// The name, as stored and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Whether the store knows only the name of such an owner and keeps no other data about it.
    #[must_use]
    pub fn is_holder(self) -> bool {
        matches!(self, Self::Secc | Self::Contract | Self::Vehicle | Self::Signer)
    }
}

impl std::str::FromStr for OwnerKind {
    type Err = Error;
    fn from_str(given: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|k| k.name() == given).ok_or_else(|| Error::Unknown {
            what: "a kind of owner",
            given: given.to_owned(),
            known: &Self::NAMES,
        })
    }
}

impl std::fmt::Display for Owner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.kind.name(), self.name)
    }
}

impl KeyPlace {
    /// All places of keys.
    pub const ALL: [Self; 3] = [Self::Vault, Self::Requester, Self::Away];
    /// Their names, in the same order. They are part of the store format and never change.
    pub const NAMES: [&'static str; 3] = ["vault", "requester", "away"];

    /// The name, as stored and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

impl std::str::FromStr for KeyPlace {
    type Err = Error;
    fn from_str(given: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|p| p.name() == given).ok_or_else(|| Error::Unknown {
            what: "a place of a key",
            given: given.to_owned(),
            known: &Self::NAMES,
        })
    }
}

impl Stage {
    /// The name, as printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Completed => "completed",
        }
    }
}
