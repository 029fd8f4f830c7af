//! The name of a charging station.

use super::{Check, Level, LintInput, OCPP, RequestExhibit, Rule};
use crate::{
    model::{StationSerial, printable},
    pki::{plan::Subject, profile::Kind},
    x509::RawName,
};

pub(super) const RULE: Rule = Rule {
    id: "A00.FR.511",
    says: "the common name of a charging station is its serial number, which is neither a URL nor an IP address; it has no alternative names",
    source: "OCPP 2.0.1 edition 3, part 2, A00",
    targets: OCPP,
    level: Level::Must,
    kinds: &[Kind::Station],
    checks: &[Check::Certificate(check), Check::Request(check_request)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let name = input.certificate.subject.common_name().unwrap_or_default();
    let station = match input.expected.map(|e| e.subject) {
        Some(Subject::Station(station)) => Some(station.clone()),
        Some(_) => return Some("it is for no station".to_owned()),
        None => input.certificate.station(input.arc),
    };
    let known = station.map(|station| station.serial_number.unwrap_or_default());
    if let Some(expected) = known.filter(|expected| name != expected) {
        let (name, expected) = (printable(name), printable(&expected));
        return Some(format!("the common name is `{name}`, expected the serial number `{expected}`"));
    }
    serial_number(&input.certificate.subject).or_else(|| {
        input.certificate.alternative_names().map(|names| {
            format!("it has {} alternative names, which would take the place of the common name (RFC 2818)", names.len())
        })
    })
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    serial_number(&input.request.subject).or_else(|| match input.request.alternative_names() {
        [] => None,
        names => {
            let count = names.len();
            Some(format!("it asks for {count} alternative names, which would take the place of the common name (RFC 2818)"))
        }
    })
}

/// What is wrong with the serial number that a subject names.
fn serial_number(subject: &RawName) -> Option<String> {
    let name = subject.common_name().unwrap_or_default();
    name.parse::<StationSerial>().err().map(|why| why.to_string())
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples, dns};
    use crate::x509::{
        Attribute::{CommonName, Organization},
        Extension::SubjectAlternativeName,
    };
    Samples {
        passes: &[
            Sample::Of("charger", |_| ()),
            Sample::Foreign("charger", |_| ()),
            Sample::Request(Kind::Station, &[(Organization, "ACME"), (CommonName, "SN-0001")]),
        ],
        fails: &[
            (
                Sample::Of("charger", |c| c.set_subject(&[(Organization, "ACME Charging"), (CommonName, "SN-0002")])),
                "the common name is `SN-0002`, expected the serial number `SN-0001`",
            ),
            (
                Sample::Of("charger", |c| c.set_extension(false, SubjectAlternativeName(vec![dns("cs1.acme.example")]))),
                "it has 1 alternative names, which would take the place of the common name (RFC 2818)",
            ),
            (
                Sample::Bare("charger", |c| c.set_subject(&[(Organization, "ACME"), (CommonName, "192.0.2.7")])),
                "the serial number `192.0.2.7` looks like an IP address (A00.FR.511 forbids it)",
            ),
            (
                Sample::Request(Kind::Station, &[(Organization, "ACME"), (CommonName, "wss://acme.example")]),
                "the serial number `wss://acme.example` looks like a URL (A00.FR.511 forbids it)",
            ),
        ],
    }
};
