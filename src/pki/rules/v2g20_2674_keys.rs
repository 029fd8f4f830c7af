//! Which keys there are.

use super::{ALL, Check, Level, LintInput, Rule};
use crate::pki::Target;
use crate::x509::{SignatureAlgorithm, raw::KeyKind};

pub(super) const RULE: Rule = Rule {
    id: "V2G20-2674",
    says: "a key is on secp521r1 and signs with SHA-512, or is an Ed448 key",
    source: "ISO 15118-20, as quoted by OpenChargingCloud/ISO15118ConformanceTests (V2G20-2674, V2G20-2321, V2G20-2319)",
    targets: &[Target::Iso20],
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let certificate = input.certificate;
    let (key, algorithm) = (&certificate.key, &certificate.inner_algorithm);
    if !matches!(key.kind, KeyKind::Curve { name: "secp521r1", .. } | KeyKind::Ed448) {
        return Some(format!("the key is {}, expected secp521r1 or Ed448", key.describe()));
    }
    let signs = algorithm.known() == Some(SignatureAlgorithm::EcdsaSha512) || algorithm.oid() == "1.3.101.113";
    (!signs).then(|| format!("it is signed with {}, expected ecdsa-with-SHA512 or Ed448", algorithm.name()))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Foreign("20-secc", |_| ())],
        fails: &[
            (Sample::Foreign("20-secc", |c| c.set_rsa(2048, 3)), "the key is RSA with 2048 bits, expected secp521r1 or Ed448"),
            (
                Sample::Foreign("20-secc", |c| c.set_algorithm("1.2.840.10045.4.3.2")),
                "it is signed with ecdsa-with-SHA256, expected ecdsa-with-SHA512 or Ed448",
            ),
        ],
    }
};
