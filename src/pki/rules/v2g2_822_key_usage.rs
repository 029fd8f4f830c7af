//! What keys do.

use super::{Check, Level, LintInput, Rule};
use crate::pki::Target;
use crate::pki::profile::Kind;
use crate::x509::KeyUsage;

pub(super) const RULE: Rule = Rule {
    id: "V2G2-822",
    says: "the key of a charging station or a vehicle may sign and agree on keys",
    source: "ISO 15118-2, as quoted by hupe1980/iso15118",
    targets: &[Target::Iso2, Target::Iso20],
    level: Level::Should,
    kinds: &[Kind::Secc, Kind::Contract],
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let usages = input.certificate.key_usage()?;
    let missing = [KeyUsage::DigitalSignature, KeyUsage::KeyAgreement].into_iter().find(|usage| !usages.contains(usage))?;
    Some(format!("the key usage has no {missing}"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::x509::Extension;
    Samples {
        passes: &[Sample::Foreign("secc", |_| ())],
        fails: &[(
            Sample::Foreign("secc", |c| c.replace(Extension::KeyUsage(vec![KeyUsage::DigitalSignature]))),
            "the key usage has no keyAgreement",
        )],
    }
};
