//! What hold, release and revoke have in common: the confirmation and the answer.

use crate::{
    cli::{Answer, ask::Person, describe, table::table},
    commands::{
        Error,
        certificate::{Affected, Planned, Report},
    },
    model::{Environment, Timestamp},
    x509::time,
};
use serde_json::json;

/// Asks the user to confirm the change.
pub(super) fn confirm(person: Person, verb: &str, planned: &Planned) -> Result<(), Error> {
    let lines = planned.certificates.iter().map(|one| {
        let below =
            if one.below == 0 { String::new() } else { format!(", which also invalidates {} below it", certificates(one.below)) };
        let since = time::rfc3339(one.not_before);
        format!("{} of {} (CN={}), issued by {}, valid since {since}{below}", one.serial, one.owner, one.common_name, one.issuer)
    });
    let what = match *lines.collect::<Vec<_>>() {
        [ref one] => format!("{verb} the certificate {one}"),
        ref many => format!("{verb} {}:\n  {}\n{verb} them", certificates(many.len() as u64), many.join("\n  ")),
    };
    person.confirm(&what, &planned.name, planned.environment == Environment::Production)
}

/// Reports what was done, and when peers will learn of it.
pub(super) fn answer(report: &Report, done: &str, now: Timestamp) -> Answer {
    let rows = report.certificates.iter().map(|one| {
        let until = format!("{}, {}", time::day(one.not_after), describe::distance(one.not_after, now));
        vec![one.serial.to_string(), one.owner.to_string(), one.common_name.clone(), one.issuer.clone(), until]
    });
    let headings = ["serial number", "owner", "common name", "issued by", "valid until"];
    let count = certificates(report.certificates.len() as u64);
    let text = format!("{done} {count}\n\n{}", table(&headings, rows));
    let json = json!({
        "status": report.status.name(), "at": time::rfc3339(now),
        "reason": report.status.entry().map(|(_, reason)| reason.name()),
        "certificates": report.certificates.iter().map(json_of).collect::<Vec<_>>(),
        "effects": report.effects.iter().map(|effect| json!({
            "authority": effect.authority, "crl_number": effect.last.map(|(number, _)| number),
            "crl_next_update": effect.last.map(|(_, next)| time::rfc3339(next)),
        })).collect::<Vec<_>>(),
    });
    let mut answer = Answer::done(text, json);
    for one in report.certificates.iter().filter(|one| one.below > 0) {
        answer = answer.note(format!("also no longer valid: {} that {} issued", certificates(one.below), one.owner.name));
    }
    for (one, anchor) in report.certificates.iter().filter_map(|one| Some((one, one.anchor.as_ref()?))) {
        let name = &one.owner.name;
        answer = answer.note(format!(
            "peers that trust the anchor of {name} ({anchor}) do not learn of this, because no CRL covers an anchor: inform every CSMS"
        ));
    }
    for one in report.certificates.iter().filter(|one| one.unrecorded) {
        let issuer = &one.issuer;
        answer = answer.note(format!(
            "{issuer} signed this certificate, but the store had no record of it: the store was changed, or an attacker has the key of {issuer}"
        ));
    }
    for effect in &report.effects {
        let authority = &effect.authority;
        let seen = match effect.last {
            Some((number, next)) => format!(
                "the next CRL of {authority} contains the change; peers with CRL number {number} learn of it by {} at the latest",
                describe::moment(next, now)
            ),
            None => format!("the first CRL of {authority} will contain the change"),
        };
        answer = answer.note(seen);
    }
    answer.next("publish the new CRL with `evpki crl publish`")
}

fn certificates(count: u64) -> String {
    describe::count(count, "certificate")
}

fn json_of(one: &Affected) -> serde_json::Value {
    json!({
        "serial": one.serial.to_string(), "owner_kind": one.owner.kind.name(), "owner": one.owner.name,
        "common_name": one.common_name, "authority": one.issuer, "not_after": time::rfc3339(one.not_after),
        "stage": one.stage.name(), "certificates_below": one.below,
        "anchor_serial": one.anchor.as_ref().map(ToString::to_string), "unrecorded": one.unrecorded,
    })
}
