//! Why certificates are revoked.

use super::{Check, Level, ListExhibit, RFC_5280, Rule};
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 5.3.1",
    says: "a reason code is one of the ten there are; without a reason there is no code; a whole CRL takes nothing from another",
    source: "RFC 5280, 5.3.1",
    targets: RFC_5280,
    level: Level::Must,
    kinds: &[Kind::Authority],
    checks: &[Check::RevocationList(check)],
};

fn check(input: &ListExhibit<'_>) -> Option<String> {
    input.list.reasons.keys().find_map(|code| match code {
        Some(1..=6 | 9 | 10) => None,
        Some(0) => Some("a reason code says `unspecified`, where there should be none".to_owned()),
        Some(8) if input.list.extensions.iter().any(|e| e.is("2.5.29.27")) => None,
        Some(8) => Some("a reason code says `removeFromCRL`, and it is no delta CRL".to_owned()),
        Some(other) => Some(format!("a reason code is {other}, which there is not")),
        None => Some("a reason code is not defined".to_owned()),
    })
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::List(|_| ())],
        fails: &[
            (Sample::List(|l| l.set_reason(7)), "a reason code is 7, which there is not"),
            (Sample::List(|l| l.set_reason(0)), "a reason code says `unspecified`, where there should be none"),
            (Sample::List(|l| l.set_reason(8)), "a reason code says `removeFromCRL`, and it is no delta CRL"),
        ],
    }
};
