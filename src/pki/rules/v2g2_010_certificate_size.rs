//! How long a certificate is.

use super::{ALL, Check, Level, LintInput, Rule};
use crate::pki::Target;

pub(super) const RULE: Rule = Rule {
    id: "V2G2-010",
    says: "the DER of a certificate has at most 800 bytes",
    source: "ISO 15118-2, as quoted by hupe1980/iso15118",
    targets: &[Target::Iso2],
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let length = input.certificate.der.len();
    (length > 800).then(|| format!("its DER has {length} bytes, at most 800 are allowed"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Foreign("secc", |_| ())],
        fails: &[(
            Sample::Foreign("secc", |c| c.set_raw_extension("2.5.29.32", false, &[5; 800])),
            "its DER has {der} bytes, at most 800 are allowed",
        )],
    }
};
