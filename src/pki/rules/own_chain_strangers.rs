//! No strangers in a chain.

use super::{ChainExhibit, Check, LEAVES, Level, Rule};
use crate::pki::Target;

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.13",
    says: "a chain holds the path from one certificate upwards, and nothing else, nothing twice",
    source: "evpki; RFC 8446, 4.4.2",
    targets: &[Target::Ocpp16, Target::Ocpp201, Target::Ocpp21, Target::Iso2, Target::Iso20, Target::Ocpi],
    level: Level::Should,
    kinds: LEAVES,
    checks: &[Check::Chain(check)],
};

fn check(input: &ChainExhibit<'_>) -> Option<String> {
    let all = input.certificates;
    if let Some((_, twice)) = all.iter().enumerate().find(|(at, c)| all[..*at].iter().any(|other| other.der == c.der)) {
        return Some(format!("it holds `{}` twice", twice.subject));
    }
    let mut path = vec![input.leaf()?];
    while let Some(issuer) = input.issuer(path[path.len() - 1]).filter(|_| path.len() < all.len()) {
        path.push(issuer);
    }
    let stranger = all.iter().find(|c| path.iter().all(|of_path| of_path.der != c.der))?;
    Some(format!("`{}` is not on the path of `{}`", stranger.subject, path[0].subject))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Chain(&["charger", "=client-ca", "=root-ca"], |_| ())],
        fails: &[
            (
                Sample::Chain(&["charger", "=client-ca", "=client-ca"], |_| ()),
                "it holds `C=DE, O=ACME Charging, CN=ACME Charging ClientCA` twice",
            ),
            (
                Sample::Chain(&["charger", "=client-ca", "=server-ca"], |_| ()),
                "`C=DE, O=ACME Charging, CN=ACME Charging ServerCA` is not on the path of `C=DE, O=ACME Charging, CN=SN-0001`",
            ),
        ],
    }
};
