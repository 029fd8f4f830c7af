//! Requests are PEM.

use super::{ALL, Check, Level, OCPP, RequestExhibit, Rule};

use crate::x509::pem::RequestForm;

pub(super) const RULE: Rule = Rule {
    id: "A02.FR.03",
    says: "a certification request is PKCS #10 in PEM, under the label of RFC 7468",
    source: "OCPP 2.0.1 edition 3, part 2, A02; RFC 7468, 7",
    targets: OCPP,
    level: Level::Should,
    kinds: ALL,
    checks: &[Check::Request(check_request)],
};

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    match input.form {
        RequestForm::Pem | RequestForm::Der => None,
        RequestForm::OldLabel => {
            Some("it has the old label `NEW CERTIFICATE REQUEST`, expected `CERTIFICATE REQUEST`".to_owned())
        }
        RequestForm::Base64 => Some("it is bare base64, without the lines of PEM around it".to_owned()),
    }
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::pki::profile::Kind;
    use crate::x509::Attribute::{CommonName, Organization};
    Samples {
        passes: &[Sample::Request(Kind::Station, &[(Organization, "ACME"), (CommonName, "SN-1")])],
        fails: &[
            (
                Sample::RequestAs(Kind::Station, RequestForm::OldLabel),
                "it has the old label `NEW CERTIFICATE REQUEST`, expected `CERTIFICATE REQUEST`",
            ),
            (Sample::RequestAs(Kind::Station, RequestForm::Base64), "it is bare base64, without the lines of PEM around it"),
        ],
    }
};
