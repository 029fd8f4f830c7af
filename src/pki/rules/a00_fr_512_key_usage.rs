//! What a key may be used for.

use super::{ALL, Check, Level, LintInput, OCPP, Rule};

pub(super) const RULE: Rule = Rule {
    id: "A00.FR.512",
    says: "the key usage is there",
    source: "OCPP 2.0.1 edition 3, part 2, A00",
    targets: OCPP,
    level: Level::Should,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let usages = input.certificate.extension("keyUsage");
    usages.is_none().then(|| "it has no key usage".to_owned())
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    Samples {
        passes: &[Sample::Of("charger", |_| ())],
        fails: &[(Sample::Of("csms", |c| c.remove("keyUsage")), "it has no key usage")],
    }
};
