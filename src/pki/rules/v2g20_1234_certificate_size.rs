//! How long a certificate is.

use super::{ALL, Check, Level, LintInput, Rule};
use crate::pki::Target;

pub(super) const RULE: Rule = Rule {
    id: "V2G20-1234",
    says: "the DER of a certificate has at most 1600 bytes",
    source: "ISO 15118-20, as quoted by OpenChargingCloud/ISO15118ConformanceTests",
    targets: &[Target::Iso20],
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let length = input.certificate.der.len();
    (length > 1600).then(|| format!("its DER has {length} bytes, at most 1600 are allowed"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Foreign("20-secc", |_| ())],
        fails: &[(
            Sample::Foreign("20-secc", |c| c.set_raw_extension("2.5.29.32", false, &[5; 1600])),
            "its DER has {der} bytes, at most 1600 are allowed",
        )],
    }
};
