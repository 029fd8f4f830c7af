//! `evpki ca list`: how it is said and shown.

use crate::{
    cli::{Answer, Globals, World, describe, table::table},
    commands::{Error, ca::list},
    model::{Status, Timestamp},
    store::KeyPlace,
    x509::time,
};
use clap::Args;
use serde_json::{Value, json};

/// List the authorities, each after the one above it
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
            standing(one, world.now),
            format!("{}, {}", time::day(until), describe::distance(until, world.now)),
            crl(one, world.now),
        ]
    });
    let text = table(&["authority", "issued by", "key", "key is", "status", "valid until", "CRL"], rows);
    Ok(Answer::data(text, json!({ "authorities": all.iter().map(object).collect::<Vec<_>>() })))
}

/// What programs get of an authority.
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

/// Where a key is, in words.
pub(super) fn place(key: KeyPlace) -> &'static str {
    match key {
        KeyPlace::Vault => "in the vault",
        KeyPlace::Requester => "with its requester",
        KeyPlace::Away => "away",
    }
}

/// Whether an authority counts.
pub(super) fn standing(one: &list::Report, now: Timestamp) -> String {
    match one.row.status {
        Status::Good if now > one.ca.certificate.not_after() => "expired".to_owned(),
        status => status.name().to_owned(),
    }
}

/// How an authority's CRL stands.
pub(super) fn crl(one: &list::Report, now: Timestamp) -> String {
    let Some(crl) = &one.crl else { return "none".to_owned() };
    let stale = if one.crl_is_stale { ", a status has changed since" } else { "" };
    let word = if now > crl.next_update { "expired" } else { "until" };
    let next =
        if now > crl.next_update { describe::distance(crl.next_update, now) } else { describe::moment(crl.next_update, now) };
    format!("number {}, {word} {next}{stale}", crl.number)
}
