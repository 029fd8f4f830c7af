//! The versions of OCPI, and the words that each knows.

use super::{Error, TokenEncoding};
use crate::model::{self, Interface, nearest};

/// How long the identifier of a module may be, in characters (OCPI 2.2.1 and 2.3.0, ModuleID).
pub const LONGEST_MODULE: usize = 36;

/// A version of OCPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Version {
    /// OCPI 2.1.1: two platforms face to face, without roles and without interfaces.
    V2_1_1,
    /// OCPI 2.2, whose words are those of 2.2.1.
    V2_2,
    /// OCPI 2.2.1.
    V2_2_1,
    /// OCPI 2.3.0, with the modules that stand in chapters and branches of their own.
    V2_3_0,
}

impl Version {
    /// All values.
    pub const ALL: [Self; 4] = [Self::V2_1_1, Self::V2_2, Self::V2_2_1, Self::V2_3_0];
    /// The names of [`ALL`](Self::ALL), in the same order.
    pub const NAMES: [&'static str; 4] = ["2.1.1", "2.2", "2.2.1", "2.3.0"];

    /// Returns the name, as typed and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The roles that a party may have (Role). Payment terminal providers have none of their own: the chapter on payments speaks
    /// of them, the list of roles does not.
    #[must_use]
    pub fn roles(self) -> &'static [&'static str] {
        match self {
            Self::V2_1_1 => &[],
            Self::V2_2 | Self::V2_2_1 => &["CPO", "EMSP", "HUB", "NAP", "NSP", "OTHER", "SCSP"],
            // A hub is named by `hub_party_id` in the credentials, and no longer a role.
            Self::V2_3_0 => &["CPO", "EMSP", "NAP", "NSP", "OTHER", "SCSP"],
        }
    }

