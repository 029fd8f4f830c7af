//! What a vehicle certificate is for.

use super::{Check, Level, LintInput, Rule};
use crate::pki::Target;
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "V2G20 table B.8",
    says: "a vehicle certificate has the extended key usage clientAuth",
    source: "ISO 15118-20, as quoted by OpenChargingCloud/ISO15118ConformanceTests",
    targets: &[Target::Iso20],
    level: Level::Must,
    kinds: &[Kind::Vehicle],
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let has = input.certificate.purposes().is_some_and(|purposes| purposes.iter().any(|p| p == "1.3.6.1.5.5.7.3.2"));
    (!has).then(|| "it has no extended key usage clientAuth".to_owned())
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Foreign("20-vehicle", |_| ())],
        fails: &[(Sample::Foreign("20-vehicle", |c| c.remove("extKeyUsage")), "it has no extended key usage clientAuth")],
    }
};
