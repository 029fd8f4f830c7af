//! A key that is one.

use super::{ALL, Check, Level, LintInput, RFC_5280, RequestExhibit, Rule};

use crate::x509::{Error, raw::RawKey};

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.10",
    says: "the public key is one: a point that lies on its curve, a modulus that can be one",
    source: "evpki; RFC 5480, 2.2",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check), Check::Request(check_request)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    // The one that evpki is about to certify was read before.
    if input.expected.is_some() { None } else { broken(&input.certificate.key) }
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    broken(&input.request.key)
}

fn broken(key: &RawKey) -> Option<String> {
    match key.public_key() {
        Err(Error::Der { why, .. }) => Some(format!("the public key cannot be used: {why}")),
        _ => None,
    }
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ()), Sample::Foreign("charger", |_| ())],
        fails: &[(Sample::Foreign("charger", |c| c.set_curve("1.2.840.10045.3.1.7")), "the public key cannot be used: {}")],
    }
};
