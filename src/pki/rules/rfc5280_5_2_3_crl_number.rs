//! The number of a CRL.

use super::{Check, Level, ListExhibit, RFC_5280, Rule};
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 5.2.3",
    says: "a CRL has a number, which is not critical, not negative, and at most 20 octets long",
    source: "RFC 5280, 5.2.3",
    targets: RFC_5280,
    level: Level::Must,
    kinds: &[Kind::Authority],
    checks: &[Check::RevocationList(check)],
};

fn check(input: &ListExhibit<'_>) -> Option<String> {
    let Some(number) = input.list.extensions.iter().find(|e| e.is("2.5.29.20")) else {
        return Some("it has no number".to_owned());
    };
    match number.der.as_slice() {
        _ if number.critical => Some("its number is critical".to_owned()),
        [2, 1..=20, 0x80..=0xff, ..] => Some("its number is negative".to_owned()),
        [2, length @ 1..=20, rest @ ..] if rest.len() == usize::from(*length) => None,
        _ => Some("it has no CRL number, or one longer than 20 octets".to_owned()),
    }
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::List(|_| ())],
        fails: &[
            (Sample::List(|l| l.remove("2.5.29.20")), "it has no number"),
            (Sample::List(|l| l.replace_raw("2.5.29.20", &[2, 1, 0xff])), "its number is negative"),
        ],
    }
};
