//! One algorithm, said twice.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.1.1.2",
    says: "a certificate names one signature algorithm, inside of what is signed and outside",
    source: "RFC 5280, 4.1.1.2",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let (inner, outer) = (&input.certificate.inner_algorithm, &input.certificate.outer_algorithm);
    (inner != outer).then(|| format!("it names {} inside and {} outside", inner.name(), outer.name()))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ())],
        fails: &[(
            Sample::Foreign("charger", |c| c.set_outer_algorithm("1.2.840.10045.4.3.2")),
            "it names ecdsa-with-SHA384 inside and ecdsa-with-SHA256 outside",
        )],
    }
};
