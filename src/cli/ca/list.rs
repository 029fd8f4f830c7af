//! `evpki ca list`: arguments and output.

use crate::{
    cli::{Answer, Globals, World, describe, table::table},
    commands::{Error, ca::list},
    model::Timestamp,
    store::KeyPlace,
    x509::time,
};
use clap::Args;
use serde_json::{Value, json};

/// List the CAs, each after its issuer
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki ca list")]
pub(super) struct Arguments {}

pub(super) fn run(globals: &Globals, _: Arguments, world: &mut World) -> Result<Answer, Error> {
    let all = globals.with_context(world, list::run)?;
    let rows = all.iter().map(|one| {
        let until = one.ca.certificate.not_after();
        vec![
            one.ca.authority.name.clone(),
            one.ca.authority.parent.clone().unwrap_or_default(),
            one.ca.certificate.public_key().key_type().to_string(),
            place(one.ca.authority.key).to_owned(),
            status(one, world.now),
            format!("{}, {}", time::day(until), describe::distance(until, world.now)),
            crl(one, world.now),
        ]
    });
    let text = table(&["CA", "issued by", "key", "key place", "status", "valid until", "CRL"], rows);
    Ok(Answer::data(text, json!({ "authorities": all.iter().map(object).collect::<Vec<_>>() })))
}

/// The JSON object of a CA.
pub(super) fn object(one: &list::Report) -> Value {
    let certificate = &one.ca.certificate;
    json!({
        "pki_id": one.pki.to_string(), "name": one.ca.authority.name, "parent": one.ca.authority.parent, "subject": certificate.subject().to_string(),
        "serial": certificate.serial().to_string(), "fingerprint": certificate.fingerprint().to_string(),
        "key_type": certificate.public_key().key_type().name(), "key_place": one.ca.authority.key.name(),
        "status": one.row.status.name(), "not_before": time::rfc3339(certificate.not_before()), "not_after": time::rfc3339(certificate.not_after()), "issues": one.issues,
        "anchor_fingerprint": one.ca.anchor().map(|c| c.fingerprint().to_string()),
        "crl_number": one.crl.as_ref().map(|crl| crl.number), "crl_entries": one.crl.as_ref().map(|crl| crl.entries),
        "crl_next_update": one.crl.as_ref().map(|crl| time::rfc3339(crl.next_update)), "crl_is_stale": one.crl_is_stale,
    })
}

/// Returns the place of a key, in words.
pub(super) fn place(key: KeyPlace) -> &'static str {
    match key {
        KeyPlace::Vault => "in the vault",
        KeyPlace::Requester => "with the requester",
        KeyPlace::Away => "offline",
    }
}

/// Returns the status of a CA: `valid`, `expired`, `on hold` or `revoked`.
pub(super) fn status(one: &list::Report, now: Timestamp) -> String {
    describe::status(one.row.status, one.ca.certificate.not_after(), now).to_owned()
}

/// Describes the CRL of a CA: its number, its next update, and whether it is out of date.
pub(super) fn crl(one: &list::Report, now: Timestamp) -> String {
    let Some(crl) = &one.crl else { return "no CRL".to_owned() };
    let stale = if one.crl_is_stale { ", out of date: a status has changed since" } else { "" };
    let word = if now > crl.next_update { "expired" } else { "valid until" };
    let next =
        if now > crl.next_update { describe::distance(crl.next_update, now) } else { describe::moment(crl.next_update, now) };
    format!("number {}, {word} {next}{stale}", crl.number)
}
