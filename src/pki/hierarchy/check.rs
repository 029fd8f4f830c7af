//! From the shape in which a hierarchy is written to a [`Hierarchy`]: what its authorities must be to each other.

use super::error::{Cause, Error};
use super::{Authority, Crl, Hierarchy, Raw, RawAuthority, RawCrl};
use crate::pki::document::{Place, find, find_nth};
use crate::pki::profile::Kind;
use crate::pki::{Period, Profile, nearest};

type Check<T> = Result<T, (&'static str, Cause)>;

/// The hierarchy, or the first reason why it is none.
pub(super) fn checked(file: &str, text: &str, raw: Raw, profiles: &[Profile]) -> Result<Hierarchy, Error> {
    let refused = |key: &'static str, cause| {
        let path: Vec<&str> = key.split('.').collect();
        Error::Key {
            place: Place { file: file.to_owned(), position: find(text, &path) },
            authority: None,
            key,
            cause: Box::new(cause),
        }
    };
    if raw.authorities.is_empty() {
        return Err(refused("authorities", Cause::Empty));
    }
    let all: Vec<String> = raw.authorities.iter().map(|a| a.name.clone()).collect();
    let mut authorities: Vec<Authority> = Vec::new();
    for (at, raw) in raw.authorities.into_iter().enumerate() {
        let name = raw.name.clone();
        let added = authority(raw, &authorities, &all, profiles).map_err(|(key, cause)| Error::Key {
            place: Place { file: file.to_owned(), position: find_nth(text, "authorities", "name", at) },
            authority: Some(name),
            key,
            cause: Box::new(cause),
        })?;
        authorities.push(added);
    }
    let default = |key, given: Option<String>, wanted| {
        given.map(|name| default(name, wanted, &authorities, profiles)).transpose().map_err(|cause| refused(key, cause))
    };
    let description = raw.description.trim().to_owned();
    if description.is_empty() {
        return Err(refused("description", Cause::Empty));
    }
    Ok(Hierarchy {
        name: name(raw.name).map_err(|cause| refused("name", cause))?,
        description,
        server: default("defaults.server", raw.defaults.server, Kind::Server)?,
        station: default("defaults.station", raw.defaults.station, Kind::Station)?,
        authorities,
    })
}

/// The authority, which stands below those `above`.
fn authority(raw: RawAuthority, above: &[Authority], all: &[String], profiles: &[Profile]) -> Check<Authority> {
    let name = authority_name(raw.name).map_err(|cause| ("name", cause))?;
    if above.iter().any(|a| a.name.eq_ignore_ascii_case(&name)) {
        return Err(("name", Cause::Taken));
    }
    let parent = raw.parent.map(|given| parent(&given, above, all)).transpose().map_err(|cause| ("parent", cause))?;
    let own = known(&raw.profile, profiles).and_then(|p| of_kind(p, Kind::Authority)).map_err(|cause| ("profile", cause))?;
    if let Some(parent) = parent {
        below(own, parent, profiles)?;
    }
    may_issue(&raw.may_issue, parent.is_none(), above, profiles).map_err(|cause| ("may_issue", cause))?;
    if raw.anchor && parent.is_none() {
        return Err(("anchor", Cause::RootAnchor));
    }
    let key_type = raw.key_type.map_or(own.default_key_type(), |word| word.0);
    if !own.allows(key_type) {
        let cause = Cause::KeyType { given: key_type, profile: raw.profile, allowed: own.key_types().to_vec() };
        return Err(("key_type", cause));
    }
    Ok(Authority {
        name,
        parent: parent.map(|p| p.name.clone()),
        profile: raw.profile,
        key_type,
        may_issue: raw.may_issue,
        anchor: raw.anchor,
        crl: raw.crl.map_or(Ok(Crl::default()), crl)?,
    })
}

fn parent<'a>(given: &str, above: &'a [Authority], all: &[String]) -> Result<&'a Authority, Cause> {
    above.iter().find(|a| a.name == given).ok_or_else(|| {
        if all.iter().any(|name| name == given) {
            return Cause::LateParent(given.to_owned());
        }
        Cause::UnknownParent {
            given: given.to_owned(),
            nearest: nearest(given, above.iter().map(Authority::name)).map(str::to_owned),
        }
    })
}

