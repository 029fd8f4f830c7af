//! How long the certificate of a charging station is valid, for vehicles.

use super::{Check, Level, LintInput, Rule};
use crate::model::DAY;
use crate::pki::Target;
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.7",
    says: "the certificate of a charging station of ISO 15118 is valid for at most three months",
    source: "evpki; OCPP 2.0.1 edition 3, part 2, M: two to three months",
    targets: &[Target::Iso2, Target::Iso20],
    level: Level::Should,
    kinds: &[Kind::Secc],
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let certificate = input.certificate;
    let days = certificate.not_after.at?.since(certificate.not_before.at?) / DAY;
    (days > 93).then(|| format!("it is valid for {days} days, two to three months are usual"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Foreign("secc", |_| ())],
        fails: &[(
            Sample::Foreign("secc", |c| c.set_not_after(false, "271120235959Z")),
            "it is valid for 365 days, two to three months are usual",
        )],
    }
};
