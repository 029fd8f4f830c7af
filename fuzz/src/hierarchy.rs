//! Hierarchies, under the profiles that come with evpki.

use crate::{
    plain,
    profile::{place_of, rewritten, within},
    sentence,
};
use evpki::pki::{Hierarchy, Period, Profile, builtin, hierarchy::Error};
use std::{collections::HashSet, sync::LazyLock};

static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(|| builtin::profiles().unwrap());

pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let answer = Hierarchy::parse("hierarchy.yaml", text, &PROFILES);
    assert_eq!(Hierarchy::parse("hierarchy.yaml", text, &PROFILES), answer);
    match answer {
        Ok(hierarchy) => {
            promised(&hierarchy);
            let written = rewritten(text);
            assert_eq!(Hierarchy::parse("hierarchy.yaml", &written, &PROFILES).as_ref(), Ok(&hierarchy), "{written}");
        }
        Err(error) => {
            assert!(sentence(&error).starts_with("hierarchy.yaml"), "{error}");
            match &error {
                Error::Key { place, .. } => within(place, text),
                Error::Document(error) => within(place_of(error), text),
            }
        }
    }
}

fn promised(hierarchy: &Hierarchy) {
    plain(hierarchy.name());
    // A description may have lines.
    assert!(!hierarchy.description().is_empty());
    let known = |name: &str| PROFILES.iter().any(|profile| profile.name() == name);
    let mut above = HashSet::new();
    for authority in hierarchy.authorities() {
        let name = plain(authority.name());
        assert!((1..=32).contains(&name.len()));
        assert!(authority.parent().is_none_or(|parent| above.contains(parent)), "{name} stands above its parent");
        assert!(authority.parent().is_some() || !authority.anchor());
        assert!(known(authority.profile()));
        let own = PROFILES.iter().find(|profile| profile.name() == authority.profile());
        assert!(own.is_some_and(|profile| profile.allows(authority.key_type())));
        assert!(!authority.issues().is_empty() && authority.issues().iter().all(|issued| known(issued)));
        assert!(authority.crl().renew_before < authority.crl().validity && authority.crl().validity > Period::ZERO);
        assert_eq!(hierarchy.authority(&name).map(|found| found.name()), Some(name.as_str()));
        above.insert(name);
    }
    assert!(hierarchy.authorities().first().is_some_and(|first| first.parent().is_none()));
    for profile in [hierarchy.server_profile(), hierarchy.station_profile()].into_iter().flatten() {
        assert!(hierarchy.issuer_of(profile).is_some(), "nobody issues `{profile}`");
    }
}
