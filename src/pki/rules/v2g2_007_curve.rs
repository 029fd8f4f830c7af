//! On which curve keys are.

use super::{ALL, Check, Level, LintInput, RequestExhibit, Rule};
use crate::pki::Target;
use crate::x509::raw::{KeyKind, RawKey};

pub(super) const RULE: Rule = Rule {
    id: "V2G2-007",
    says: "a key is on secp256r1",
    source: "ISO 15118-2, as quoted by hupe1980/iso15118",
    targets: &[Target::Iso2],
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check), Check::Request(check_request)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    other(&input.certificate.key)
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    other(&input.request.key)
}

fn other(key: &RawKey) -> Option<String> {
    (!matches!(key.kind, KeyKind::Curve { name: "secp256r1", .. }))
        .then(|| format!("the key is {}, expected secp256r1", key.describe()))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Foreign("secc", |_| ())],
        fails: &[(Sample::Foreign("secc", |c| c.set_rsa(1024, 3)), "the key is RSA with 1024 bits, expected secp256r1")],
    }
};
