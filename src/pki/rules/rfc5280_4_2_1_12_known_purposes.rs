//! Purposes that are some.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.2.1.12",
    says: "an extended key usage has at least one purpose, none twice, and is not critical when any purpose will do",
    source: "RFC 5280, 4.2.1.12",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let purposes = input.certificate.purposes()?;
    if purposes.is_empty() {
        return Some("its extended key usage has no purpose".to_owned());
    }
    if let Some((_, twice)) = purposes.iter().enumerate().find(|(at, purpose)| purposes[..*at].contains(purpose)) {
        return Some(format!("its extended key usage has {twice} twice"));
    }
    let is_critical = input.certificate.extension("extKeyUsage").is_some_and(|e| e.critical);
    let any = is_critical && purposes.iter().any(|purpose| purpose == "2.5.29.37.0");
    any.then(|| "its extended key usage is critical, and any purpose will do".to_owned())
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::CLIENT_AUTH;
    use super::samples::{Sample, Samples};
    use crate::x509::Extension::ExtendedKeyUsage;
    Samples {
        passes: &[Sample::Of("charger", |_| ()), Sample::Foreign("20-vehicle", |_| ())],
        fails: &[
            (
                Sample::Foreign("charger", |c| c.set_extension(false, ExtendedKeyUsage(vec![]))),
                "its extended key usage has no purpose",
            ),
            (
                Sample::Foreign("charger", |c| c.set_extension(false, ExtendedKeyUsage(vec![CLIENT_AUTH.to_owned(); 2]))),
                "its extended key usage has 1.3.6.1.5.5.7.3.2 twice",
            ),
            (
                Sample::Foreign("charger", |c| c.set_extension(true, ExtendedKeyUsage(vec!["2.5.29.37.0".to_owned()]))),
                "its extended key usage is critical, and any purpose will do",
            ),
        ],
    }
};
