//! The serial number.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.1.2.2",
    says: "the serial number is positive and at most 20 octets long",
    source: "RFC 5280, 4.1.2.2",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let octets = &input.certificate.serial;
    match octets.as_slice() {
        [] | [0] => Some("the serial number is zero".to_owned()),
        [0x80..=0xff, ..] => Some("the serial number is negative".to_owned()),
        _ if octets.len() > 20 => Some(format!("the serial number has {} octets, at most 20 are allowed", octets.len())),
        _ => None,
    }
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    Samples {
        passes: &[Sample::Of("charger", |_| ()), Sample::Of("csms", |c| c.set_serial(&[0x7f; 20]))],
        fails: &[
            (Sample::Of("csms", |c| c.set_serial(&[0])), "the serial number is zero"),
            (Sample::Of("csms", |c| c.set_serial(&[0x80; 16])), "the serial number is negative"),
            (Sample::Of("csms", |c| c.set_serial(&[0x7f; 21])), "the serial number has 21 octets, at most 20 are allowed"),
        ],
    }
};
