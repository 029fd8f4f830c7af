//! `evpki vault slots list`: arguments and output.

use super::{json_of, table_of};
use crate::{
    cli::{Answer, Globals, World},
    commands::{Error, vault::slots::list},
};
use clap::Args;
use serde_json::json;

/// List the slots of the vault, which are the ways to open it
///
/// Shows for each slot its kind, its label, when it was added, and the key derivation cost of a passphrase. Also shows until when
/// a keyring opens it, and whether it is visibly damaged; `evpki store check` detects more damage. Asks for nothing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault slots list
  evpki vault slots list --json")]
pub(super) struct Arguments {}

pub(super) fn run(globals: &Globals, _: Arguments, world: &mut World) -> Result<Answer, Error> {
    let report = globals.with_context(world, list::run)?;
    let json = json!({ "pki_id": report.pki.to_string(), "slots": json_of(&report.slots) });
    Ok(Answer::data(table_of(&report.slots, world.now), json))
}
