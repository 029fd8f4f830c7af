//! Where the state of a certificate can be asked.

use super::{Check, Level, LintInput, Rule};
use crate::pki::Target;
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "M06",
    says: "a certificate below the root names an OCSP responder: a charger asks for the state of the whole chain",
    source: "OCPP 2.0.1 edition 3, part 2, M06; V2G20-2388",
    targets: &[Target::Iso2, Target::Iso20],
    level: Level::Should,
    kinds: &[Kind::Authority, Kind::Secc, Kind::Contract],
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let certificate = input.certificate;
    (!certificate.is_self_issued() && certificate.ocsp().is_empty()).then(|| "it names no OCSP responder".to_owned())
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Foreign("v2g-root", |_| ()), Sample::Foreign("secc", |_| ())],
        fails: &[(Sample::Foreign("secc", |c| c.remove("authorityInfoAccess")), "it names no OCSP responder")],
    }
};
