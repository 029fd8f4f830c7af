//! Keys on curves.

use super::{ALL, Check, Level, LintInput, OCPP, RequestExhibit, Rule};
use crate::x509::raw::{KeyKind, RawKey};

pub(super) const RULE: Rule = Rule {
    id: "A00.FR.503",
    says: "a key on an elliptic curve has at least 224 bits",
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
        KeyKind::Curve { name, bits } if bits < 224 => {
            Some(format!("the key on {name} has {bits} bits, at least 224 are needed"))
        }
        _ => None,
    }
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    Samples {
        passes: &[Sample::Of("charger", |_| ()), Sample::Foreign("charger", |c| c.set_curve("1.3.132.0.33"))],
        fails: &[(
            Sample::Foreign("charger", |c| c.set_curve("1.2.840.10045.3.1.1")),
            "the key on secp192r1 has 192 bits, at least 224 are needed",
        )],
    }
};
