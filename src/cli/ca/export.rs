//! `evpki ca export`: arguments and output.

use crate::{
    cli::{Answer, Globals, World, answer},
    commands::{Error, ca::export},
    model::PrintablePath as _,
    x509::pem,
};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Export the certificate of a CA
///
/// Prints it to stdout as PEM, unless --out names a file.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki ca export RootCA --out csms-root.pem
  evpki ca export ClientCA --anchor --out client-ca.pem")]
pub(super) struct Arguments {
    /// Name of the CA
    #[arg(value_name = "AUTHORITY", add = crate::cli::complete::authorities())]
    name: String,
    /// File to write
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
    /// Include the certificates above it, up to the root
    #[arg(long)]
    chain: bool,
    /// Export its self-signed trust anchor, for peers that must trust this CA only
    #[arg(long, conflicts_with = "chain")]
    anchor: bool,
    /// Write DER instead of PEM
    #[arg(long)]
    der: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let Arguments { name, out, chain, anchor, der } = arguments;
    let request = export::Request { name, out, chain, anchor, der };
    let report = globals.with_context(world, |context| export::run(context, &request))?;
    let fingerprints = report.certificates.iter().map(|c| c.fingerprint().to_string()).collect::<Vec<_>>();
    let mut json = json!({ "name": request.name, "fingerprints": fingerprints, "path": request.out });
    match &request.out {
        Some(path) => {
            let text = format!("Wrote {}\nSHA-256 fingerprint {}\n", path.shown(), fingerprints.join(", "));
            Ok(Answer::done(text, json))
        }
        None if der && !globals.json => {
            if !answer::data(world, &report.bytes) {
                return Err(Error::cannot("cannot write the certificate to stdout"));
            }
            Ok(Answer::data("", Value::Null))
        }
        None => {
            let text = pem::write_certificates(&report.certificates)?;
            json["pem"] = text.as_str().into();
            Ok(Answer::data(text, json))
        }
    }
}
