//! `evpki token export`: arguments and output.

use super::super::{Answer, Globals, World, complete, describe};
use crate::{
    commands::{Error, token::export},
    model::{PartyId, PrintablePath as _},
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Export hashes of inbound tokens, for a server to authenticate peers
///
/// Prints one line of JSON for each active or pending inbound token, with the SHA-256 of its characters. The server decodes the
/// header of a request according to `token_encoding`, and looks up the SHA-256 of the result. With `--values`, also exports the
/// outbound tokens in plain text, for the platform that sends them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token export --out tokens.jsonl
  evpki token export DE-ABC --values --out tokens.jsonl --replace")]
pub(in super::super) struct Arguments {
    /// OCPI party IDs of the peers [default: all]
    #[arg(value_name = "PARTY", add = complete::parties())]
    parties: Vec<PartyId>,
    /// Also export the outbound tokens, in plain text
    #[arg(long)]
    values: bool,
    /// File to write, readable by its owner only
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "out")]
    replace: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let Arguments { parties, values, out, replace } = arguments;
    let request = export::Request { parties, values, out, replace };
    let exported = globals.with_context(world, |context| export::run(context, &request))?;
    let answer = match &request.out {
        Some(path) => {
            let text = format!("Wrote {} to {}", describe::count(exported.len() as u64, "token"), path.shown());
            Answer::done(text, json!({ "path": path, "tokens": exported.len() }))
        }
        None => {
            let lines: Vec<_> = exported.iter().map(export::Exported::json).collect();
            Answer::lines(lines.iter().map(|line| format!("{line}\n")).collect::<String>(), lines)
        }
    };
    let has_values = exported.iter().any(|one| one.token.value.is_some());
    Ok(if has_values {
        answer.note("it contains outbound tokens in plain text: anyone who has them can call your peers in your name")
    } else {
        answer
    })
}