    /// The modules that it defines (ModuleID), spelt as it spells them.
    #[must_use]
    pub fn modules(self) -> &'static [&'static str] {
        match self {
            Self::V2_1_1 => &["cdrs", "commands", "credentials", "locations", "sessions", "tariffs", "tokens"],
            Self::V2_2 | Self::V2_2_1 => &[
                "cdrs",
                "chargingprofiles",
                "commands",
                "credentials",
                "hubclientinfo",
                "locations",
                "sessions",
                "tariffs",
                "tokens",
            ],
            Self::V2_3_0 => &[
                "Booking",
                "cdrs",
                "chargingprofiles",
                "commands",
                "credentials",
                "hubclientinfo",
                "invoicereconciliation",
                "locations",
                "payments",
                "sessions",
                "tariffs",
                "tokens",
            ],
        }
    }

    /// Whether partners may agree on modules of their own (ModuleID is an OpenEnum).
    #[must_use]
    pub fn has_custom_modules(self) -> bool {
        self == Self::V2_3_0
    }

    /// Whether modules have a sender and a receiver.
    #[must_use]
    pub fn has_interfaces(self) -> bool {
        self != Self::V2_1_1
    }

    /// How it wants tokens to stand in the header of a request. Many that speak 2.2 or later send them raw all the same.
    #[must_use]
    pub fn token_encoding(self) -> TokenEncoding {
        if self == Self::V2_1_1 { TokenEncoding::Raw } else { TokenEncoding::Base64 }
    }

    /// The role of this name, in any case.
    ///
    /// # Errors
    /// [`Error::Role`] if it has no such role; [`Error::NoRoles`] if it has none at all.
    pub fn role(self, given: &str) -> Result<&'static str, Error> {
        if self.roles().is_empty() {
            return Err(Error::NoRoles { version: self, given: given.to_owned() });
        }
        let known = self.roles().iter().find(|role| role.eq_ignore_ascii_case(given));
        known.copied().ok_or_else(|| Error::Role { version: self, given: given.to_owned() })
    }

    /// The module and the side of it in `cdrs:sender`; without a side, both.
    ///
    /// # Errors
    /// [`Error::Module`], [`Error::CustomModule`], [`Error::Interface`], [`Error::NoInterfaces`].
    pub fn module(self, given: &str) -> Result<(String, Interface), Error> {
        let (identifier, interface) = match given.split_once(':') {
            None => (given, Interface::Both),
            Some(_) if !self.has_interfaces() => {
                return Err(Error::NoInterfaces { version: self, given: given.to_owned() });
            }
            Some((identifier, interface)) => {
                let unknown = |_| Error::Interface { given: interface.to_owned() };
                (identifier, interface.parse().map_err(unknown)?)
            }
        };
        Ok((self.identifier(identifier)?, interface))
    }

    fn identifier(self, given: &str) -> Result<String, Error> {
        if let Some(known) = self.modules().iter().find(|module| module.eq_ignore_ascii_case(given)) {
            return Ok((*known).to_owned());
        }
        // A name without a prefix that is almost the name of a module is a misspelling, not a custom module.
        let is_misspelt = !given.contains('-') && nearest(given, self.modules().iter().copied()).is_some();
        if !self.has_custom_modules() || is_misspelt {
            return Err(Error::Module { version: self, given: given.to_owned() });
        }
        let takes = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let fine = (1..=LONGEST_MODULE).contains(&given.chars().count()) && given.chars().all(takes);
        if fine { Ok(given.to_owned()) } else { Err(Error::CustomModule { given: given.to_owned() }) }
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for Version {
    type Err = model::Error;
    fn from_str(given: &str) -> Result<Self, model::Error> {
        Self::ALL.into_iter().find(|version| version.name() == given).ok_or_else(|| model::Error::Unknown {
            what: "an OCPI version",
            given: given.to_owned(),
            known: &Self::NAMES,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Version::{V2_1_1, V2_2_1, V2_3_0};

    fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
        result.unwrap_err().to_string()
    }

    #[test]
    fn roles_are_those_of_the_version() {
        assert_eq!(V2_2_1.role("emsp"), Ok("EMSP"));
        assert_eq!(V2_2_1.role("HUB"), Ok("HUB"));
        assert_eq!(refused(V2_3_0.role("HUB")), "OCPI 2.3.0 has no role `HUB`: that is one of 2.2, 2.2.1");
        assert_eq!(
            refused(V2_3_0.role("PTP")),
            "OCPI 2.3.0 has no role `PTP`, there are CPO, EMSP, NAP, NSP, OTHER, SCSP: payment terminal providers have no role of \
             their own"
        );
        assert_eq!(refused(V2_2_1.role("EMPS")), "OCPI 2.2.1 has no role `EMPS`, did you mean `EMSP`?");
        assert_eq!(
            refused(V2_2_1.role("a charge point operator")),
            "OCPI 2.2.1 has no role `a charge point operator`, there are CPO, EMSP, HUB, NAP, NSP, OTHER, SCSP"
        );
        assert_eq!(refused(V2_1_1.role("CPO")), "OCPI 2.1.1 has no roles, so it has no role `CPO`");
    }

    #[test]
    fn modules_are_those_of_the_version() {
        let both = |identifier: &str| Ok((identifier.to_owned(), Interface::Both));
        assert_eq!(V2_2_1.module("cdrs:sender"), Ok(("cdrs".to_owned(), Interface::Sender)));
        assert_eq!(V2_2_1.module("CDRs:Receiver"), Ok(("cdrs".to_owned(), Interface::Receiver)));
        assert_eq!(V2_2_1.module("tokens"), both("tokens"));
        assert_eq!(V2_1_1.module("tokens"), both("tokens"));
        assert_eq!(V2_3_0.module("booking"), both("Booking"));
        assert_eq!(
            refused(V2_1_1.module("cdrs:sender")),
            "OCPI 2.1.1 has no senders and receivers, so it has no `cdrs:sender`: expected the module alone"
        );
        assert_eq!(
            refused(V2_1_1.module("hubclientinfo")),
            "OCPI 2.1.1 has no module `hubclientinfo`: that is one of 2.2, 2.2.1, 2.3.0"
        );
        assert_eq!(refused(V2_2_1.module("payments")), "OCPI 2.2.1 has no module `payments`: that is one of 2.3.0");
        assert_eq!(refused(V2_2_1.module("cdr")), "OCPI 2.2.1 has no module `cdr`, did you mean `cdrs`?");
        assert_eq!(refused(V2_2_1.module("cdrs:sendr")), "`sendr` is not an interface of a module, did you mean `sender`?");
        assert_eq!(refused(V2_2_1.module("cdrs:")), "`` is not an interface of a module, there are sender, receiver, both");
    }

    #[test]
    fn partners_may_have_modules_of_their_own() {
        assert_eq!(V2_3_0.module("nltnm-tokens:sender"), Ok(("nltnm-tokens".to_owned(), Interface::Sender)));
        let longest = "x".repeat(LONGEST_MODULE);
        assert!(V2_3_0.module(&longest).is_ok());
        let (long, why) = (format!("{longest}x"), "expected 1 to 36 letters, digits, `-`, `_` and `.`");
        for bad in [long.as_str(), "", "nltnm tokens", "nltnm,tokens", "ñ-tokens"] {
            assert_eq!(refused(V2_3_0.module(bad)), format!("`{bad}` cannot be the name of a custom module: {why}"));
        }
        assert!(refused(V2_2_1.module("nltnm-tokens")).starts_with("OCPI 2.2.1 has no module `nltnm-tokens`, there are cdrs, "));
        assert_eq!(refused(V2_3_0.module("tokns")), "OCPI 2.3.0 has no module `tokns`, did you mean `tokens`?");
    }
}
