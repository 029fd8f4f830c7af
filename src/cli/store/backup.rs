//! `evpki store backup`: arguments and output.

use crate::{
    cli::{Answer, Globals, World, describe::count},
    commands::{Error, store::backup},
    model::PrintablePath as _,
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Write a backup of the store while other commands continue to work
///
/// The backup is one file, mode 0600, which is read back and checked. Secrets in it stay encrypted: it opens with today's
/// passphrase, so keep that passphrase as well. No passphrase is needed to make a backup.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki store backup /backups/evpki-2026-11-21.db")]
pub(super) struct Arguments {
    /// File to write; it must not exist
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let report = globals.with_context(world, |context| backup::run(context, &arguments.file))?;
    let text = format!("Wrote {} with {}\n", report.path.shown(), count(report.records, "audit record"));
    let json = json!({ "path": report.path, "bytes": report.bytes, "audit_records": report.records });
    Ok(Answer::done(text, json)
        .note("the backup does not contain private keys in files outside the PKI home, such as that of an offline root")
        .note("the rows were not authenticated, because the vault was not opened; authenticate them with `evpki store check`"))
}
