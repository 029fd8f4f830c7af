//! No request for an authority.

use super::{ALL, Check, Level, RFC_5280, RequestExhibit, Rule};

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.11",
    says: "a certification request does not ask for the certificate of an authority",
    source: "evpki: the owner of the PKI creates CAs; nobody requests them",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Request(check_request)],
};

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    input.request.asks_to_be_authority().then(|| "it asks for the certificate of an authority (CA:TRUE)".to_owned())
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::authority_request;
    use super::samples::{Sample, Samples};
    use crate::pki::profile::Kind;
    use crate::x509::Attribute::{CommonName, Organization};
    Samples {
        passes: &[Sample::Request(Kind::Station, &[(Organization, "ACME"), (CommonName, "SN-1")])],
        fails: &[(Sample::RequestOf(Kind::Station, authority_request), "it asks for the certificate of an authority (CA:TRUE)")],
    }
};
