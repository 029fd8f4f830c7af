//! Each extension once.

use super::{ALL, Check, Level, LintInput, ListExhibit, RFC_5280, RequestExhibit, Rule};

use crate::x509::raw::RawExtension;

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.2",
    says: "no extension is there twice",
    source: "RFC 5280, 4.2",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check), Check::Request(check_request), Check::RevocationList(check_list)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    twice(&input.certificate.extensions)
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    twice(&input.request.extensions)
}

fn check_list(input: &ListExhibit<'_>) -> Option<String> {
    twice(&input.list.extensions)
}

fn twice(extensions: &[RawExtension]) -> Option<String> {
    let is_there = |at: usize, e: &RawExtension| extensions[..at].iter().any(|other| other.is_same_as(e));
    let (_, twice) = extensions.iter().enumerate().find(|(at, e)| is_there(*at, e))?;
    Some(format!("it has the extension {} twice", twice.name()))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::x509::{Extension::KeyUsage, KeyUsage::DigitalSignature};
    Samples {
        passes: &[Sample::Of("charger", |_| ())],
        fails: &[(
            Sample::Foreign("charger", |c| c.set_extension(true, KeyUsage(vec![DigitalSignature]))),
            "it has the extension keyUsage twice",
        )],
    }
};
