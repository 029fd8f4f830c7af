//! What CertificateSigned carries.

use super::{ALL, ChainExhibit, Check, Level, OCPP, Rule};

pub(super) const RULE: Rule = Rule {
    id: "OCPP CertificateSigned.certificateChain",
    says: "a chain has at most 10000 characters as PEM",
    source: "OCPP 1.6 security whitepaper, 2.0.1 and 2.1: CertificateSignedRequest.certificateChain",
    targets: OCPP,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Chain(check)],
};

fn check(input: &ChainExhibit<'_>) -> Option<String> {
    let characters = input.characters;
    (characters > 10_000).then(|| format!("it has {characters} characters, OCPP carries at most 10000"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Chain(&["charger", "=client-ca"], |_| ())],
        fails: &[(
            Sample::Chain(&["charger", "=client-ca"], |c| c.set_raw_extension("2.5.29.32", false, &[5; 7000])),
            "it has {characters} characters, OCPP carries at most 10000",
        )],
    }
};
