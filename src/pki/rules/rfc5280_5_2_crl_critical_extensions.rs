//! What a CRL says that is not passed over.

use super::{Check, Level, ListExhibit, RFC_5280, Rule};
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 5.2",
    says: "a critical extension of a CRL or of its entries is one that RFC 5280 defines",
    source: "RFC 5280, 5.2 and 5.3",
    targets: RFC_5280,
    level: Level::Should,
    kinds: &[Kind::Authority],
    checks: &[Check::RevocationList(check)],
};

fn check(input: &ListExhibit<'_>) -> Option<String> {
    let own = input.list.extensions.iter().find(|e| e.critical && !e.is_standard()).map(|e| e.name());
    let in_entries = || input.list.critical_in_entries.iter().map(String::as_str).find(|name| *name != "certificateIssuer");
    let unknown = own.or_else(in_entries)?;
    Some(format!("the extension {unknown} is critical, and not one of RFC 5280's"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::List(|_| ())],
        fails: &[(
            Sample::List(|l| l.add_raw("1.2.3.4", true, &[5, 0])),
            "the extension 1.2.3.4 is critical, and not one of RFC 5280's",
        )],
    }
};
