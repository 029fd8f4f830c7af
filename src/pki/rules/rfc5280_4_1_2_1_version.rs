//! The version.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.1.2.1",
    says: "a certificate is one of version 3, as it has extensions",
    source: "RFC 5280, 4.1.2.1",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let version = input.certificate.version;
    (version != 3).then(|| format!("it is of version {version}, expected 3"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ())],
        fails: &[
            (Sample::Foreign("charger", |c| c.set_version(None)), "it is of version 1, expected 3"),
            (Sample::Foreign("charger", |c| c.set_version(Some(1))), "it is of version 2, expected 3"),
        ],
    }
};
