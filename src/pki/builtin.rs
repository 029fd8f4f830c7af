//! The profiles and hierarchies that come with evpki.

use std::fmt;

use super::{Hierarchy, Profile, hierarchy, profile};
use crate::model::{Hint, nearest, shortened};

/// A document that comes with evpki.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Document {
    /// The name by which it is asked for.
    pub name: &'static str,
    /// Its file in the sources.
    pub file: &'static str,
    /// Its text.
    pub text: &'static str,
}

macro_rules! documents {
    ($folder:literal: $($name:literal),+) => {
        &[$(Document {
            name: $name,
            file: concat!($folder, "/", $name, ".yaml"),
            text: include_str!(concat!("../../", $folder, "/", $name, ".yaml")),
        }),+]
    };
}

/// The profiles as they are written: those of OCPP, of OCPI, of ISO 15118-2, of ISO 15118-20; authorities first.
pub const PROFILES: &[Document] = documents!(
    "profiles":
    "root-ca",
    "server-ca",
    "client-ca",
    "csms",
    "charger",
    "ocpi-server-ca",
    "ocpi-client-ca",
    "ocpi-server",
    "ocpi-client",
    "cdr-sender",
    "iso2-v2g-root",
    "iso2-cpo-sub1",
    "iso2-cpo-sub2",
    "iso2-cps-sub1",
    "iso2-cps-sub2",
    "iso2-mo-root",
    "iso2-mo-sub1",
    "iso2-mo-sub2",
    "iso2-oem-root",
    "iso2-oem-sub1",
    "iso2-oem-sub2",
    "iso2-secc",
    "iso2-cps",
    "iso2-contract",
    "iso2-provisioning",
    "iso20-v2g-root",
    "iso20-cpo-sub1",
    "iso20-cpo-sub2",
    "iso20-cps-sub1",
    "iso20-cps-sub2",
    "iso20-oem-root",
    "iso20-oem-sub1",
    "iso20-oem-sub2",
    "iso20-secc",
    "iso20-cps",
    "iso20-vehicle"
);

/// The hierarchies as they are written.
pub const HIERARCHIES: &[Document] =
    documents!("templates/hierarchies": "ocpp", "ocpi", "ocpp-ocpi", "iso15118-2", "iso15118-20");

/// The profiles that come with evpki.
///
/// # Errors
/// [`Error::Profile`], were one of them faulty; a test sees to it that none is.
pub fn profiles() -> Result<Vec<Profile>, Error> {
    PROFILES.iter().map(|d| Ok(Profile::parse(d.file, d.text)?)).collect()
}

/// The hierarchies that come with evpki.
///
/// # Errors
/// [`Error::Profile`] and [`Error::Hierarchy`], were one of them faulty; a test sees to it that none is.
pub fn hierarchies() -> Result<Vec<Hierarchy>, Error> {
    let profiles = profiles()?;
    HIERARCHIES.iter().map(|d| Ok(Hierarchy::parse(d.file, d.text, &profiles)?)).collect()
}

/// The profile of this name.
///
/// # Errors
/// [`Error::Unknown`] when there is none; it names the nearest.
pub fn profile(name: &str) -> Result<Profile, Error> {
    let document = document("profile", PROFILES, name)?;
    Ok(Profile::parse(document.file, document.text)?)
}

/// The hierarchy of this name.
///
/// # Errors
/// [`Error::Unknown`] when there is none; it names the nearest.
pub fn hierarchy(name: &str) -> Result<Hierarchy, Error> {
    let document = document("hierarchy", HIERARCHIES, name)?;
    Ok(Hierarchy::parse(document.file, document.text, &profiles()?)?)
}

fn document(what: &'static str, documents: &'static [Document], name: &str) -> Result<&'static Document, Error> {
    documents.iter().find(|d| d.name == name).ok_or_else(|| Error::Unknown {
        what,
        given: name.to_owned(),
        known: documents.iter().map(|d| d.name).collect(),
    })
}

/// Why something that comes with evpki is not to be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// Nothing has this name.
    Unknown {
        /// What was asked for: `profile` or `hierarchy`.
        what: &'static str,
        /// The name.
        given: String,
        /// All the names there are.
        known: Vec<&'static str>,
    },
    /// A profile is faulty.
    Profile(profile::Error),
    /// A hierarchy is faulty.
    Hierarchy(hierarchy::Error),
}

impl From<profile::Error> for Error {
    fn from(error: profile::Error) -> Self {
        Self::Profile(error)
    }
}

impl From<hierarchy::Error> for Error {
    fn from(error: hierarchy::Error) -> Self {
        Self::Hierarchy(error)
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { what, given, known } => {
                write!(f, "no {what} is called `{}`", shortened(given))?;
                match nearest(given, known.iter().copied()) {
                    Some(name) => Hint(Some(name)).fmt(f),
                    None => write!(f, ", known are: {}", known.join(", ")),
                }
            }
            Self::Profile(error) => error.fmt(f),
            Self::Hierarchy(error) => error.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_them_are_what_their_names_say() {
        let names: Vec<String> = profiles().unwrap().iter().map(|p| p.name().to_owned()).collect();
        assert_eq!(names, PROFILES.iter().map(|d| d.name).collect::<Vec<_>>());
        let names: Vec<String> = hierarchies().unwrap().iter().map(|h| h.name().to_owned()).collect();
        assert_eq!(names, HIERARCHIES.iter().map(|d| d.name).collect::<Vec<_>>());
    }

    #[test]
    fn asked_for_by_name() {
        assert_eq!(profile("charger").unwrap().name(), "charger");
        assert_eq!(hierarchy("ocpp").unwrap().name(), "ocpp");
        assert_eq!(profile("chargre").unwrap_err().to_string(), "no profile is called `chargre`, did you mean `charger`?");
        assert_eq!(hierarchy("ocpii").unwrap_err().to_string(), "no hierarchy is called `ocpii`, did you mean `ocpi`?");
        assert_eq!(
            hierarchy("\u{1b}[31mevse").unwrap_err().to_string(),
            "no hierarchy is called `\\u{1b}[31mevse`, known are: ocpp, ocpi, ocpp-ocpi, iso15118-2, iso15118-20"
        );
    }
}
