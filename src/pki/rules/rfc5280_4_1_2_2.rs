//! The serial number.

use super::{ALL, Draft, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.1.2.2",
    says: "the serial number is positive, at most 20 octets long, and holds at least 64 bits of randomness",
    source: "RFC 5280, 4.1.2.2; CA/Browser Forum ballot 164 for the randomness",
    kinds: ALL,
    check,
};

fn check(draft: &Draft<'_>) -> Option<String> {
    let octets = draft.certificate.serial().as_bytes().len();
    (!(8..=20).contains(&octets)).then(|| format!("the serial number has {octets} octets, expected 8 to 20"))
}
