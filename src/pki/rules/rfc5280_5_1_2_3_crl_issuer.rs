//! Who issued a CRL.

use super::{Check, Level, ListExhibit, RFC_5280, Rule};
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 5.1.2.3",
    says: "the issuer has a name",
    source: "RFC 5280, 5.1.2.3",
    targets: RFC_5280,
    level: Level::Must,
    kinds: &[Kind::Authority],
    checks: &[Check::RevocationList(check)],
};

fn check(input: &ListExhibit<'_>) -> Option<String> {
    input.list.issuer.is_empty().then(|| "its issuer has no name".to_owned())
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples { passes: &[Sample::List(|_| ())], fails: &[(Sample::List(|l| l.empty_issuer()), "its issuer has no name")] }
};
