//! `evpki password due`: arguments and output.

use super::super::{Answer, Globals, World, describe, stream::Stream};
use crate::commands::shell_quote::shell_quoted;
use crate::{
    commands::{
        Error,
        password::due::{self, Due, Reason, Shows, Summary},
    },
    model::{BatchName, Timestamp},
    pki::Period,
    x509::time,
};
use clap::Args;
use serde_json::{Value, json};

/// List chargers whose passwords need attention
///
/// Lists chargers whose password is due according to `evpki password policy`, or will be soon. Also lists chargers that still use
/// the default of their batch, and chargers whose new password is pending for too long. With --json, prints one object a line.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki password due
  evpki password due --older-than 90d --batch 2026-11
  evpki password due --json")]
pub(in super::super) struct Arguments {
    /// Treat passwords older than this as due, instead of the policy
    #[arg(long, value_name = "PERIOD")]
    older_than: Option<Period>,
    /// Only chargers of this batch
    #[arg(long, value_name = "BATCH")]
    batch: Option<BatchName>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = due::Request { older_than: arguments.older_than, batch: arguments.batch };
    let headings = ["station ID", "password", "since", "reason"];
    let mut summary = Summary::default();
    let rows = globals.with_output(world, |context, out| {
        let mut stream = Stream::new(out, globals.json, &headings);
        let listed = due::run(context, &request, &mut |due| stream.row(cells(&due, context.now), &json(&due)));
        stream.finish(listed.map(|counted| summary = counted))
    })?;
    Ok(answer(&summary, rows, world))
}

fn answer(summary: &Summary, rows: u64, world: &World) -> Answer {
    let Summary { due, soon, factory_default, stuck, without, .. } = *summary;
    let mut answer = Answer::data("", Value::Null);
    if rows > 0 {
        let counts =
            [(due, "due"), (soon, "due soon"), (factory_default, "on a factory default"), (stuck, "pending for too long")];
        let said: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        answer = answer.note(format!("{}: {}", describe::count(rows, "charger"), said.join(", ")));
    } else {
        answer = answer.note("no passwords need attention");
    }
    if let Some(next) = summary.next_due.filter(|_| due + soon == 0) {
        answer = answer.note(format!("the next password is due {}", describe::moment(next, world.now)));
    }
    if without > 0 {
        answer = answer
            .note(format!("{} without a password", describe::count(without, "charger")))
            .next("generate their first passwords with `evpki password provision --all`");
    }
    for batch in &summary.needless_defaults {
        answer = answer
            .note(format!("no charger uses the default password of batch {batch} any longer"))
            .next(format!("erase it with `evpki password retire --batch {}`", shell_quoted(batch)));
    }
    answer
}

fn cells(due: &Due, now: Timestamp) -> Vec<String> {
    let (shows, since) = match &due.shows {
        Shows::Own(version, since) => (format!("password {version}"), Some(*since)),
        Shows::BatchDefault(batch, since) => (format!("default of {batch}"), Some(*since)),
        Shows::Nothing => ("no password".to_owned(), None),
    };
    let why = due.reasons.iter().map(|reason| match reason {
        Reason::Due(at) => format!("due {}", describe::distance(*at, now)),
        Reason::Soon(at) => format!("due {}", describe::distance(*at, now)),
        Reason::FactoryDefault => "factory default".to_owned(),
        Reason::Pending(_) => {
            let since = due.pending.map_or(now, |(_, since)| since);
            format!("new password pending since {}", describe::moment(since, now))
        }
    });
    let since = since.map(|since| describe::moment(since, now)).unwrap_or_default();
    vec![due.station.to_string(), shows, since, why.collect::<Vec<_>>().join("; ")]
}

fn json(due: &Due) -> Value {
    let (version, since) = match &due.shows {
        Shows::Own(version, since) => (Some(*version), Some(*since)),
        Shows::BatchDefault(_, since) => (None, Some(*since)),
        Shows::Nothing => (None, None),
    };
    let at = due.reasons.iter().find_map(|reason| match reason {
        Reason::Due(at) | Reason::Soon(at) => Some(time::rfc3339(*at)),
        _ => None,
    });
    json!({
        "station_id": due.station.as_str(), "batch": due.batch.as_ref().map(BatchName::as_str),
        "ocpp_version": due.ocpp_version.name(), "reasons": due.reasons.iter().map(|reason| reason.name()).collect::<Vec<_>>(),
        "state": due.shows.state().map(|state| state.name()), "version_in_force": version,
        "since": since.map(time::rfc3339), "due": at,
        "version_pending": due.pending.map(|(version, _)| version), "pending_since": due.pending.map(|(_, at)| time::rfc3339(at)),
    })
}
