//! The identifier of the key.

use super::{Check, LEAVES, Level, LintInput, RFC_5280, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.2.1.2 (end entities)",
    says: "a certificate names its own key",
    source: "RFC 5280, 4.2.1.2",
    targets: RFC_5280,
    level: Level::Should,
    kinds: LEAVES,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let id = input.certificate.subject_key_identifier().unwrap_or_default();
    id.is_empty().then(|| "it has no subject key identifier".to_owned())
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ())],
        fails: &[(Sample::Of("charger", |c| c.remove("subjectKeyIdentifier")), "it has no subject key identifier")],
    }
};
