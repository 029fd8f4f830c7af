//! From the shape in which a hierarchy is written to a [`Hierarchy`]: what its authorities must be to each other.

use super::error::{Cause, Error};
use super::{Authority, Crl, Hierarchy, Raw, RawAuthority, RawCrl};
use crate::model::nearest;
use crate::pki::document::{Location, find, find_nth};
use crate::pki::profile::{Kind, is_name};
use crate::pki::{Period, Profile};

type Check<T> = Result<T, (&'static str, Cause)>;

/// The hierarchy, or the first reason why it is none.
pub(super) fn checked(file: &str, text: &str, raw: Raw, profiles: &[Profile]) -> Result<Hierarchy, Error> {
    let refused = |key: &'static str, cause| {
        let path: Vec<&str> = key.split('.').collect();
        Error::Key {
            place: Location { file: file.to_owned(), position: find(text, &path) },
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
            place: Location { file: file.to_owned(), position: find_nth(text, "authorities", "name", at) },
            authority: Some(name),
            key,
            cause: Box::new(cause),
        })?;
        authorities.push(added);
    }
    let default = |key, given: Option<String>, wanted| {
        given.map(|name| default(name, wanted, &authorities, profiles)).transpose().map_err(|cause| refused(key, cause))
    };
    let end = |key, name: Option<String>, server| match name {
        Some(name) if known(&name, profiles).is_ok_and(|p| p.is_server() != server) => {
            Err(refused(key, Cause::End { profile: name, server }))
        }
        name => Ok(name),
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
        party_client: default("defaults.party_client", raw.defaults.party_client, Kind::Party)
            .and_then(|name| end("defaults.party_client", name, false))?,
        party_server: default("defaults.party_server", raw.defaults.party_server, Kind::Party)
            .and_then(|name| end("defaults.party_server", name, true))?,
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
    may_issue(&raw.may_issue, parent.is_none(), own, above, profiles).map_err(|cause| ("may_issue", cause))?;
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

fn may_issue(names: &[String], root: bool, own: &Profile, above: &[Authority], profiles: &[Profile]) -> Result<(), Cause> {
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
    within(own, &issued)?;
    let leaves: Vec<&Profile> = issued.into_iter().filter(|p| p.kind() != Kind::Authority).collect();
    let pairs = leaves.iter().enumerate().flat_map(|(at, one)| leaves[at + 1..].iter().map(move |other| (one, other)));
    match pairs.into_iter().find(|(one, other)| confusable(one, other)) {
        Some((one, other)) => Err(Cause::Mixed { one: one.name().to_owned(), other: other.name().to_owned() }),
        None => Ok(()),
    }
}

/// Checks that what an authority of profile `own` issues is for purposes that its own certificate has: those that it names bind all
/// below it, for every peer that looks.
fn within(own: &Profile, issued: &[&Profile]) -> Result<(), Cause> {
    let has = own.extended_key_usage();
    let outside = |profile: &&Profile| {
        let purpose = profile.extended_key_usage().iter().find(|purpose| !has.contains(purpose))?;
        Some((profile.name().to_owned(), purpose.to_string()))
    };
    match issued.iter().find_map(outside).filter(|_| !has.is_empty()) {
        Some((profile, purpose)) => Err(Cause::Purpose { profile, purpose, above: own.name().to_owned() }),
        None => Ok(()),
    }
}

/// Whether a peer that trusts their issuer could take a certificate of one for one of the other: they speak for different things, or
/// stand at different ends of a connection, and no purpose says so.
fn confusable(one: &Profile, other: &Profile) -> bool {
    let (ours, theirs) = (one.extended_key_usage(), other.extended_key_usage());
    let alike = one.kind() == other.kind() && (one.kind() != Kind::Party || one.is_server() == other.is_server());
    let apart = !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|purpose| theirs.contains(purpose));
    !alike && !apart
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
    if is_name(&given) { Ok(given) } else { Err(Cause::Name { given, allowed: "1 to 64 of a-z 0-9 -" }) }
}

fn authority_name(given: String) -> Result<String, Cause> {
    let takes = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let is_name = (1..=32).contains(&given.len()) && given.chars().all(takes);
    if is_name { Ok(given) } else { Err(Cause::Name { given, allowed: "1 to 32 of A-Z a-z 0-9 - _" }) }
}
