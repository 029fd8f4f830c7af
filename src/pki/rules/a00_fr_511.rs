//! The name of a charging station.

use super::{Draft, Rule};
use crate::{
    model::StationSerial,
    pki::{plan::Subject, profile::Kind},
    x509::Extension,
};

pub(super) const RULE: Rule = Rule {
    id: "A00.FR.511",
    says: "the common name of a charging station is its serial number, which is neither a URL nor an IP address; it has no alternative names",
    source: "OCPP 2.0.1 edition 3, part 2, A00",
    kinds: &[Kind::Station],
    check,
};

fn check(draft: &Draft<'_>) -> Option<String> {
    let Subject::Station(station) = draft.subject else { return Some("it is for no station".to_owned()) };
    let name = draft.certificate.subject().common_name().unwrap_or_default();
    let expected = station.serial_number.as_deref().unwrap_or_default();
    if name != expected {
        return Some(format!("the common name is `{name}`, expected the serial number `{expected}`"));
    }
    if let Err(why) = name.parse::<StationSerial>() {
        return Some(why.to_string());
    }
    let names = draft.find(|e| if let Extension::SubjectAlternativeName(names) = e { Some(names) } else { None });
    names.map(|names| {
        format!("it has {} alternative names, which would take the place of the common name (RFC 2818)", names.len())
    })
}
