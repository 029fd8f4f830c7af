//! Where a charger asks for the state of a certificate.

use super::{ALL, Check, Level, LintInput, Rule};
use crate::pki::Target;

pub(super) const RULE: Rule = Rule {
    id: "OCPP OCSPRequestData.responderURL",
    says: "the URL of an OCSP responder has at most 512 characters",
    source: "OCPP 2.0.1: OCSPRequestDataType.responderURL",
    targets: &[Target::Ocpp16, Target::Ocpp201],
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let long = input.certificate.ocsp().iter().map(|url| url.chars().count()).find(|length| *length > 512)?;
    Some(format!("the URL of its OCSP responder has {long} characters, OCPP carries at most 512"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::x509::Extension::AuthorityInformationAccess;
    Samples {
        passes: &[Sample::Of("charger", |_| ()), Sample::Foreign("secc", |_| ())],
        fails: &[(
            Sample::Foreign("secc", |c| {
                c.replace(AuthorityInformationAccess { ca_issuers: Vec::new(), ocsp: vec!["x".repeat(513)] })
            }),
            "the URL of its OCSP responder has 513 characters, OCPP carries at most 512",
        )],
    }
};
