//! Exports password verifiers in the layouts that CSMSs read.
//!
//! A [`Layout`] knows the kinds of verifiers that its software supports, and its limits. A [`Script`] writes it in parts, or a
//! [`Database`] writes it whole. Not here: reading passwords from the store, and moving files into place.

mod database;
mod error;
mod fernet;
mod script;

pub use database::{DATABASE, Database, KEY};
pub use error::Error;
pub use script::Script;

use crate::{
    credentials::Verifier,
    model::{self, PasswordState, Secret, SecurityProfile, StationId},
};

/// The layout of an export, named after the software that reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// An object of JSON a line.
    JsonLines,
    /// CSV with a header.
    Csv,
    /// SQL for SteVe's MariaDB or MySQL.
    Steve,
    /// SQL for CitrineOS's PostgreSQL.
    Citrineos,
    /// SQL for OCPP.Core's SQLite or SQL Server.
    OcppCore,
    /// The calls of MaEVe's API, one a line.
    Maeve,
    /// The encrypted database of ocpp-secure-simulation, with its key: a directory.
    OcppSecureSimulation,
}

/// A verifier, and whose it is.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The charger.
    pub station: &'a StationId,
    /// Its security profile.
    pub profile: SecurityProfile,
    /// The state of its password.
    pub state: PasswordState,
    /// The verifier of the password (text), or the password itself.
    pub verifier: &'a Secret,
}

impl Layout {
    /// All values.
    pub const ALL: [Self; 7] =
        [Self::JsonLines, Self::Csv, Self::Steve, Self::Citrineos, Self::OcppCore, Self::Maeve, Self::OcppSecureSimulation];
    /// The names of [`ALL`](Self::ALL), in the same order.
    pub const NAMES: [&'static str; 7] = ["jsonl", "csv", "steve", "citrineos", "ocpp-core", "maeve", "ocpp-secure-simulation"];

    /// Returns the name, as typed and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Returns the kinds of verifiers that its reader supports. The first is the default. [`Verifier::Plain`] is never a default:
    /// it must be requested.
    #[must_use]
    pub fn takes(self) -> &'static [Verifier] {
        match self {
            Self::JsonLines | Self::Csv => {
                &[Verifier::Argon2id, Verifier::Bcrypt, Verifier::Bcrypt2a, Verifier::Citrineos, Verifier::Maeve]
            }
            Self::Steve => &[Verifier::Bcrypt2a, Verifier::Bcrypt],
            Self::Citrineos => &[Verifier::Citrineos],
            Self::OcppCore => &[Verifier::Plain],
            Self::Maeve => &[Verifier::Maeve],
            Self::OcppSecureSimulation => &[Verifier::Bcrypt, Verifier::Bcrypt2a],
        }
    }

    /// Returns the kind of verifier to make: the requested kind if the reader supports it, otherwise the default of the layout.
    ///
    /// # Errors
    /// [`Error::Kind`]; [`Error::Plain`] if passwords as they are would have to be asked for by name.
    pub fn verifier(self, asked: Option<Verifier>) -> Result<Verifier, Error> {
        match asked {
            Some(kind) if self.takes().contains(&kind) => Ok(kind),
            Some(kind) => Err(Error::Kind { layout: self, kind }),
            None => match self.takes() {
                [kind, ..] if *kind != Verifier::Plain => Ok(*kind),
                _ => Err(Error::Plain { layout: self }),
            },
        }
    }

    /// Whether its reader keeps one password for each charger: then it gets the one in force, and none that is pending.
    #[must_use]
    pub fn keeps_one(self) -> bool {
        !matches!(self, Self::JsonLines | Self::Csv)
    }

    /// Whether it is a directory, and no stream of bytes.
    #[must_use]
    pub fn is_directory(self) -> bool {
        self == Self::OcppSecureSimulation
    }

    /// Whether its reader, or a database that it may have, takes two station IDs for the same that differ in upper and lower case
    /// only.
    #[must_use]
    pub fn folds_case(self) -> bool {
        matches!(self, Self::Steve | Self::OcppCore)
    }

