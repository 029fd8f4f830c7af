//! `evpki bundle verify`: arguments and output.

use super::{Answer, Globals, World, show};
use crate::{
    cli::describe::count,
    commands::{
        Error,
        bundle::verify::{self, Expected, Found},
    },
    model::{KeyId, PkiId, PrintablePath as _, printable},
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Verify that bundles are intact, and which PKI made them
///
/// Checks that every file matches bundle.json, that every chain is valid now, and that every key belongs to its certificate. All
/// parts must belong to one environment. An archive is refused if other programs could extract different files from it. Needs no
/// PKI. Exits with 3 if a bundle is refused.
///
/// Anyone can make a bundle that is intact. To check its origin, give --pki, --anchor or --signer with a value from a source that
/// you trust, and not from the bundle. Without one of them, the origin of the bundle is unknown.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki bundle verify CS-0001 CS-0002.zip
  evpki bundle verify CS-0002.zip --anchor root.pem
  evpki bundle verify CS-0001 --pki 0123456789abcdef0123456789abcdef")]
pub(in crate::cli) struct Arguments {
    /// Directories, or .zip, .tar.gz or .tar.zst files with one or many bundles
    #[arg(value_name = "PATH", required = true, value_hint = clap::ValueHint::AnyPath)]
    paths: Vec<PathBuf>,
    /// Identifier of the PKI that must have made them, as printed by ca show
    #[arg(long, value_name = "ID")]
    pki: Option<PkiId>,
    /// Trust anchor of the PKI that must have made them: a certificate
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    anchor: Option<PathBuf>,
    /// SHA-256 of the public key that must have signed them
    #[arg(long, value_name = "HASH")]
    signer: Option<KeyId>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let Arguments { paths, pki, anchor, signer } = arguments;
    let expected = Expected { pki, anchor, signer };
    let origins = globals.with_context(world, |context| expected.origins(context))?;
    let verified =
        |path: &PathBuf, world: &mut World| globals.with_context(world, |context| verify::run_all(context, path, &origins));
    let found = paths.iter().map(|path| verified(path, world)).collect::<Result<Vec<_>, _>>()?;
    let from = |pki: &str| match origins.is_empty() {
        true => "intact, of unknown origin".to_owned(),
        false => format!("verified, from the PKI {pki}"),
    };
    let line = |found: &Found| match found {
        Found::One(r) => {
            let (from, kind) = (from(&r.manifest.pki_id), r.manifest.kind.name());
            format!("{}: {from}, a {kind} bundle for {}\n", r.path.shown(), printable(&r.manifest.subject))
        }
        Found::Many(many) => {
            let (from, bundles) = (from(&many.pki_id), count(many.bundles, "charger"));
            format!("{}: {from}, the bundles of {bundles}\n", many.path.shown())
        }
    };
    let origin = if origins.is_empty() { "unknown" } else { "verified" };
    let text: String = found.iter().map(line).collect();
    let (mut bundles, mut archives) = (Vec::new(), Vec::new());
    for found in &found {
        match found {
            Found::One(report) => {
                let mut bundle = show::json(report);
                bundle["origin"] = origin.into();
                bundles.push(bundle);
            }
            Found::Many(many) => archives.push(json!({
                "path": many.path, "pki_id": many.pki_id, "environment": many.environment, "bundles": many.bundles,
                "origin": origin, "signer": many.signer.map(|signer| signer.to_string()),
            })),
        }
    }
    let answer = Answer::data(text, json!({ "bundles": bundles, "archives": archives }));
    Ok(match origins.is_empty() {
        true => answer.note("anyone can make a bundle that is intact: check its origin with `--pki ID` or `--anchor FILE`"),
        false => answer,
    })
}
