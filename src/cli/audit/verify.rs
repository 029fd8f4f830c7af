//! `evpki audit verify`: how it is said and shown.

use crate::{
    cli::{Answer, Globals, World, describe},
    commands::{Error, audit::verify},
    model::{Outcome, hex},
    x509::time,
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Verify that no audit record was edited, removed, moved or added
///
/// Exits with 5 when one was. The end of the record is authenticated with the vault's key, so the vault must open. That alone does not show a
/// store that was set back to an earlier state, or a history that somebody with the vault's key wrote anew: a head that was kept elsewhere
/// does.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki audit verify
  evpki audit verify --head head.jsonl")]
pub(super) struct Arguments {
    /// Hold the store against the heads in this file, as `evpki audit export` gave them
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    head: Vec<PathBuf>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let report = globals.with_context(world, |context| verify::run(context, &arguments.head))?;
    let mut damages: Vec<String> = report.damages.iter().map(ToString::to_string).collect();
    damages.extend(report.heads.iter().filter_map(|head| head.damage(report.records)));
    let heads = report.heads.iter().map(|head| {
        json!({
            "path": head.path, "line": head.line, "number": head.number, "hash": hex::encode(&head.hash), "at": time::rfc3339(head.at),
            "found": head.found.map(|hash| hex::encode(&hash)), "holds": head.holds(),
        })
    });
    let heads = heads.collect::<Vec<_>>();
    let json = json!({ "audit_records": report.records, "whole": damages.is_empty(), "damages": damages, "heads": heads });
    if damages.is_empty() {
        let mut text = format!("the audit is whole: {}\n", describe::count(report.records, "record"));
        if let Some(newest) = report.heads.iter().map(|head| head.number).max() {
            let heads = describe::count(report.heads.len() as u64, "kept head");
            text += &format!("it has the history of {heads}, up to record {newest}\n");
        }
        return Ok(Answer::data(text, json));
    }
    let mut answer = Answer::data(format!("the audit is damaged:\n  {}\n", damages.join("\n  ")), json)
        .next("`evpki store check`, and `evpki store restore FILE` from a backup");
    answer.outcome = Some(Outcome::Store);
    Ok(answer)
}
