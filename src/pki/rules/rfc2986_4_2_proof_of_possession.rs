//! Who asks has the key.

use super::{ALL, Check, Level, RFC_5280, RequestExhibit, Rule};

use crate::x509::Error;

pub(super) const RULE: Rule = Rule {
    id: "RFC 2986 4.2",
    says: "a certification request is signed with the key that it asks a certificate for",
    source: "RFC 2986, 4.2",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Request(check_request)],
};

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    match input.request.verify() {
        Err(why @ (Error::BadSignature | Error::SignatureOfAnotherKey { .. })) => Some(why.to_string()),
        _ => None,
    }
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::forged_request;
    use super::samples::{Sample, Samples};
    use crate::pki::profile::Kind;
    use crate::x509::Attribute::{CommonName, Organization};
    Samples {
        passes: &[Sample::Request(Kind::Station, &[(Organization, "ACME"), (CommonName, "SN-1")])],
        fails: &[(Sample::RequestOf(Kind::Station, forged_request), "the signature does not verify")],
    }
};
