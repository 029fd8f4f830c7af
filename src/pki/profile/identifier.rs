//! How the name of a holder is written, where a standard says so.

use super::Kind;
use crate::model::Error;

/// How the name of a holder is written: which identifier of e-mobility stands as `{name}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Identifier {
    /// The identifier of a supply equipment communication controller.
    Seccid,
    /// The identifier of a contract.
    Emaid,
    /// The identifier of a vehicle's provisioning certificate (ISO 15118-2).
    Pcid,
    /// The identifier of a vehicle's communication controller (ISO 15118-20).
    Evccid,
}

impl Identifier {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Seccid, Self::Emaid, Self::Pcid, Self::Evccid];
    /// Their names, in the same order.
    pub const NAMES: [&'static str; 4] = ["seccid", "emaid", "pcid", "evccid"];

    /// The name, as written in a profile and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Whose certificates it stands in.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Seccid => Kind::Secc,
            Self::Emaid => Kind::Contract,
            Self::Pcid | Self::Evccid => Kind::Vehicle,
        }
    }
}

impl std::fmt::Display for Identifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for Identifier {
    type Err = Error;
    fn from_str(given: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|i| i.name() == given).ok_or_else(|| Error::Unknown {
            what: "an identifier of a holder",
            given: given.to_owned(),
            known: &Self::NAMES,
        })
    }
}
