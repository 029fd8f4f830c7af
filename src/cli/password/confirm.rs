//! `evpki password confirm`: arguments and output.

use super::super::{Answer, Globals, World, complete, describe::count, input, stream::Stream};
use crate::{
    commands::{
        Error,
        password::{
            answers::{self, Counts, Deed, Line, Source},
            replace::Step,
        },
    },
    model::{Outcome, StationId, printable},
};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Activate a pending password: the charger accepted it
///
/// Run it if the charger answered the message of `evpki password rotate` with `Accepted`. If the answer was `RebootRequired`, run
/// it after the charger has reconnected with the new password. The previous password is then no longer accepted, and it is erased
/// (A01.FR.03).
///
/// With `--from`, reads the answers of many chargers, one a line: `{"station_id": …, "status": "Accepted"}`. Instead of the
/// status, a line may contain the `payload` of the answer or its whole OCPP-J `frame`. A line may also be a frame alone. If a
/// charger accepted the password, it becomes active. If a charger refused it, the pending password is erased (A01.FR.04). If a
/// charger must reboot first, it stays pending. Reading the same answers again changes nothing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki password confirm CS-0001
  evpki password confirm --from answers.jsonl
  evpki password confirm --from answers.jsonl --rebooted --json")]
pub(in super::super) struct Arguments {
    /// Station IDs of the chargers
    #[arg(required_unless_present = "from", conflicts_with = "from", value_name = "STATION_ID", add = complete::station_ids())]
    stations: Vec<StationId>,
    /// File with the answers of the chargers (JSON Lines), `-` for stdin
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    from: Option<PathBuf>,
    /// Also activate passwords that waited for a reboot: the chargers have reconnected
    #[arg(long, requires = "from", conflicts_with = "stations")]
    rebooted: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let Some(from) = arguments.from else { return super::step(globals, Step::Confirm, &arguments.stations, world) };
    let source = if input::is_stdin(&from) { Source::Stream(input::stdin(globals, world)?) } else { Source::File(from) };
    let mut counts = Counts::default();
    globals.with_output(world, |context, out| {
        let mut stream = Stream::new(out, globals.json, &[]);
        let listed = answers::run(context, source, arguments.rebooted, &mut |line| {
            if globals.json {
                return stream.verbatim(object(&line).to_string().as_bytes());
            }
            text(&line).map_or(Ok(()), |text| stream.verbatim(printable(&text).as_bytes()))
        });
        stream.finish(listed.map(|counted| counts = counted))
    })?;
    Ok(answer(&counts, globals))
}

fn answer(counts: &Counts, globals: &Globals) -> Answer {
    let Counts { confirmed, aborted, waiting, already, faulty } = *counts;
    let mut parts = vec![format!("{} activated", count(confirmed, "password"))];
    let further = [(aborted, "aborted"), (waiting, "pending until the charger reconnects"), (already, "unchanged")];
    parts.extend(further.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")));
    let mut answer = Answer::done(parts.join(", "), Value::Null);
    if globals.json {
        answer.text = String::new();
    }
    if waiting > 0 {
        answer = answer.next(
            "when the chargers have reconnected, run `evpki password confirm --from FILE --rebooted` with the same answers",
        );
    }
    if faulty > 0 {
        let text = format!("{} could not be processed and changed nothing", count(faulty, "line"));
        answer = answer.note(text).next("correct them and run the same command again; finished chargers are not changed");
        answer.outcome = Some(Outcome::Partial);
    }
    answer
}

/// Formats a line for people. `None` means that it needs no attention.
fn text(line: &Line) -> Option<String> {
    let station = line.station.as_ref().map(|station| format!("{station}: ")).unwrap_or_default();
    let says = match &line.deed {
        Deed::Confirmed(_) | Deed::Already(..) => return None,
        Deed::Aborted(version, word) => {
            format!("password {version} is erased, the previous one stays active: {word} (A01.FR.04)")
        }
        Deed::Waiting(version, word) => format!("password {version} stays pending: {word}"),
        Deed::Faulty(why) => why.clone(),
    };
    Some(format!("line {}: {station}{says}", line.number))
}

fn object(line: &Line) -> Value {
    let (result, version, why) = match &line.deed {
        Deed::Confirmed(version) => ("confirmed", Some(*version), None),
        Deed::Aborted(version, word) => ("aborted", Some(*version), Some(word.clone())),
        Deed::Waiting(version, word) => ("waiting", Some(*version), Some((*word).to_owned())),
        Deed::Already(version, state) => ("already", Some(*version), Some(state.name().to_owned())),
        Deed::Faulty(why) => ("faulty", None, Some(why.clone())),
    };
    json!({
        "line": line.number, "station_id": line.station.as_ref().map(StationId::as_str), "result": result, "version": version,
        "why": why,
    })
}
