//! `evpki bundle verify`

use super::{Answer, Globals, World, show};
use crate::{
    cli::describe::count,
    commands::{
        Error,
        bundle::verify::{self, Found},
    },
    model::{Shown as _, printable},
};
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
    /// Directories, and .zip, .tar.gz or .tar.zst files of one or many bundles
    #[arg(value_name = "PATH", required = true, value_hint = clap::ValueHint::AnyPath)]
    paths: Vec<PathBuf>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let verified = |path: &PathBuf, world: &mut World| globals.with_context(world, |context| verify::run_all(context, path));
    let found = arguments.paths.iter().map(|path| verified(path, world)).collect::<Result<Vec<_>, _>>()?;
    let line = |found: &Found| match found {
        Found::One(r) => {
            format!("{}: good, a {} bundle for {}\n", r.path.shown(), r.manifest.kind.name(), printable(&r.manifest.subject))
        }
        Found::Many(many) => format!("{}: good, the bundles of {}\n", many.path.shown(), count(many.bundles, "charger")),
    };
    let text: String = found.iter().map(line).collect();
    let (mut bundles, mut archives) = (Vec::new(), Vec::new());
    for found in &found {
        match found {
            Found::One(report) => bundles.push(show::json(report)),
            Found::Many(many) => archives.push(json!({
                "path": many.path, "pki_id": many.pki_id, "environment": many.environment, "bundles": many.bundles,
            })),
        }
    }
    Ok(Answer::data(text, json!({ "bundles": bundles, "archives": archives })))
}
