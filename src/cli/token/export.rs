//! `evpki token export`: how it is said and shown.

use super::super::{Answer, Globals, World, complete, describe};
use crate::{
    commands::{Error, token::export},
    model::{PartyId, PrintablePath as _},
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Export by what a server recognises the tokens that peers show
///
/// One line of JSON for each inbound token in force or pending, with the SHA-256 of its characters. A server decodes the header of a request as
/// `token_encoding` says, and looks for the SHA-256 of what it finds. With `--values` also the outbound tokens, as they are, for the platform that is to
/// show them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token export --out tokens.jsonl
  evpki token export DE-ABC --values --out tokens.jsonl --replace")]
pub(in super::super) struct Arguments {
    /// The peers [default: all]
    #[arg(value_name = "PARTY", add = complete::parties())]
    parties: Vec<PartyId>,
    /// Export the outbound tokens too, as they are
    #[arg(long)]
    values: bool,
    /// Write them to this file, which only its owner may read
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
    /// Replace the file if it is there
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
        answer.note("it holds outbound tokens as they are: who has them can call your peers in your name")
    } else {
        answer
    })
}
