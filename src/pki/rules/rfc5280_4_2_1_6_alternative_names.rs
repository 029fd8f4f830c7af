//! Alternative names that are names.

use super::{ALL, Check, Level, LintInput, RFC_5280, RequestExhibit, Rule};

use crate::{model::printable, x509::AlternativeName};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.2.1.6",
    says: "there is at least one alternative name, and a DNS name is one in the preferred syntax",
    source: "RFC 5280, 4.2.1.6; RFC 1034, 3.5",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check), Check::Request(check_request)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    bad(input.certificate.alternative_names()?)
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    let names = input.request.alternative_names();
    if names.is_empty() { None } else { bad(names) }
}

fn bad(names: &[AlternativeName]) -> Option<String> {
    if names.is_empty() {
        return Some("its subjectAltName is empty".to_owned());
    }
    names.iter().find_map(|name| {
        let AlternativeName::Dns(name) = name else { return None };
        let labels = name.strip_prefix("*.").unwrap_or(name);
        let takes = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let is_label = |label: &str| !label.is_empty() && label.chars().all(takes) && label.len() <= 63;
        (!labels.split('.').all(is_label)).then(|| format!("the alternative name `{}` is no DNS name", printable(name)))
    })
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::dns;
    use super::samples::{Sample, Samples};
    use crate::x509::Extension::SubjectAlternativeName;
    Samples {
        passes: &[Sample::Of("csms", |_| ())],
        fails: &[
            (
                Sample::Foreign("csms", |c| c.replace(SubjectAlternativeName(vec![dns("csms acme.example")]))),
                "the alternative name `csms acme.example` is no DNS name",
            ),
            (Sample::Foreign("csms", |c| c.replace(SubjectAlternativeName(vec![]))), "its subjectAltName is empty"),
        ],
    }
};
