//! What is not critical.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.2.2",
    says: "the identifiers of keys and the access to information are not critical",
    source: "RFC 5280, 4.2.1.1, 4.2.1.2, 4.2.2.1",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let names = ["authorityKeyIdentifier", "subjectKeyIdentifier", "authorityInfoAccess"];
    let critical = names.into_iter().find(|name| input.certificate.extension(name).is_some_and(|e| e.critical))?;
    Some(format!("its {critical} is critical"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ())],
        fails: &[(
            Sample::Foreign("charger", |c| c.set_critical("subjectKeyIdentifier", true)),
            "its subjectKeyIdentifier is critical",
        )],
    }
};
