//! Hierarchies: which authorities there are, and what each of them may issue.
//!
//! A hierarchy is a YAML document. Its authorities stand in order, each after its parent, so that `init` can make them from top to
//! bottom; there may be several roots. What the certificates look like is said by the [profiles](super::profile) that it names.

mod check;
mod error;
#[cfg(test)]
mod tests;

pub use error::{Cause, Error};

use serde::Deserialize;

use super::document::Word;
use super::{Period, Profile};
use crate::model::KeyType;

/// Which authorities there are, and what each of them may issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hierarchy {
    name: String,
    description: String,
    authorities: Vec<Authority>,
    server: Option<String>,
    station: Option<String>,
    party_client: Option<String>,
    party_server: Option<String>,
}

impl Hierarchy {
    /// Reads a hierarchy whose certificates follow `profiles`; `file` names the text in messages.
    ///
    /// # Errors
    /// [`Error`] with the first thing that is wrong, and where.
    pub fn parse(file: &str, text: &str, profiles: &[Profile]) -> Result<Self, Error> {
        check::checked(file, text, super::document::read(file, text)?, profiles)
    }

    /// The names of the profiles that a hierarchy speaks of, each once, in the order in which it does.
    ///
    /// # Errors
    /// [`Error::Document`] when the text is no hierarchy at all.
    pub fn profiles_named(file: &str, text: &str) -> Result<Vec<String>, Error> {
        let raw: Raw = super::document::read(file, text)?;
        let defaults = [raw.defaults.server, raw.defaults.station, raw.defaults.party_client, raw.defaults.party_server];
        let of_authorities = raw.authorities.into_iter().flat_map(|a| std::iter::once(a.profile).chain(a.may_issue));
        let mut names: Vec<String> = Vec::new();
        for name in of_authorities.chain(defaults.into_iter().flatten()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Ok(names)
    }

    /// Its name: at most 64 of `a-z 0-9 -`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is for, in a sentence or two.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }

    /// Its authorities, each after its parent; at least one, and the first is a root.
    #[must_use]
    pub fn authorities(&self) -> &[Authority] {
        &self.authorities
    }

    /// Its authorities that sign their own certificates; at least one.
    pub fn roots(&self) -> impl Iterator<Item = &Authority> {
        self.authorities.iter().filter(|a| a.parent.is_none())
    }

    /// The authority of this name.
    #[must_use]
    pub fn authority(&self, name: &str) -> Option<&Authority> {
        self.authorities.iter().find(|a| a.name == name)
    }

    /// The authority that issues certificates of this profile; unless it is an authority's, there is no second.
    #[must_use]
    pub fn issuer_of(&self, profile: &str) -> Option<&Authority> {
        self.authorities.iter().find(|a| a.may_issue(profile))
    }

    /// The profile of a server's certificate, unless another is asked for; none: this hierarchy has no servers.
    #[must_use]
    pub fn server_profile(&self) -> Option<&str> {
        self.server.as_deref()
    }

    /// The profile of a charging station's certificate, unless another is asked for; none: this hierarchy has no stations.
    #[must_use]
    pub fn station_profile(&self) -> Option<&str> {
        self.station.as_deref()
    }

    /// The profile of the certificate of a client of a party of OCPI, unless another is asked for; none: this hierarchy has none.
    #[must_use]
    pub fn party_client_profile(&self) -> Option<&str> {
        self.party_client.as_deref()
    }

    /// The profile of the certificate of a server of a party of OCPI, unless another is asked for; none: this hierarchy has none.
    #[must_use]
    pub fn party_server_profile(&self) -> Option<&str> {
        self.party_server.as_deref()
    }
}

/// An authority of a hierarchy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    name: String,
    parent: Option<String>,
    profile: String,
    key_type: KeyType,
    may_issue: Vec<String>,
    anchor: bool,
    crl: Crl,
}

impl Authority {
    /// Its name: at most 32 of `A-Z a-z 0-9 - _`, no other differing in case alone. Stands in its subject as `{authority}`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of the authority that signs its certificate; none: it is a root, and signs its own.
    #[must_use]
    pub fn parent(&self) -> Option<&str> {
        self.parent.as_deref()
    }

    /// The name of the profile of its certificate.
    #[must_use]
    pub fn profile(&self) -> &str {
        &self.profile
    }

    /// The type of its key.
    #[must_use]
    pub fn key_type(&self) -> KeyType {
        self.key_type
    }

    /// The names of the profiles of which it may issue certificates; never empty.
    #[must_use]
    pub fn issues(&self) -> &[String] {
        &self.may_issue
    }

    /// Whether it may issue certificates of this profile.
    #[must_use]
    pub fn may_issue(&self, profile: &str) -> bool {
        self.may_issue.iter().any(|p| p == profile)
    }

    /// Whether it also signs a certificate for its own key under its own name, to be installed as a trust anchor in place of the
    /// root. Never true of a root, which is one by itself.
    #[must_use]
    pub fn anchor(&self) -> bool {
        self.anchor
    }

    /// How long its CRLs last.
    #[must_use]
    pub fn crl(&self) -> Crl {
        self.crl
    }
}

/// How long the CRLs of an authority last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crl {
    /// From `thisUpdate` to `nextUpdate` (RFC 5280, 5.1.2.5); seven days unless the hierarchy says otherwise.
    pub validity: Period,
    /// How long before `nextUpdate` the next is due; shorter than the validity, two days unless the hierarchy says otherwise.
    pub renew_before: Period,
}

impl Default for Crl {
    fn default() -> Self {
        Self { validity: Period::days(7), renew_before: Period::days(2) }
    }
}

/// The shape in which a hierarchy is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "the keys of a hierarchy")]
struct Raw {
    name: String,
    description: String,
    authorities: Vec<RawAuthority>,
    #[serde(default)]
    defaults: RawDefaults,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "the keys of an authority")]
struct RawAuthority {
    name: String,
    parent: Option<String>,
    profile: String,
    key_type: Option<Word<KeyType>>,
    may_issue: Vec<String>,
    #[serde(default)]
    anchor: bool,
    crl: Option<RawCrl>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "`validity`, and perhaps `renew_before`")]
struct RawCrl {
    validity: Word<Period>,
    renew_before: Option<Word<Period>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, expecting = "`server`, `station`, `party_client` and `party_server`")]
struct RawDefaults {
    server: Option<String>,
    station: Option<String>,
    party_client: Option<String>,
    party_server: Option<String>,
}
