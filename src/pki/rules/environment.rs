//! One PKI, one environment.

use super::{ALL, Draft, Rule};
use crate::x509::Extension;

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.1",
    says: "a certificate names the environment of its PKI, and so does its issuer's, unless its profile leaves it out",
    source: "evpki, docs/formats/metadata.md",
    kinds: ALL,
    check,
};

fn check(draft: &Draft<'_>) -> Option<String> {
    if !draft.profile.metadata().environment {
        return None;
    }
    let expected = draft.realm.environment;
    let found = draft.find(|e| if let Extension::Environment(environment) = e { Some(*environment) } else { None });
    if found != Some(expected) {
        return Some(format!("it names {}, expected {expected}", found.map_or("no environment", |e| e.name())));
    }
    let above = draft.issuer()?.environment(&draft.realm.arc);
    (above != Some(expected))
        .then(|| format!("its issuer names {}, expected {expected}", above.map_or("no environment", |e| e.name())))
}
