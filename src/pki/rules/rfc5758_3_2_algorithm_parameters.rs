//! Parameters of the signature algorithm.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};

use crate::x509::SignatureAlgorithm;

pub(super) const RULE: Rule = Rule {
    id: "RFC 5758 3.2",
    says: "the identifier of an ECDSA or Ed25519 algorithm has no parameters, that of RSA with PKCS #1 v1.5 has NULL",
    source: "RFC 5758, 3.2; RFC 8410, 3; RFC 4055, 5",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let algorithm = &input.certificate.inner_algorithm;
    let is_rsa = matches!(
        algorithm.known()?,
        SignatureAlgorithm::RsaSha256 | SignatureAlgorithm::RsaSha384 | SignatureAlgorithm::RsaSha512
    );
    match is_rsa {
        true if !algorithm.has_null_parameters() => Some(format!("{} has no NULL as its parameters", algorithm.name())),
        false if !algorithm.has_no_parameters() => Some(format!("{} has parameters", algorithm.name())),
        _ => None,
    }
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ())],
        fails: &[(
            Sample::Foreign("charger", |c| c.set_algorithm("1.2.840.113549.1.1.11")),
            "sha256WithRSAEncryption has no NULL as its parameters",
        )],
    }
};
