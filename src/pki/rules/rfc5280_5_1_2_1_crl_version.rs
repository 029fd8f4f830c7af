//! The version of a CRL.

use super::{Check, Level, ListExhibit, RFC_5280, Rule};
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 5.1.2.1",
    says: "a CRL is one of version 2, as it has extensions",
    source: "RFC 5280, 5.1.2.1",
    targets: RFC_5280,
    level: Level::Must,
    kinds: &[Kind::Authority],
    checks: &[Check::RevocationList(check)],
};

fn check(input: &ListExhibit<'_>) -> Option<String> {
    let version = input.list.version;
    (version != 2).then(|| format!("it is of version {version}, expected 2"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::List(|_| ())],
        fails: &[(Sample::List(|l| l.remove_version()), "it is of version 1, expected 2")],
    }
};
