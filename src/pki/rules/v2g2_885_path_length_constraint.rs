//! How many authorities follow.

use super::{Check, Level, LintInput, Rule};
use crate::pki::Target;
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "V2G2-885",
    says: "a root sets no limit to the authorities below it, a sub-authority allows 1 or none",
    source: "ISO 15118-2, as quoted by hupe1980/iso15118; annex F",
    targets: &[Target::Iso2, Target::Iso20],
    level: Level::Must,
    kinds: &[Kind::Authority],
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let limit = input.certificate.authority()?;
    match (input.certificate.is_self_issued(), limit) {
        (true, Some(limit)) => Some(format!("it is a root, and allows {limit} authorities below it, expected no limit")),
        (false, None) => Some("it sets no limit to authorities below it, expected 1 or 0".to_owned()),
        (false, Some(limit @ 2..)) => Some(format!("it allows {limit} authorities below it, expected 1 or 0")),
        _ => None,
    }
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::x509::Extension::BasicConstraints;
    Samples {
        passes: &[Sample::Foreign("v2g-root", |_| ()), Sample::Foreign("cpo-sub1", |_| ()), Sample::Foreign("cpo-sub2", |_| ())],
        fails: &[
            (
                Sample::Foreign("v2g-root", |c| c.replace(BasicConstraints { authority: true, path_length: Some(2) })),
                "it is a root, and allows 2 authorities below it, expected no limit",
            ),
            (
                Sample::Foreign("cpo-sub1", |c| c.replace(BasicConstraints { authority: true, path_length: Some(2) })),
                "it allows 2 authorities below it, expected 1 or 0",
            ),
        ],
    }
};