/// Checks that an authority of profile `own` can stand below `parent`.
fn below(own: &Profile, parent: &Authority, profiles: &[Profile]) -> Check<()> {
    if !parent.may_issue(own.name()) {
        return Err(("profile", Cause::NotIssued { profile: own.name().to_owned(), parent: parent.name.clone() }));
    }
    match known(&parent.profile, profiles).map_err(|cause| ("parent", cause))?.path_length() {
        Some(above) if own.path_length().is_none_or(|length| length >= above) => {
            Err(("profile", Cause::PathLength { own: own.path_length(), parent: parent.name.clone(), above }))
        }
        _ => Ok(()),
    }
}

fn may_issue(names: &[String], root: bool, above: &[Authority], profiles: &[Profile]) -> Result<(), Cause> {
    if names.is_empty() {
        return Err(Cause::Empty);
    }
    let mut issued: Vec<&Profile> = Vec::new();
    for name in names {
        let profile = known(name, profiles)?;
        if issued.iter().any(|p| p.name() == name) {
            return Err(Cause::Twice(name.clone()));
        }
        if profile.kind() != Kind::Authority {
            if root {
                return Err(Cause::RootIssues(name.clone()));
            }
            if let Some(other) = above.iter().find(|a| a.may_issue(name)) {
                return Err(Cause::TwoIssuers { profile: name.clone(), other: other.name.clone() });
            }
        }
        issued.push(profile);
    }
    let bare = |kind| issued.iter().find(move |p| p.kind() == kind && p.extended_key_usage().is_empty());
    let any = |kind| issued.iter().find(move |p| p.kind() == kind);
    let mixed = bare(Kind::Server).zip(any(Kind::Station)).or_else(|| any(Kind::Server).zip(bare(Kind::Station)));
    match mixed {
        Some((server, station)) => Err(Cause::Mixed { server: server.name().to_owned(), station: station.name().to_owned() }),
        None => Ok(()),
    }
}

fn crl(raw: RawCrl) -> Check<Crl> {
    let validity = raw.validity.0;
    let renew_before = raw.renew_before.map_or(Crl::default().renew_before, |word| word.0);
    if renew_before >= validity || validity == Period::ZERO {
        return Err(("crl.renew_before", Cause::Crl { renew_before, validity }));
    }
    Ok(Crl { validity, renew_before })
}

fn default(name: String, wanted: Kind, authorities: &[Authority], profiles: &[Profile]) -> Result<String, Cause> {
    of_kind(known(&name, profiles)?, wanted)?;
    if authorities.iter().any(|a| a.may_issue(&name)) { Ok(name) } else { Err(Cause::NoIssuer(name)) }
}

fn known<'a>(name: &str, profiles: &'a [Profile]) -> Result<&'a Profile, Cause> {
    profiles.iter().find(|p| p.name() == name).ok_or_else(|| Cause::UnknownProfile {
        given: name.to_owned(),
        nearest: nearest(name, profiles.iter().map(Profile::name)).map(str::to_owned),
        known: profiles.iter().map(|p| p.name().to_owned()).collect(),
    })
}

fn of_kind(profile: &Profile, wanted: Kind) -> Result<&Profile, Cause> {
    if profile.kind() == wanted {
        return Ok(profile);
    }
    Err(Cause::Kind { profile: profile.name().to_owned(), is: profile.kind(), wanted })
}

fn name(given: String) -> Result<String, Cause> {
    let takes = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let is_name = (1..=64).contains(&given.len()) && given.chars().all(takes);
    if is_name { Ok(given) } else { Err(Cause::Name { given, allowed: "1 to 64 of a-z 0-9 -" }) }
}

fn authority_name(given: String) -> Result<String, Cause> {
    let takes = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let is_name = (1..=32).contains(&given.len()) && given.chars().all(takes);
    if is_name { Ok(given) } else { Err(Cause::Name { given, allowed: "1 to 32 of A-Z a-z 0-9 - _" }) }
}
