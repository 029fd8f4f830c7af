//! How certificates are signed.

use super::{ALL, Check, Level, LintInput, RequestExhibit, Rule};
use crate::pki::Target;
use crate::x509::{SignatureAlgorithm, raw::RawAlgorithm};

pub(super) const RULE: Rule = Rule {
    id: "V2G2-006",
    says: "a certificate is signed with ecdsa-with-SHA256",
    source: "ISO 15118-2, as quoted by hupe1980/iso15118",
    targets: &[Target::Iso2],
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check), Check::Request(check_request)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    other(&input.certificate.inner_algorithm)
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    other(&input.request.algorithm)
}

fn other(algorithm: &RawAlgorithm) -> Option<String> {
    (algorithm.known() != Some(SignatureAlgorithm::EcdsaSha256))
        .then(|| format!("it is signed with {}, expected ecdsa-with-SHA256", algorithm.name()))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Foreign("secc", |_| ())],
        fails: &[(
            Sample::Foreign("secc", |c| c.set_algorithm("1.2.840.10045.4.3.3")),
            "it is signed with ecdsa-with-SHA384, expected ecdsa-with-SHA256",
        )],
    }
};
