//! `evpki vault slots list`: how it is said and shown.

use super::{json_of, table_of};
use crate::{
    cli::{Answer, Globals, World},
    commands::{Error, vault::slots::list},
};
use clap::Args;
use serde_json::json;

/// List the ways to open the vault
///
/// Shows of each slot its kind, what it is called, since when it is there, what a passphrase costs whoever tries one, until when a keyring
/// opens it, and whether it is damaged, as far as that shows without opening it; `evpki store check` sees more. Asks for nothing.
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
