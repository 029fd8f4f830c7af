//! `evpki certificate export`: arguments and output.

use crate::{
    cli::{Answer, Globals, World},
    commands::{
        Error,
        certificate::export::{self, Destination, HandedOut},
    },
    model::PrintablePath as _,
};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

/// The files to write a chain and a key to.
#[derive(Debug, Args)]
pub(super) struct Files {
    /// File for the chain, instead of stdout
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
    /// File for the private key: unencrypted PKCS#8, readable by its owner only
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    key_out: Option<PathBuf>,
}

impl From<Files> for Destination {
    fn from(files: Files) -> Self {
        Self { out: files.out, key_out: files.key_out }
    }
}

/// Export a certificate of an ISO 15118 end entity or of a signer
///
/// Exports the chain, and with --key-out the private key. Never overwrites an existing key file. For chargers, servers and OCPI
/// parties, write a bundle instead: see `evpki bundle device`, `evpki bundle server` and `evpki bundle party`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki certificate export DEACMES00001 --out secc.pem --key-out secc.key")]
pub(super) struct Arguments {
    /// Its owner, serial number or fingerprint
    #[arg(value_name = "WHICH")]
    which: String,
    #[command(flatten)]
    place: Files,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = export::Request { which: arguments.which, place: arguments.place.into() };
    let report = globals.with_context(world, |context| export::run(context, &request))?;
    let answer = answer(&report.handed, json!({ "serial": report.serial, "subject": report.subject }));
    Ok(answer.note(format!("{}, serial number {}", report.subject, report.serial)))
}

/// Creates the answer: the chain, or the path that it was written to.
pub(super) fn answer(handed: &HandedOut, mut json: Value) -> Answer {
    json["chain"] = json!(handed.chain);
    json["path"] = json!(handed.out);
    json["key_path"] = json!(handed.key_out);
    let mut answer = match &handed.out {
        Some(path) => Answer::done(format!("Wrote {}\n", path.shown()), json),
        None => Answer::data(handed.chain.clone(), json),
    };
    if let Some(path) = &handed.key_out {
        let path = path.shown();
        answer =
            answer.note(format!("the private key is in {path}: transfer it over a secure channel, and delete it afterwards"));
    }
    answer
}
