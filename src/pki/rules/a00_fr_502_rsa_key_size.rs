//! RSA keys.

use super::{ALL, Check, Level, LintInput, OCPP, RequestExhibit, Rule};
use crate::x509::raw::{KeyKind, RawKey};

pub(super) const RULE: Rule = Rule {
    id: "A00.FR.502",
    says: "an RSA or DSA key has at least 2048 bits",
    source: "OCPP 2.0.1 edition 3, part 2, A00; NIST SP 800-57 part 1, 5.6.1 (112 bits of security)",
    targets: OCPP,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check), Check::Request(check_request)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    short(&input.certificate.key)
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    short(&input.request.key)
}

fn short(key: &RawKey) -> Option<String> {
    match key.kind {
        KeyKind::Rsa { bits, .. } if bits < 2048 => Some(format!("the RSA key has {bits} bits, at least 2048 are needed")),
        KeyKind::Dsa => Some("the key is a DSA key, of which nothing is taken".to_owned()),
        _ => None,
    }
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    Samples {
        passes: &[Sample::Of("charger", |_| ()), Sample::Foreign("charger", |c| c.set_rsa(2048, 3))],
        fails: &[(Sample::Foreign("charger", |c| c.set_rsa(1024, 3)), "the RSA key has 1024 bits, at least 2048 are needed")],
    }
};
