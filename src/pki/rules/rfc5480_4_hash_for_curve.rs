//! The hash that goes with the curve.

use super::{ALL, Check, Level, RFC_5280, RequestExhibit, Rule};
use crate::x509::{SignatureAlgorithm, raw::KeyKind};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5480 4",
    says: "what is signed on a curve is hashed with the hash of its strength: SHA-256 for P-256, SHA-384 for P-384, SHA-512 for P-521",
    source: "RFC 5480, 4; RFC 5656, 6.2.1",
    targets: RFC_5280,
    level: Level::Should,
    kinds: ALL,
    checks: &[Check::Request(check_request)],
};

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    let expected = match input.request.key.kind {
        KeyKind::Curve { name: "secp256r1", .. } => SignatureAlgorithm::EcdsaSha256,
        KeyKind::Curve { name: "secp384r1", .. } => SignatureAlgorithm::EcdsaSha384,
        KeyKind::Curve { name: "secp521r1", .. } => SignatureAlgorithm::EcdsaSha512,
        _ => return None,
    };
    let algorithm = &input.request.algorithm;
    (algorithm.known() != Some(expected)).then(|| {
        format!(
            "the key is {}, and it is signed with {}, expected {}",
            input.request.key.describe(),
            algorithm.name(),
            expected.name()
        )
    })
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::odd_hash_request;
    use super::samples::{Sample, Samples};
    use crate::pki::profile::Kind;
    use crate::x509::Attribute::{CommonName, Organization};
    Samples {
        passes: &[Sample::Request(Kind::Station, &[(Organization, "ACME"), (CommonName, "SN-1")])],
        fails: &[(
            Sample::RequestOf(Kind::Station, odd_hash_request),
            "the key is secp256r1, and it is signed with ecdsa-with-SHA384, expected ecdsa-with-SHA256",
        )],
    }
};
