//! Who issued it.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.1.2.4",
    says: "the issuer has a name",
    source: "RFC 5280, 4.1.2.4",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    input.certificate.issuer.is_empty().then(|| "its issuer has no name".to_owned())
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ())],
        fails: &[(Sample::Foreign("charger", |c| c.empty_issuer()), "its issuer has no name")],
    }
};
