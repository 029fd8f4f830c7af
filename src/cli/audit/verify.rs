//! `evpki audit verify`: how it is said and shown.

use crate::{
    cli::{Answer, Globals, World, describe},
    commands::{Error, audit::verify},
    model::Outcome,
};
use clap::Args;
use serde_json::json;

/// Verify that no audit record was edited, removed, moved or added
///
/// Exits with 5 when one was. The end of the record is authenticated with the vault's key, so the vault must open.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki audit verify")]
pub(super) struct Arguments {}

pub(super) fn run(globals: &Globals, _: Arguments, world: &mut World) -> Result<Answer, Error> {
    let report = globals.with_context(world, verify::run)?;
    let damages: Vec<String> = report.damages.iter().map(ToString::to_string).collect();
    let json = json!({ "audit_records": report.records, "whole": damages.is_empty(), "damages": damages });
    if damages.is_empty() {
        return Ok(Answer::data(format!("the audit is whole: {}\n", describe::count(report.records, "record")), json));
    }
    let mut answer = Answer::data(format!("the audit is damaged:\n  {}\n", damages.join("\n  ")), json)
        .next("`evpki store check`, and `evpki store restore FILE` from a backup");
    answer.outcome = Some(Outcome::Store);
    Ok(answer)
}