    /// Whether its reader can hold this station, and find this password in what the charger sends.
    ///
    /// # Errors
    /// [`Error::StationId`], [`Error::Formula`], [`Error::NotText`].
    pub fn check(self, station: &StationId, password: &Secret) -> Result<(), Error> {
        let length = station.as_str().len();
        // CitrineOS: `ChargingStations.id`. MaEVe: `csId` in the description of its API.
        let most = match self {
            Self::Citrineos => 36,
            Self::Maeve => 28,
            _ => usize::MAX,
        };
        if length > most {
            return Err(Error::StationId { layout: self, length, most });
        }
        if let Some(begin) = station.as_str().chars().next().filter(|c| self == Self::Csv && "=+-@".contains(*c)) {
            return Err(Error::Formula { begin });
        }
        // They read the header of HTTP Basic as UTF-8.
        let text = matches!(self, Self::Steve | Self::Citrineos | Self::OcppSecureSimulation);
        if text && password.expose_str().is_none() { Err(Error::NotText { layout: self }) } else { Ok(()) }
    }
}

impl std::fmt::Display for Layout {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for Layout {
    type Err = model::Error;
    fn from_str(given: &str) -> Result<Self, model::Error> {
        Self::ALL.into_iter().find(|layout| layout.name() == given).ok_or_else(|| model::Error::Unknown {
            what: "a layout",
            given: given.to_owned(),
            known: &Self::NAMES,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_layout_has_its_verifier() {
        for layout in Layout::ALL {
            assert_eq!(layout.name().parse(), Ok(layout));
            for kind in layout.takes() {
                assert_eq!(layout.verifier(Some(*kind)), Ok(*kind));
            }
        }
        let chosen: Vec<_> =
            Layout::ALL.into_iter().filter_map(|layout| layout.verifier(None).ok()).map(Verifier::name).collect();
        assert_eq!(chosen, ["argon2id", "argon2id", "bcrypt-2a", "citrineos", "maeve", "bcrypt"]);
        let said = |layout: Layout, asked| layout.verifier(asked).unwrap_err().to_string();
        assert_eq!(said(Layout::Steve, Some(Verifier::Argon2id)), "`--layout steve` supports bcrypt-2a or bcrypt, not argon2id");
        assert_eq!(
            said(Layout::Csv, Some(Verifier::Plain)),
            "`--layout csv` supports argon2id, bcrypt, bcrypt-2a, citrineos or maeve, not plain"
        );
        assert_eq!(said(Layout::OcppCore, None), "`--layout ocpp-core` exports the passwords themselves: select them explicitly");
    }

    #[test]
    fn entries_that_the_reader_cannot_store_are_refused() {
        let said = |layout: Layout, id: &str, password: &[u8]| {
            let station = id.parse().unwrap();
            layout.check(&station, &Secret::new(password.to_vec())).map_err(|error| error.to_string())
        };
        let (long, longest) = ("x".repeat(29), "x".repeat(48));
        assert_eq!(said(Layout::Maeve, &long[1..], b"\xff"), Ok(()));
        assert_eq!(
            said(Layout::Maeve, &long, b"x").unwrap_err(),
            "the station ID has 29 characters, `--layout maeve` supports at most 28"
        );
        assert_eq!(said(Layout::Citrineos, &longest[12..], b"x"), Ok(()));
        assert_eq!(
            said(Layout::Citrineos, &longest[11..], b"x").unwrap_err(),
            "the station ID has 37 characters, `--layout citrineos` supports at most 36"
        );
        for layout in [Layout::Steve, Layout::Citrineos, Layout::OcppSecureSimulation] {
            assert_eq!(
                said(layout, "CS-1", b"\xff").unwrap_err(),
                format!("the password is not UTF-8, but the reader of `--layout {layout}` reads it as text")
            );
        }
        for layout in [Layout::JsonLines, Layout::Csv] {
            assert_eq!(said(layout, &longest, b"\xff"), Ok(()));
        }
        for id in ["=1+1", "+49*810", "-2+3", "@SUM"] {
            assert!(said(Layout::Csv, id, b"x").unwrap_err().contains("formula"));
            assert_eq!(said(Layout::JsonLines, id, b"x"), Ok(()));
        }
    }
}
