//! One algorithm, said twice, in a CRL.

use super::{Check, Level, ListExhibit, RFC_5280, Rule};
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 5.1.1.2",
    says: "a CRL names one signature algorithm, inside of what is signed and outside",
    source: "RFC 5280, 5.1.1.2",
    targets: RFC_5280,
    level: Level::Must,
    kinds: &[Kind::Authority],
    checks: &[Check::RevocationList(check)],
};

fn check(input: &ListExhibit<'_>) -> Option<String> {
    let (inner, outer) = (&input.list.inner_algorithm, &input.list.outer_algorithm);
    (inner != outer).then(|| format!("it names {} inside and {} outside", inner.name(), outer.name()))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::List(|_| ())],
        fails: &[(
            Sample::List(|l| l.set_outer_algorithm("1.2.840.10045.4.3.2")),
            "it names ecdsa-with-SHA384 inside and ecdsa-with-SHA256 outside",
        )],
    }
};
