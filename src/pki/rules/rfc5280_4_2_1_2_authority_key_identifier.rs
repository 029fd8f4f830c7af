//! The identifier of the key.

use super::{Check, Level, LintInput, RFC_5280, Rule};
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.2.1.2",
    says: "an authority's certificate names its own key",
    source: "RFC 5280, 4.2.1.2",
    targets: RFC_5280,
    level: Level::Must,
    kinds: &[Kind::Authority],
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
        passes: &[Sample::Of("root-ca", |_| ())],
        fails: &[(Sample::Of("root-ca", |c| c.remove("subjectKeyIdentifier")), "it has no subject key identifier")],
    }
};
