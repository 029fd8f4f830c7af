//! `evpki certificate export`: how it is said and shown.

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

/// Where a chain and a key go.
#[derive(Debug, Args)]
pub(super) struct Files {
    /// Write the chain to this file instead of stdout
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
    /// Write the private key to this file, for your eyes alone: PKCS#8, in the clear
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    key_out: Option<PathBuf>,
}

impl From<Files> for Destination {
    fn from(files: Files) -> Self {
        Self { out: files.out, key_out: files.key_out }
    }
}

/// Hand out a certificate of a holder of ISO 15118, or of who signs
///
/// The chain, and with --key-out its private key for whoever provisions the holder. What is there of the key's file already stays. Chargers,
/// servers and parties of OCPI have bundles.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki certificate export DEACMES00001 --out secc.pem --key-out secc.key")]
pub(super) struct Arguments {
    /// Its holder, its serial number or its fingerprint
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

/// The chain, or word of where it is.
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
        answer = answer.note(format!("the private key is in {path}: hand it over safely, and delete it afterwards"));
    }
    answer
}
