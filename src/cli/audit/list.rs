//! `evpki audit list`: arguments and output.

use crate::{
    cli::{Answer, Globals, World, stream::Stream, when::When},
    commands::{Error, audit::list},
    model::hex,
    x509::time,
};
use clap::Args;
use serde_json::{Map, Value, json};

/// List the audit records, oldest first
///
/// With --json, prints one object a line.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki audit list --last 20
  evpki audit list --since 7d --json")]
pub(super) struct Arguments {
    /// Only records since a time: 2026-11-21T05:51:00Z, 2026-11-21 or 7d (7 days ago)
    #[arg(long, value_name = "TIME", conflicts_with = "last")]
    since: Option<When>,
    /// Only the last N records
    #[arg(long, value_name = "N")]
    last: Option<u64>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = list::Request { since: arguments.since.map(|when| when.since(world.now)), last: arguments.last };
    let headings = ["number", "time", "user", "action", "subject", "details"];
    globals.with_output(world, |context, out| {
        let mut stream = Stream::new(out, globals.json, &headings);
        let listed = list::run(context, &request, &mut |record| {
            let event = &record.event;
            let details = event.details.iter().map(|(key, value)| format!("{key}={value}"));
            let cells = vec![
                record.number.to_string(),
                time::rfc3339(event.at),
                event.actor.clone(),
                event.action.clone(),
                event.subject.clone(),
                details.collect::<Vec<_>>().join(" "),
            ];
            let details: Map<String, Value> =
                event.details.iter().map(|(key, value)| (key.clone(), value.as_str().into())).collect();
            let json = json!({
                "number": record.number, "at": time::rfc3339(event.at), "actor": event.actor, "action": event.action,
                "subject": event.subject, "details": details, "hash": hex::encode(&record.hash),
            });
            stream.row(cells, &json)
        });
        stream.finish(listed)
    })?;
    Ok(Answer::data("", Value::Null))
}
