//! A key usage that is not passed over.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.2.1.3 (critical)",
    says: "the key usage is critical",
    source: "RFC 5280, 4.2.1.3",
    targets: RFC_5280,
    level: Level::Should,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let usage = input.certificate.extension("keyUsage")?;
    (!usage.critical).then(|| "its key usage is not critical".to_owned())
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ())],
        fails: &[(Sample::Foreign("charger", |c| c.set_critical("keyUsage", false)), "its key usage is not critical")],
    }
};
