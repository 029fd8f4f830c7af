//! How long a V2G root is valid.

use super::{Check, Level, LintInput, Rule};
use crate::model::DAY;
use crate::pki::Target;
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "V2G2-011",
    says: "a V2G root certificate is valid for 40 years",
    source: "ISO 15118-2, as quoted by hupe1980/iso15118",
    targets: &[Target::Iso2],
    level: Level::Should,
    kinds: &[Kind::Authority],
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let certificate = input.certificate;
    if !certificate.is_self_issued() || !certificate.subject.has_domain_component("V2G") {
        return None;
    }
    let days = certificate.not_after.at?.since(certificate.not_before.at?) / DAY;
    (days < 40 * 365 - 1).then(|| format!("it is valid for {days} days, expected 40 years"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Foreign("v2g-root", |_| ()), Sample::Foreign("cpo-sub1", |_| ())],
        fails: &[(
            Sample::Foreign("v2g-root", |c| c.set_not_after(false, "351120000000Z")),
            "it is valid for 3651 days, expected 40 years",
        )],
    }
};
