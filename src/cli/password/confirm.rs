//! `evpki password confirm`: how it is said and shown.

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

/// Put a pending password in force: the charger took it
///
/// To be run when the charger has answered the message of `evpki password rotate` with `Accepted`; or with `RebootRequired`, once it has
/// come back with the new one. The password before is not accepted from then on, and its value is erased (A01.FR.03).
///
/// With `--from`, what the chargers answered is read, one a line: `{"station_id": …, "status": "Accepted"}`, or with the `payload` of the
/// answer or its whole OCPP-J `frame` in the place of the status, or a frame alone. Who took the password has it in force; of who did not,
/// the pending one is gone (A01.FR.04); who has to start anew first stays pending. The same answers again change nothing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki password confirm CS-0001
  evpki password confirm --from answers.jsonl
  evpki password confirm --from answers.jsonl --rebooted --json")]
pub(in super::super) struct Arguments {
    /// The chargers
    #[arg(required_unless_present = "from", conflicts_with = "from", value_name = "STATION_ID", add = complete::station_ids())]
    stations: Vec<StationId>,
    /// What the chargers answered, as JSON Lines; `-` for stdin
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    from: Option<PathBuf>,
    /// The chargers have come back: what waits for that counts, too
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
    let mut parts = vec![format!("{} in force now", count(confirmed, "password"))];
    let further = [(aborted, "taken back"), (waiting, "pending until the charger has come back"), (already, "told before")];
    parts.extend(further.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")));
    let mut answer = Answer::done(parts.join(", "), Value::Null);
    if globals.json {
        answer.text = String::new();
    }
    if waiting > 0 {
        answer = answer
            .next("`evpki password confirm --from FILE --rebooted` with the same answers, once the chargers have come back");
    }
    if faulty > 0 {
        let text = format!("{} could not be acted on: nothing was done for them", count(faulty, "line"));
        answer = answer.note(text).next("mend them and run the same command again: what was done stays so");
        answer.outcome = Some(Outcome::Partial);
    }
    answer
}

/// A line for people, when somebody has to look at it.
fn text(line: &Line) -> Option<String> {
    let station = line.station.as_ref().map(|station| format!("{station}: ")).unwrap_or_default();
    let says = match &line.deed {
        Deed::Confirmed(_) | Deed::Already(..) => return None,
        Deed::Aborted(version, word) => format!("password {version} is gone, the one before stays in force: {word} (A01.FR.04)"),
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
