//! `evpki party list`: arguments and output.

use super::{Answer, Globals, World};
use crate::{
    cli::{describe::distance, table::table},
    commands::{
        Error,
        party::list::{self, Listed},
    },
    x509::time,
};
use clap::Args;
use serde_json::json;

/// List the OCPI parties that have certificates
///
/// Shows the roles and purposes of their valid certificates, and when the first of these expires. With --json, prints one object
/// a line.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki party list
  evpki party list --json")]
pub(in crate::cli) struct Arguments {}

pub(super) fn run(globals: &Globals, _: Arguments, world: &mut World) -> Result<Answer, Error> {
    let parties = globals.with_context(world, list::run)?;
    let rows = parties.iter().map(|one| {
        let expires = one.expires.map(|at| format!("{}, {}", time::day(at), distance(at, world.now)));
        let purposes = if one.purposes.is_empty() { "no valid certificate".to_owned() } else { one.purposes.join(", ") };
        vec![one.party.clone(), one.roles.join(", "), one.also.join(", "), purposes, expires.unwrap_or_default()]
    });
    let text = table(&["party", "roles", "also", "purposes", "first expiry"], rows);
    let line = |one: &Listed| {
        json!({
            "party": one.party, "roles": one.roles, "also": one.also, "purposes": one.purposes, "certificates": one.certificates,
            "expires": one.expires.map(time::rfc3339),
        })
    };
    let answer = Answer::lines(text, parties.iter().map(line).collect());
    Ok(if parties.is_empty() { answer.note("no OCPI parties") } else { answer })
}
