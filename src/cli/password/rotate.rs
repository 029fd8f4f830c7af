//! `evpki password rotate`: how it is said and shown.

use super::super::{Answer, Globals, World, complete, describe::count};
use crate::{
    commands::{
        Error,
        password::replace::{self, Rotated},
    },
    model::StationId,
};
use clap::Args;
use serde_json::json;

/// Begin to replace passwords of chargers: print the message to send to each
///
/// Makes a new password for each charger, which is pending until its answer is known, and prints the message that gives it to the charger:
/// station id, action and payload of its OCPP version. The message holds the password. Then `evpki password confirm` or
/// `evpki password abort` says how the charger answered. Run again, it prints the same message again.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki password rotate CS-0001
  evpki password rotate --frame CS-0001
  evpki password rotate --json CS-0001")]
pub(in super::super) struct Arguments {
    /// The chargers
    #[arg(required = true, value_name = "STATION_ID", add = complete::station_ids())]
    stations: Vec<StationId>,
    /// Make another password where one is pending
    ///
    /// Only when the charger cannot have taken that one: its value is then gone.
    #[arg(long)]
    new: bool,
    /// Print whole OCPP-J CALL frames, one a line, in the order of the chargers
    #[arg(long)]
    frame: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = replace::Rotate { stations: arguments.stations, new: arguments.new };
    let rotated = globals.with_context(world, |context| replace::rotate(context, &request))?;
    let mut text = String::new();
    let mut lines = Vec::with_capacity(rotated.len());
    for one in &rotated {
        let frame = one.message.call(&one.message_id)?;
        let said = |secret: &crate::model::Secret| secret.expose_str().unwrap_or_default().to_owned();
        if arguments.frame {
            text += &format!("{}\n", said(&frame));
        } else {
            text += &format!("{} {} {}\n", one.station, one.message.action, said(&one.message.payload));
        }
        let mut line = line(one)?;
        if arguments.frame {
            line["frame"] = json!([2, one.message_id, one.message.action, line["payload"]]);
        }
        lines.push(line);
    }
    let stations = super::some(rotated.iter().map(|one| &one.station));
    let answer = match rotated.iter().filter(|one| !one.made).count() {
        0 => Answer::lines(text, lines),
        again => Answer::lines(text, lines).note(format!(
            "{} had a password pending already: the same message as before; `--new` makes another password",
            count(again as u64, "charger")
        )),
    };
    Ok(answer
        .note("the messages hold the passwords: they belong to the chargers and nowhere else")
        .next(format!("`evpki password confirm {stations}` when the answer is Accepted"))
        .next(format!("`evpki password abort {stations}` when it is anything else")))
}

fn line(one: &Rotated) -> Result<serde_json::Value, Error> {
    Ok(json!({
        "station_id": one.station.as_str(), "ocpp_version": one.ocpp_version.name(), "version": one.version, "made": one.made,
        "message_id": one.message_id, "action": one.message.action, "payload": one.message.value()?,
    }))
}
