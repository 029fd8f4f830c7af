//! An OCPI party with its roles and modules, as a certificate names it.

use super::{Error, Version};
use crate::model::{Interface, PartyId};

/// A party, its roles, and the modules that it may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The party.
    pub party: PartyId,
    /// Its roles, in the order of the version's; none in OCPI 2.1.1.
    pub roles: Vec<&'static str>,
    /// The modules, ordered by their identifiers, with the sides of them; none: all modules.
    pub modules: Option<Vec<(String, Interface)>>,
}

impl Grant {
    /// Creates a grant from single words. An empty list of modules means all modules.
    ///
    /// # Errors
    /// [`Error`] when a word is unknown to the version, or said twice; [`Error::MissingRole`] if it has roles and none was
    /// given.
    pub fn new<S: AsRef<str>>(version: Version, party: PartyId, roles: &[S], modules: &[S]) -> Result<Self, Error> {
        let mut found = Vec::new();
        for role in roles {
            let role = version.role(role.as_ref())?;
            if found.contains(&role) {
                return Err(Error::Twice { what: format!("the role {role} of {party}") });
            }
            found.push(role);
        }
        if found.is_empty() && !version.roles().is_empty() {
            return Err(Error::MissingRole { version, given: party.to_string() });
        }
        // The same grants make the same certificate, in whatever order they are typed.
        found.sort_unstable();
        let mut opened: Vec<(String, Interface)> = Vec::new();
        for module in modules {
            let (identifier, interface) = version.module(module.as_ref())?;
            match opened.iter_mut().find(|(other, _)| *other == identifier) {
                None => opened.push((identifier, interface)),
                Some((_, other)) if other.covers(interface) || interface == Interface::Both => {
                    return Err(Error::Twice { what: format!("the module {identifier} of {party}") });
                }
                Some((_, other)) => *other = Interface::Both,
            }
        }
        opened.sort_unstable();
        Ok(Self { party, roles: found, modules: (!opened.is_empty()).then_some(opened) })
    }

    /// Reads a party with its roles and modules, as `DE*DEF:EMSP,SCSP/cdrs:receiver,tokens:sender`: after a colon the roles,
    /// after a slash the modules; both are lists with commas.
    ///
    /// # Errors
    /// As [`new`](Self::new); [`Error::Party`].
    pub fn parse(version: Version, given: &str) -> Result<Self, Error> {
        let (before, modules) = given.split_once('/').map_or((given, None), |(before, modules)| (before, Some(modules)));
        let (party, roles) = before.split_once(':').map_or((before, None), |(party, roles)| (party, Some(roles)));
        let list = |words: Option<&'_ str>| words.map_or_else(Vec::new, |words| words.split(',').map(str::to_owned).collect());
        Self::new(version, party.parse()?, &list(roles), &list(modules))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(given: &str) -> Result<Grant, String> {
        Grant::parse(Version::V2_2_1, given).map_err(|error| error.to_string())
    }

    #[test]
    fn a_grant_is_written_on_one_line() {
        let grant = parsed("de-def:scsp,EMSP/tokens:sender,cdrs:receiver,tokens:receiver").unwrap();
        let modules = vec![("cdrs".to_owned(), Interface::Receiver), ("tokens".to_owned(), Interface::Both)];
        assert_eq!(grant, Grant { party: "DE*DEF".parse().unwrap(), roles: vec!["EMSP", "SCSP"], modules: Some(modules) });
        assert_eq!(parsed("DE*DEF:EMSP").unwrap().modules, None);
        let old = Grant::parse(Version::V2_1_1, "DE*DEF/cdrs").unwrap();
        assert_eq!((old.roles.len(), old.modules), (0, Some(vec![("cdrs".to_owned(), Interface::Both)])));
    }

    #[test]
    fn what_is_no_grant_is_refused() {
        for (given, why) in [
            ("DE*DEF", "`DE*DEF` has no role, but every party in OCPI 2.2.1 needs one: CPO, EMSP, HUB, NAP, NSP, OTHER, SCSP"),
            ("DE*DEF:", "OCPI 2.2.1 has no role ``, there are CPO, EMSP, HUB, NAP, NSP, OTHER, SCSP"),
            ("DE*DEF:CPO,CPO", "the role CPO of DE*DEF occurs twice"),
            ("DE*DEF:CPO/cdrs:sender,cdrs:sender", "the module cdrs of DE*DEF occurs twice"),
            ("DE*DEF:CPO/cdrs:sender,cdrs", "the module cdrs of DE*DEF occurs twice"),
            (
                "DE*DEF:CPO/",
                "OCPI 2.2.1 has no module ``, there are cdrs, chargingprofiles, commands, credentials, hubclientinfo, locations, sessions, tariffs, tokens",
            ),
            (
                "DE*DEFG:CPO",
                "`DE*DEFG` is not an OCPI party, expected a country code of two letters and three letters or digits, such as `DE*ABC`",
            ),
        ] {
            assert_eq!(parsed(given).unwrap_err(), why);
        }
    }
}
