//! A serial number that nobody guesses.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.3",
    says: "the serial number holds at least 64 bits, so that they can be random",
    source: "evpki; CA/Browser Forum, ballot 164",
    targets: RFC_5280,
    level: Level::Should,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let octets = input.certificate.serial.len();
    (octets < 8).then(|| format!("the serial number has {octets} octets, at least 8 are customary"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    Samples {
        passes: &[Sample::Of("charger", |_| ()), Sample::Of("charger", |c| c.set_serial(&[0x7f; 8]))],
        fails: &[(
            Sample::Of("charger", |c| c.set_serial(&[0x7f; 7])),
            "the serial number has 7 octets, at least 8 are customary",
        )],
    }
};
