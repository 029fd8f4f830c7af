//! Which extensions are critical.

use super::{ALL, Check, Level, LintInput, Rule};
use crate::pki::Target;

pub(super) const RULE: Rule = Rule {
    id: "V2G2-884",
    says: "key usage and basic constraints are there, and critical",
    source: "ISO 15118-2, as quoted by hupe1980/iso15118; annex F",
    targets: &[Target::Iso2, Target::Iso20],
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    ["keyUsage", "basicConstraints"].into_iter().find_map(|name| match input.certificate.extension(name) {
        None => Some(format!("it has no {name}")),
        Some(extension) if !extension.critical => Some(format!("its {name} is not critical")),
        Some(_) => None,
    })
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Foreign("secc", |_| ()), Sample::Foreign("cpo-sub2", |_| ())],
        fails: &[
            (Sample::Foreign("secc", |c| c.set_critical("keyUsage", false)), "its keyUsage is not critical"),
            (Sample::Foreign("secc", |c| c.remove("basicConstraints")), "it has no basicConstraints"),
        ],
    }
};
