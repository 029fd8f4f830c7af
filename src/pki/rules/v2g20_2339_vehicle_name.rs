//! Which vehicle it is.

use super::{Check, Level, LintInput, Rule};
use crate::pki::Target;
use crate::pki::profile::Kind;
use crate::x509::Attribute;

pub(super) const RULE: Rule = Rule {
    id: "V2G20-2339",
    says: "the subject of a vehicle certificate is its EVCCID as CN and the OEM as O, and nothing else",
    source: "ISO 15118-20, as quoted by OpenChargingCloud/ISO15118ConformanceTests (V2G20-2339, V2G20-2598)",
    targets: &[Target::Iso20],
    level: Level::Must,
    kinds: &[Kind::Vehicle],
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let subject = &input.certificate.subject;
    if subject.common_name().is_none_or(str::is_empty) {
        return Some("the subject has no CN, expected the EVCCID".to_owned());
    }
    if subject.values(Attribute::Organization).next().is_none() {
        return Some("the subject has no O, expected the OEM".to_owned());
    }
    let known = [Some(Attribute::CommonName), Some(Attribute::Organization)];
    let other = subject.parts.iter().find(|part| !known.contains(&part.attribute))?;
    Some(format!("the subject has {}, expected CN and O alone", other.label()))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Foreign("20-vehicle", |_| ())],
        fails: &[(
            Sample::Foreign("20-vehicle", |c| {
                c.set_subject(&[
                    (Attribute::CommonName, "X"),
                    (Attribute::Organization, "OEM"),
                    (Attribute::DomainComponent, "OEM"),
                ])
            }),
            "the subject has DC, expected CN and O alone",
        )],
    }
};
