//! One PKI, one environment.

use super::{ALL, Check, Level, LintInput, Rule};
use crate::pki::Target;

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.1",
    says: "a certificate names the environment of its PKI, and so does its issuer's, unless its profile leaves it out",
    source: "evpki, docs/formats/metadata.md",
    targets: &[Target::Ocpp16, Target::Ocpp201, Target::Ocpp21, Target::Ocpi],
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let found = input.certificate.environment(input.arc);
    let expected = match input.expected {
        Some(expected) if expected.profile.metadata().environment => expected.identity.environment,
        Some(_) => return None,
        // Somebody else's need not name any.
        None => found?,
    };
    if found != Some(expected) {
        return Some(format!("it names {}, expected {expected}", found.map_or("no environment", |e| e.name())));
    }
    let above = input.issuer?.environment(input.arc);
    (above != Some(expected))
        .then(|| format!("its issuer names {}, expected {expected}", above.map_or("no environment", |e| e.name())))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::{model::Environment, x509::Extension};
    Samples {
        passes: &[Sample::Of("charger", |_| ()), Sample::Bare("charger", |_| ())],
        fails: &[
            (
                Sample::Of("charger", |c| c.replace(Extension::Environment(Environment::Production))),
                "it names production, expected test",
            ),
            (Sample::Of("csms", |c| c.remove("evpki environment")), "it names no environment, expected test"),
            (
                Sample::Foreign("csms", |c| c.replace(Extension::Environment(Environment::Staging))),
                "its issuer names test, expected staging",
            ),
        ],
    }
};
