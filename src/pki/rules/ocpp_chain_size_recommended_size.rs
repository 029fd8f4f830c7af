//! What a charger is sure to take.

use super::{ALL, ChainExhibit, Check, Level, OCPP_2, Rule};

pub(super) const RULE: Rule = Rule {
    id: "SecurityCtrlr.MaxCertificateChainSize",
    says: "a chain has at most 5600 characters as PEM, which is what a charger is advised to take at least",
    source: "OCPP 2.0.1 edition 3, part 2, SecurityCtrlr.MaxCertificateChainSize",
    targets: OCPP_2,
    level: Level::Should,
    kinds: ALL,
    checks: &[Check::Chain(check)],
};

fn check(input: &ChainExhibit<'_>) -> Option<String> {
    let characters = input.characters;
    (characters > 5600).then(|| format!("it has {characters} characters, a charger need not take more than 5600"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Chain(&["charger", "=client-ca"], |_| ())],
        fails: &[(
            Sample::Chain(&["charger", "=client-ca"], |c| c.set_raw_extension("2.5.29.32", false, &[5; 4000])),
            "it has {characters} characters, a charger need not take more than 5600",
        )],
    }
};
