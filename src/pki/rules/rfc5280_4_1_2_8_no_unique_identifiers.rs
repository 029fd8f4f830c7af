//! No unique identifiers.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.1.2.8",
    says: "a certificate has no unique identifiers of issuer or subject",
    source: "RFC 5280, 4.1.2.8",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    input.certificate.has_unique_identifiers.then(|| "it has a unique identifier of its issuer or its subject".to_owned())
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ())],
        fails: &[(
            Sample::Foreign("charger", |c| c.set_unique_identifier()),
            "it has a unique identifier of its issuer or its subject",
        )],
    }
};
