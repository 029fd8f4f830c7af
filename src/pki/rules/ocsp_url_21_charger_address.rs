//! Where a charger asks for the state of a certificate.

use super::{ALL, Check, Level, LintInput, Rule};
use crate::pki::Target;

pub(super) const RULE: Rule = Rule {
    id: "OCPP 2.1 OCSPRequestData.responderURL",
    says: "the URL of an OCSP responder has at most 2000 characters",
    source: "OCPP 2.1: OCSPRequestDataType.responderURL",
    targets: &[Target::Ocpp21],
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let long = input.certificate.ocsp().iter().map(|url| url.chars().count()).find(|length| *length > 2000)?;
    Some(format!("the URL of its OCSP responder has {long} characters, OCPP carries at most 2000"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::x509::Extension::AuthorityInformationAccess;
    Samples {
        passes: &[Sample::Of("charger", |_| ()), Sample::Foreign("secc", |_| ())],
        fails: &[(
            Sample::Foreign("secc", |c| {
                c.replace(AuthorityInformationAccess { ca_issuers: Vec::new(), ocsp: vec!["x".repeat(2001)] })
            }),
            "the URL of its OCSP responder has 2001 characters, OCPP carries at most 2000",
        )],
    }
};
