//! `evpki store backup`: how it is said and shown.

use crate::{
    cli::{Answer, Globals, World, describe::count},
    commands::{Error, store::backup},
    model::PrintablePath as _,
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Write a copy of the store, while others may go on working
///
/// One file, mode 0600, read back and checked. What is sealed stays sealed: it opens with the passphrase of today, so keep that, too. No
/// passphrase is needed to make it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki store backup /backups/evpki-2026-11-21.db")]
pub(super) struct Arguments {
    /// The file to write; it must not exist yet
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let report = globals.with_context(world, |context| backup::run(context, &arguments.file))?;
    let text = format!("Wrote {}, whole up to {}\n", report.path.shown(), count(report.records, "audit record"));
    let json = json!({ "path": report.path, "bytes": report.bytes, "audit_records": report.records });
    Ok(Answer::done(text, json)
        .note("private keys in files outside of the home, such as that of an offline root, are not in it")
        .note("the rows were not authenticated, because the vault was not opened: `evpki store check` authenticates them"))
}
