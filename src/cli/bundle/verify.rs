//! `evpki bundle verify`

use super::{Answer, Globals, World, show};
use crate::commands::{Error, bundle::verify};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Hold bundles against themselves
///
/// Every file is what bundle.json says, every chain holds today, every key belongs to its certificate, all of it to one environment. Needs
/// no PKI. Exit status 3 when one is refused.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki bundle verify CS-0001 CS-0002.zip")]
pub(in crate::cli) struct Arguments {
    /// Directories, .zip or .tar.gz files
    #[arg(value_name = "PATH", required = true, value_hint = clap::ValueHint::AnyPath)]
    paths: Vec<PathBuf>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let verified = |path: &PathBuf, world: &mut World| globals.with_context(world, |context| verify::run(context, path));
    let reports = arguments.paths.iter().map(|path| verified(path, world)).collect::<Result<Vec<_>, _>>()?;
    let line = |r: &verify::Report| {
        format!("{}: good, a {} bundle for {}\n", r.path.display(), r.manifest.kind.name(), r.manifest.subject)
    };
    let text: String = reports.iter().map(line).collect();
    Ok(Answer::data(text, json!({ "bundles": reports.iter().map(show::json).collect::<Vec<_>>() })))
}
