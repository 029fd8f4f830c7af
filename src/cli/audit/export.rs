//! `evpki audit export`: how it is said and shown.

use crate::{
    cli::{Answer, Globals, World, describe::count, stream::Stream},
    commands::{Error, audit::export},
    model::{PrintablePath as _, hex},
    x509::time,
};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Export the audit, with a signed head that can be kept elsewhere
///
/// One line of JSON for each record, then the head: how many records there are, and the hash of the last, which depends on all before it. Its
/// signature can be verified without the vault. Keep heads where nobody who may write the store can reach them; `evpki audit verify --head FILE`
/// holds the store against them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki audit export --out audit.jsonl
  evpki audit export --head-only > head.jsonl")]
pub(super) struct Arguments {
    /// Write it to this file, which only its owner may read
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, requires = "out")]
    replace: bool,
    /// Only the head
    #[arg(long)]
    head_only: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let Arguments { out, replace, head_only } = arguments;
    let request = export::Request { out, replace, head_only };
    let mut exported = None;
    globals.with_output(world, |context, out| {
        let mut stream = Stream::new(out, true, &[]);
        let listed = export::run(context, &request, &mut |value| stream.row(Vec::new(), &value));
        stream.finish(listed.map(|report| exported = Some(report)))
    })?;
    let (Some(path), Some(report)) = (&request.out, exported) else { return Ok(Answer::data("", Value::Null)) };
    let statement = &report.head.statement;
    let (hash, at) = (hex::encode(&statement.hash), time::rfc3339(statement.at));
    let what = if head_only { "the head".to_owned() } else { format!("{} and the head", count(report.records, "record")) };
    let text = format!("Wrote {what} to {}\nrecord {} is {hash}\n", path.shown(), statement.number);
    Ok(Answer::done(text, json!({ "path": path, "records": report.records, "head": report.head.json()["head"] }))
        .note(format!("keep the head of {at} where nobody who may write the store can reach it")))
}
