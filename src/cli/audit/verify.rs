//! `evpki audit verify`: arguments and output.

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
/// Exits with 5 if one was. The last record is authenticated with the vault's key, so the vault must be opened. This alone cannot
/// detect a store that was reset to an earlier state, or a history that was rewritten with the vault's key. A head that you keep
/// elsewhere detects both.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki audit verify
  evpki audit verify --head head.jsonl")]
pub(super) struct Arguments {
    /// Compare the store with the heads in this file, written by `evpki audit export`
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
        let mut text = format!("the audit log is intact: {}\n", describe::count(report.records, "record"));
        if let Some(newest) = report.heads.iter().map(|head| head.number).max() {
            let heads = describe::count(report.heads.len() as u64, "kept head");
            text += &format!("it matches {heads}, up to record {newest}\n");
        }
        return Ok(Answer::data(text, json));
    }
    let mut answer = Answer::data(format!("the audit log is damaged:\n  {}\n", damages.join("\n  ")), json)
        .next("check the store with `evpki store check`, and restore a backup with `evpki store restore FILE`");
    answer.outcome = Some(Outcome::Store);
    Ok(answer)
}
