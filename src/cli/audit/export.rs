//! `evpki audit export`: arguments and output.

use crate::{
    cli::{Answer, Globals, World, describe::count, stream::Stream},
    commands::{Error, audit::export},
    model::{PrintablePath as _, hex},
    x509::time,
};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Export the audit log with a signed head
///
/// Prints one line of JSON for each record, then the head: the number of records and the hash of the last one, which depends on
/// all records before it. The signature of the head can be verified without the vault. Keep heads in a place that users with
/// write access to the store cannot reach. Later, compare the store with them: `evpki audit verify --head FILE`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki audit export --out audit.jsonl
  evpki audit export --head-only > head.jsonl")]
pub(super) struct Arguments {
    /// File to write, readable by its owner only
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "out")]
    replace: bool,
    /// Export only the head
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
        .note(format!("keep the head of {at} in a place that users with write access to the store cannot reach")))
}
