//! Which charging station it is, for vehicles.

use super::{Check, Level, LintInput, RequestExhibit, Rule};
use crate::model::printable;
use crate::pki::Target;
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.6",
    says: "the common name of the certificate of a charging station of ISO 15118 is its SECCID: 7 to 64 letters, digits and `-`, beginning with a country",
    source: "evpki; OCPP 2.0.1 ISO15118Ctrlr.SeccId, and what Hubject asks for: no standard that evpki read says more",
    targets: &[Target::Iso2, Target::Iso20],
    level: Level::Must,
    kinds: &[Kind::Secc],
    checks: &[Check::Certificate(check), Check::Request(check_request)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    other(input.certificate.subject.common_name())
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    other(input.request.subject.common_name())
}

fn other(name: Option<&str>) -> Option<String> {
    let name = name.unwrap_or_default();
    let takes = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'*');
    let is_one =
        (7..=64).contains(&name.len()) && name.bytes().all(takes) && name.bytes().take(2).all(|b| b.is_ascii_alphabetic());
    (!is_one).then(|| format!("the common name `{}` is no SECCID, such as `DE-ACM-S-0001`", printable(name)))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::x509::Attribute::{CommonName, DomainComponent};
    Samples {
        passes: &[Sample::Foreign("secc", |_| ())],
        fails: &[(
            Sample::Foreign("secc", |c| c.set_subject(&[(CommonName, "1234567"), (DomainComponent, "CPO")])),
            "the common name `1234567` is no SECCID, such as `DE-ACM-S-0001`",
        )],
    }
};
