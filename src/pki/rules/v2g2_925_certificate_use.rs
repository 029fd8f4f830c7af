//! For which use a certificate is.

use super::{Check, Level, LintInput, Rule};
use crate::pki::Target;
use crate::pki::profile::Kind;
use crate::{model::printable, x509::Attribute};

pub(super) const RULE: Rule = Rule {
    id: "V2G2-925",
    says: "the domain component says for which use a certificate is: CPO, OEM, CPS or, for a root, V2G",
    source: "ISO 15118-2, as quoted by hupe1980/iso15118",
    targets: &[Target::Iso2],
    level: Level::Must,
    kinds: &[Kind::Secc, Kind::Vehicle, Kind::Signer],
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let expected = match input.kind? {
        Kind::Secc => "CPO",
        Kind::Vehicle => "OEM",
        _ => "CPS",
    };
    let subject = &input.certificate.subject;
    if subject.has_domain_component(expected) {
        return None;
    }
    let found: Vec<&str> = subject.values(Attribute::DomainComponent).collect();
    Some(match found.as_slice() {
        [] => format!("the subject has no DC, expected `{expected}`"),
        some => format!("the subject has DC `{}`, expected `{expected}`", printable(&some.join("`, `"))),
    })
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::x509::Attribute::{CommonName, DomainComponent};
    Samples {
        passes: &[Sample::Foreign("secc", |_| ()), Sample::Foreign("provisioning", |_| ())],
        fails: &[
            (
                Sample::Foreign("secc", |c| c.set_subject(&[(CommonName, "DE-ICE-S-1"), (DomainComponent, "OEM")])),
                "the subject has DC `OEM`, expected `CPO`",
            ),
            (
                Sample::Foreign("provisioning", |c| c.set_subject(&[(CommonName, "WP0ZZZ99ZTS392124")])),
                "the subject has no DC, expected `OEM`",
            ),
        ],
    }
};
