//! Output for certificates that were issued.

use super::{Answer, describe::moment, table::pairs};
use crate::{commands::draft::Issued, model::Timestamp, store::KeyPlace, x509::time};
use serde_json::{Value, json};

/// The JSON object of an issued certificate.
pub(super) fn json(issued: &Issued) -> Value {
    json!({
        "serial": issued.serial.to_string(), "fingerprint": issued.fingerprint.to_string(), "subject": issued.subject,
        "issuer": issued.issuer, "key_type": issued.key_type.name(), "key_place": issued.key.name(),
        "not_before": time::rfc3339(issued.not_before), "not_after": time::rfc3339(issued.not_after),
        "completed": issued.completed, "remarks": issued.remarks,
    })
}

/// The lines for people: label and value.
pub(super) fn lines(issued: &Issued, now: Timestamp) -> Vec<(&'static str, String)> {
    vec![
        ("subject", issued.subject.clone()),
        ("issuer", issued.issuer.clone()),
        ("serial number", issued.serial.to_string()),
        ("key", format!("{}, {}", issued.key_type, key_place(issued.key))),
        ("valid until", moment(issued.not_after, now)),
    ]
}

/// Returns the place of a private key, in words.
pub(super) fn key_place(place: KeyPlace) -> &'static str {
    match place {
        KeyPlace::Vault => "in the vault",
        KeyPlace::Requester => "with the requester",
        KeyPlace::Away => "in its own file",
    }
}

/// Describes which values came from the certification request and which evpki set. `None` means that there was no request.
pub(super) fn examined(taken: &[String], overridden: &[String]) -> Option<String> {
    if taken.is_empty() {
        return None;
    }
    let none = || "nothing".to_owned();
    let list = |items: &[String]| if items.is_empty() { none() } else { items.join(", ") };
    Some(format!("taken from the request: {}; set by evpki instead: {}", list(taken), list(overridden)))
}

/// Creates the answer: a description; or the chain, if the key came from a certification request.
pub(super) fn answer(
    name: &str,
    issued: &Issued,
    lines: &[(&str, String)],
    (chain, json): (String, Value),
    (taken, overridden): (&[String], &[String]),
) -> Answer {
    let word = if issued.completed { "Completed for" } else { "Issued to" };
    let lines = pairs(lines);
    let mut answer = match examined(taken, overridden) {
        Some(examined) => {
            let lines = lines.trim_end().replace('\n', "\n      ");
            Answer::data(chain, json).note(format!("{word} {name}\n      {lines}")).note(examined)
        }
        None => Answer::done(format!("{word} {name}\n\n{lines}"), json),
    };
    if issued.completed {
        answer = answer.note("an earlier command was interrupted before it signed this certificate; it is complete now");
    }
    remarked(answer, issued)
}

/// Adds a note for each recommendation that the certificate does not follow.
pub(super) fn remarked(answer: Answer, issued: &Issued) -> Answer {
    issued.remarks.iter().fold(answer, |answer, remark| answer.note(format!("not recommended: {remark}")))
}
