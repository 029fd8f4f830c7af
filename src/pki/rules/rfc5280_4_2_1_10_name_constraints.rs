//! Who constrains names.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.2.1.10",
    says: "name constraints stand in the certificates of authorities alone, and are critical",
    source: "RFC 5280, 4.2.1.10",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let constraints = input.certificate.extension("nameConstraints")?;
    if input.certificate.authority().is_none() {
        return Some("it constrains names, and is no authority".to_owned());
    }
    (!constraints.critical).then(|| "its name constraints are not critical".to_owned())
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::x509::{Extension, NameConstraints, Subtree};
    fn constraints() -> Extension {
        let permitted = vec![Subtree::Dns("acme.example".to_owned())];
        Extension::NameConstraints(NameConstraints { permitted, excluded: Vec::new() })
    }
    Samples {
        passes: &[Sample::Of("client-ca", |_| ())],
        fails: &[
            (Sample::Foreign("client-ca", |c| c.set_extension(false, constraints())), "its name constraints are not critical"),
            (Sample::Foreign("charger", |c| c.set_extension(true, constraints())), "it constrains names, and is no authority"),
        ],
    }
};
