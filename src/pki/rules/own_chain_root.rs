//! No root in a chain.

use super::{ChainExhibit, Check, LEAVES, Level, Rule};
use crate::pki::Target;

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.12",
    says: "a chain that is handed to a peer does not hold its root, which the peer has to have itself",
    source: "evpki; OCPP 2.0.1 edition 3, part 2, M, for V2G; RFC 8446, 4.4.2",
    targets: &[Target::Ocpp16, Target::Ocpp201, Target::Ocpp21, Target::Iso2, Target::Iso20, Target::Ocpi],
    level: Level::Should,
    kinds: LEAVES,
    checks: &[Check::Chain(check)],
};

fn check(input: &ChainExhibit<'_>) -> Option<String> {
    let root = input.certificates.iter().find(|c| c.is_self_issued() && c.authority().is_some())?;
    Some(format!("it holds the root `{}`", root.subject))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Chain(&["charger", "=client-ca"], |_| ())],
        fails: &[(
            Sample::Chain(&["charger", "=client-ca", "=root-ca"], |_| ()),
            "it holds the root `C=DE, O=ACME Charging, CN=ACME Charging RootCA`",
        )],
    }
};
