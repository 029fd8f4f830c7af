//! How authorities sign.

use super::{ALL, Check, Level, LintInput, OCPP, Rule};

pub(super) const RULE: Rule = Rule {
    id: "A00.FR.505",
    says: "an authority signs with ECDSA or RSA-PSS",
    source: "OCPP 2.0.1 edition 3, part 2, A00",
    targets: OCPP,
    level: Level::Should,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let algorithm = &input.certificate.inner_algorithm;
    // PKCS #1 v1.5 with every hash that it has (RFC 4055, 5).
    let oid = algorithm.oid();
    let number = oid.strip_prefix("1.2.840.113549.1.1.").and_then(|number| number.parse::<u8>().ok());
    let is_pkcs1 = number.is_some_and(|number| matches!(number, 2..=9 | 11..=14));
    is_pkcs1.then(|| format!("it is signed with {}, which is RSA with PKCS #1 v1.5", algorithm.name()))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ())],
        fails: &[(
            Sample::Foreign("charger", |c| c.set_algorithm("1.2.840.113549.1.1.11")),
            "it is signed with sha256WithRSAEncryption, which is RSA with PKCS #1 v1.5",
        )],
    }
};
