//! For whom a certificate of OCPI speaks.

use super::{Check, Exhibit, Level, Rule};
use crate::pki::Target;
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.20",
    says: "the certificate of a party names each of its parties, with at least one role, in the extension that evpki has for it",
    source: "evpki, docs/formats/metadata.md: OCPI says nothing of certificates",
    targets: &[Target::Ocpi],
    level: Level::Must,
    kinds: &[Kind::Party],
    checks: &[Check::Certificate(check)],
};

fn check(exhibit: &Exhibit<'_>) -> Option<String> {
    match exhibit.certificate.parties(exhibit.arc) {
        None => Some("it names no party".to_owned()),
        Some(parties) if parties.is_empty() => Some("it names no party".to_owned()),
        Some(parties) => {
            let idle = parties.iter().find(|party| party.roles.is_empty())?;
            Some(format!("it names {} without a role", idle.id))
        }
    }
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Foreign("party", |_| ())],
        fails: &[(Sample::Foreign("party", |c| c.remove("evpki parties")), "it names no party")],
    }
};
