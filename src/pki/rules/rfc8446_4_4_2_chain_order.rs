//! The order of a chain.

use super::{ALL, ChainExhibit, Check, Level, RFC_5280, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 8446 4.4.2",
    says: "the certificate of the end comes first, and each that follows issued the one before it",
    source: "RFC 8446, 4.4.2; OCPP 2.0.1 edition 3, part 2, M",
    targets: RFC_5280,
    level: Level::Should,
    kinds: ALL,
    checks: &[Check::Chain(check)],
};

fn check(input: &ChainExhibit<'_>) -> Option<String> {
    let all = input.certificates;
    if let Some(leaf) = input.leaf().filter(|leaf| leaf.der != all[0].der) {
        return Some(format!("`{}` does not come first, it is issued to by others here", leaf.subject));
    }
    all.windows(2).find_map(|pair| {
        let follows = pair[0].issuer.der() == pair[1].subject.der();
        (!follows).then(|| format!("`{}` follows `{}`, and did not issue it", pair[1].subject, pair[0].subject))
    })
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Chain(&["charger", "=client-ca"], |_| ())],
        fails: &[
            (
                Sample::Chain(&["=client-ca", "charger"], |_| ()),
                "`C=DE, O=ACME Charging, CN=SN-0001` does not come first, it is issued to by others here",
            ),
            (
                Sample::Chain(&["charger", "=server-ca"], |_| ()),
                "`C=DE, O=ACME Charging, CN=ACME Charging ServerCA` follows `C=DE, O=ACME Charging, CN=SN-0001`, and did not issue it",
            ),
        ],
    }
};
