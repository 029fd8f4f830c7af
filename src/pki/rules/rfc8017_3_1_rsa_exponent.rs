//! RSA exponents.

use super::{ALL, Check, Level, LintInput, RFC_5280, RequestExhibit, Rule};
use crate::x509::raw::{KeyKind, RawKey};

pub(super) const RULE: Rule = Rule {
    id: "RFC 8017 3.1",
    says: "the public exponent of an RSA key is odd and at least 3",
    source: "RFC 8017, 3.1",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check), Check::Request(check_request)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    wrong(&input.certificate.key)
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    wrong(&input.request.key)
}

fn wrong(key: &RawKey) -> Option<String> {
    match key.kind {
        KeyKind::Rsa { exponent: Some(exponent), .. } if exponent < 3 || exponent % 2 == 0 => {
            Some(format!("the public exponent of the RSA key is {exponent}"))
        }
        _ => None,
    }
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ()), Sample::Foreign("charger", |c| c.set_rsa(2048, 3))],
        fails: &[
            (Sample::Foreign("charger", |c| c.set_rsa(2048, 1)), "the public exponent of the RSA key is 1"),
            (Sample::Foreign("charger", |c| c.set_rsa(2048, 4)), "the public exponent of the RSA key is 4"),
        ],
    }
};
