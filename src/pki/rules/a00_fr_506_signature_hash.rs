//! Which hash signatures have.

use super::{ALL, Check, Level, LintInput, OCPP, RequestExhibit, Rule};

pub(super) const RULE: Rule = Rule {
    id: "A00.FR.506",
    says: "what is signed is hashed with SHA-256 or a longer one of its family",
    source: "OCPP 2.0.1 edition 3, part 2, A00",
    targets: OCPP,
    level: Level::Should,
    kinds: ALL,
    checks: &[Check::Certificate(check), Check::Request(check_request)],
};

use crate::x509::raw::RawAlgorithm;

fn check(input: &LintInput<'_>) -> Option<String> {
    short(&input.certificate.inner_algorithm)
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    short(&input.request.algorithm)
}

/// Signatures with MD5, SHA-1 or SHA-224.
const SHORT: [&str; 7] = [
    "1.2.840.113549.1.1.4",
    "1.2.840.113549.1.1.5",
    "1.2.840.113549.1.1.14",
    "1.2.840.10045.4.1",
    "1.2.840.10045.4.3.1",
    "1.2.840.10040.4.3",
    "1.2.840.113549.1.1.2",
];

fn short(algorithm: &RawAlgorithm) -> Option<String> {
    SHORT.contains(&algorithm.oid().as_str()).then(|| format!("it is signed with {}, whose hash is too short", algorithm.name()))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ())],
        fails: &[(
            Sample::Foreign("charger", |c| c.set_algorithm("1.2.840.10045.4.1")),
            "it is signed with 1.2.840.10045.4.1, whose hash is too short",
        )],
    }
};
