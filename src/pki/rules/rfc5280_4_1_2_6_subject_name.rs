//! Whom it is for.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.1.2.6",
    says: "an authority has a name; who has none has alternative names, which are critical then",
    source: "RFC 5280, 4.1.2.6 and 4.2.1.6",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let certificate = input.certificate;
    if !certificate.subject.is_empty() {
        return None;
    }
    match certificate.extension("subjectAltName") {
        _ if certificate.authority().is_some() => Some("it is an authority's, and its subject has no name".to_owned()),
        None => Some("its subject has no name, and there are no alternative names".to_owned()),
        Some(names) if !names.critical => Some("its subject has no name, and its alternative names are not critical".to_owned()),
        Some(_) => None,
    }
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[
            Sample::Of("charger", |_| ()),
            Sample::Foreign("csms", |c| {
                c.set_raw_subject(&[]);
                c.set_critical("subjectAltName", true);
            }),
        ],
        fails: &[
            (Sample::Foreign("client-ca", |c| c.set_raw_subject(&[])), "it is an authority's, and its subject has no name"),
            (
                Sample::Foreign("charger", |c| c.set_raw_subject(&[])),
                "its subject has no name, and there are no alternative names",
            ),
            (
                Sample::Foreign("csms", |c| c.set_raw_subject(&[])),
                "its subject has no name, and its alternative names are not critical",
            ),
        ],
    }
};
