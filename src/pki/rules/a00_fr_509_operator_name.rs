//! The owner's name.

use super::{ALL, Check, Level, LintInput, OCPP, RequestExhibit, Rule};
use crate::x509::Attribute;

pub(super) const RULE: Rule = Rule {
    id: "A00.FR.509",
    says: "the subject's organization is the name of the owner",
    source: "OCPP 2.0.1 edition 3, part 2, A00",
    targets: OCPP,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check), Check::Request(check_request)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let owner = input.expected.map(|e| e.identity.organization.as_str());
    let found: Vec<&str> = input.certificate.subject.values(Attribute::Organization).collect();
    match (found.as_slice(), owner) {
        ([one], Some(owner)) if *one == owner => None,
        ([], Some(owner)) => Some(format!("the subject has no O, expected `{owner}`")),
        ([], None) => Some("the subject has no O".to_owned()),
        (other, Some(owner)) => Some(format!("the subject has O `{}`, expected `{owner}`", other.join("`, `"))),
        (_, None) => None,
    }
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    let found = input.request.subject.values(Attribute::Organization).next();
    found.is_none().then(|| "the subject has no O".to_owned())
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use Attribute::{CommonName, Organization};
    Samples {
        passes: &[Sample::Of("csms", |_| ()), Sample::Of("charger", |_| ())],
        fails: &[
            (
                Sample::Of("csms", |c| c.set_subject(&[(Organization, "ACNE Charging"), (CommonName, "csms.acme.example")])),
                "the subject has O `ACNE Charging`, expected `ACME Charging`",
            ),
            (
                Sample::Of("charger", |c| c.set_subject(&[(CommonName, "SN-0001")])),
                "the subject has no O, expected `ACME Charging`",
            ),
            (Sample::Foreign("charger", |c| c.set_subject(&[(CommonName, "SN-0001")])), "the subject has no O"),
            (Sample::RequestOf(crate::pki::profile::Kind::Station, super::samples::nameless_request), "the subject has no O"),
        ],
    }
};
