//! Critical extensions that are known.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 6.1.5",
    says: "every critical extension is one that RFC 5280 programs process: a program that does not know it refuses the certificate",
    source: "RFC 5280, 4.2 and 6.1.5",
    targets: RFC_5280,
    level: Level::Should,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let unknown = input.certificate.extensions.iter().find(|e| e.critical && !e.is_standard())?;
    Some(format!("the extension {} is critical, and not one of RFC 5280's", unknown.name()))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ())],
        fails: &[(
            Sample::Foreign("charger", |c| c.set_raw_extension("1.2.3.4", true, &[5, 0])),
            "the extension 1.2.3.4 is critical, and not one of RFC 5280's",
        )],
    }
};
