//! A list that is not empty.

use super::{Check, Level, ListExhibit, RFC_5280, Rule};
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 5.1.2.6",
    says: "a CRL that names no certificates has no list of them; it names none twice",
    source: "RFC 5280, 5.1.2.6",
    targets: RFC_5280,
    level: Level::Must,
    kinds: &[Kind::Authority],
    checks: &[Check::RevocationList(check)],
};

fn check(input: &ListExhibit<'_>) -> Option<String> {
    if input.list.has_empty_list {
        return Some("it has a list of certificates, and names none in it".to_owned());
    }
    let repeated = input.list.repeated;
    (repeated > 0).then(|| format!("{repeated} of its entries name a certificate that is named already"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::List(|_| ())],
        fails: &[
            (Sample::List(|l| l.empty_list()), "it has a list of certificates, and names none in it"),
            (Sample::List(|l| l.repeat_entry()), "1 of its entries name a certificate that is named already"),
        ],
    }
};
