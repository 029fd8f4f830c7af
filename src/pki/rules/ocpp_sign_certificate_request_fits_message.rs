//! What SignCertificate carries.

use super::{ALL, Check, Level, OCPP, RequestExhibit, Rule};

use crate::pki::request::LONGEST_REQUEST;

pub(super) const RULE: Rule = Rule {
    id: "OCPP SignCertificate.csr",
    says: "a certification request has at most 5500 characters as PEM",
    source: "OCPP 1.6 security whitepaper, 2.0.1 and 2.1: SignCertificateRequest.csr",
    targets: OCPP,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Request(check_request)],
};

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    let characters = input.characters;
    (characters > LONGEST_REQUEST)
        .then(|| format!("it has {characters} characters, OCPP carries at most {LONGEST_REQUEST} (SignCertificate.csr)"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::long_request;
    use super::samples::{Sample, Samples};
    use crate::pki::profile::Kind;
    use crate::x509::Attribute::{CommonName, Organization};
    Samples {
        passes: &[Sample::Request(Kind::Station, &[(Organization, "ACME"), (CommonName, "SN-1")])],
        fails: &[(
            Sample::RequestOf(Kind::Station, long_request),
            "it has 5502 characters, OCPP carries at most 5500 (SignCertificate.csr)",
        )],
    }
};
