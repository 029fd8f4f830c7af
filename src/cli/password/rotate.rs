//! `evpki password rotate`: arguments and output.

use super::{
    super::{Answer, Globals, World, complete, describe::count, screen, stream::Stream},
    recipe::RecipeArgs,
};
use crate::commands::shell_quote::shell_quoted;
use crate::{
    commands::{
        Error,
        password::{
            message::{Outgoing, Staging, Way},
            replace::{self, Counts, Rotated, Whom},
            selection::{Selection, Which},
        },
    },
    model::{BatchName, Secret, StationId},
};
use clap::Args;
use serde_json::{Value, json};
use std::io::Write;
use zeroize::Zeroizing;

/// The largest number of station IDs in a suggested command.
const NAMED: usize = 5;

/// Start to replace passwords: print the message to send to each charger
///
/// Generates a new password for each charger, which is pending until you report the answer of the charger. Prints the message
/// that sets the password: station ID, action and payload for its OCPP version. The message contains the password; a terminal
/// shows it on a second screen until you press Enter. Report the answer with `evpki password confirm` or `evpki password abort`,
/// or the answers of many chargers with `evpki password confirm --from FILE`. If you run the command again, it prints the same
/// message with the same message ID. Messages are printed in the order of the station IDs.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki password rotate CS-0001
  evpki password rotate --due --frame
  evpki password rotate --factory-default --batch B1 --json
  evpki password rotate --all --generate ocpp201 --length 20")]
pub(in super::super) struct Arguments {
    /// Station IDs of the chargers
    #[arg(value_name = "STATION_ID", required_unless_present_any = ["batch", "due", "factory_default", "all"], conflicts_with_all = ["batch", "due", "factory_default", "all"], add = complete::station_ids())]
    stations: Vec<StationId>,
    /// Chargers of this batch
    #[arg(long, value_name = "BATCH")]
    batch: Option<BatchName>,
    /// Chargers whose password is due according to `evpki password policy`
    #[arg(long)]
    due: bool,
    /// Chargers that use the default password of their batch
    #[arg(long, conflicts_with = "due")]
    factory_default: bool,
    /// All chargers that have a password
    #[arg(long, conflicts_with_all = ["due", "factory_default"])]
    all: bool,
    /// Replace pending passwords by other new ones
    ///
    /// Use it only if the charger cannot have accepted the pending password, which is erased.
    #[arg(long)]
    new: bool,
    #[command(flatten)]
    making: RecipeArgs,
    /// Print complete OCPP-J CALL frames, one a line, in the order of the chargers
    #[arg(long)]
    frame: bool,
    /// For OCPP 2.1: set the password with a network profile in this slot
    ///
    /// The charger must not use this slot for its current connection (B09.FR.14, B09.FR.21).
    #[arg(long, value_name = "N")]
    slot: Option<u32>,
    /// Slot that the chargers use now; repeat it in order of priority [default: 1]
    #[arg(long, value_name = "N", requires = "slot")]
    active_slot: Vec<u32>,
    /// CSMS URL [default: wss:// and the FQDN of the charger's CSMS]
    #[arg(long, value_name = "URL", value_hint = clap::ValueHint::Url, requires = "slot")]
    csms_url: Option<String>,
    /// Also print the messages that switch the charger to the slot and reboot it
    #[arg(long, requires = "slot")]
    sequence: bool,
}

impl Arguments {
    fn way(&self) -> Way {
        let Some(slot) = self.slot else { return Way::Direct };
        let active = if self.active_slot.is_empty() { vec![1] } else { self.active_slot.clone() };
        Way::Staged(Staging { slot, active, csms_url: self.csms_url.clone(), sequence: self.sequence })
    }

    fn whom(&self) -> Whom {
        if !self.stations.is_empty() {
            return Whom::Stations(self.stations.clone());
        }
        let which = match (self.due, self.factory_default) {
            (true, _) => Which::Due,
            (_, true) => Which::FactoryDefault,
            _ => Which::All,
        };
        Whom::Many(Selection { which, batch: self.batch.clone() })
    }
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = replace::Rotate {
        whom: arguments.whom(),
        new: arguments.new,
        generator: arguments.making.generator()?,
        way: arguments.way(),
    };
    let mut first: Vec<StationId> = Vec::new();
    let mut counts = Counts::default();
    // On a terminal, the messages are shown at the end, on a screen that is cleared afterwards.
    let is_for_the_screen = !globals.json && screen::can_be_cleared(world);
    let mut shown = Zeroizing::new(Vec::new());
    globals.with_output(world, |context, out| {
        let out: &mut dyn Write = if is_for_the_screen { &mut *shown } else { out };
        let mut stream = Stream::new(out, globals.json, &[]);
        let listed = replace::rotate(context, &request, &mut |one| {
            if first.len() < NAMED {
                first.push(one.station.clone());
            }
            for message in &one.messages {
                let line =
                    if globals.json { object(&one, message, arguments.frame) } else { text(&one, message, arguments.frame) };
                stream.verbatim(&line.map_err(|error| crate::store::Error::Internal { reason: error.message })?)?;
            }
            Ok(())
        });
        stream.finish(listed.map(|counted| counts = counted))
    })?;
    let mut answer = answer(&first, &counts, &arguments);
    if !shown.is_empty() {
        let text = String::from_utf8_lossy(&shown);
        // A terminal without key input is written like a file.
        if screen::look_at(world, &text, screen::Look::Long).is_ok() {
            answer = answer.note("the messages are no longer on your screen; run the same command to show them again");
        } else {
            world
                .stdout
                .write_all(&shown)
                .and_then(|()| world.stdout.flush())
                .map_err(|e| Error::cannot(format!("cannot write to stdout: {e}")))?;
        }
    }
    if !first.is_empty() && world.stdout_is_terminal && !is_for_the_screen {
        answer = answer.note("the messages are still on your screen, and perhaps in its scrollback");
    }
    Ok(arguments.making.warn(answer))
}

fn answer(first: &[StationId], counts: &Counts, arguments: &Arguments) -> Answer {
    let mut answer = Answer::data("", Value::Null);
    if first.is_empty() {
        return answer.note("no chargers");
    }
    if counts.again > 0 {
        answer = answer.note(format!(
            "{} already had a pending password: printed the same message as before; `--new` generates another password",
            count(counts.again, "charger")
        ));
    }
    if counts.without > 0 {
        answer = answer
            .note(format!("left out: {} without a password", count(counts.without, "charger")))
            .next("generate their first passwords with `evpki password provision --all`");
    }
    let answer = answer.note("the messages contain the passwords: send them only to the chargers");
    if arguments.slot.is_some() {
        let answer =
            answer.note("the password stays pending until the charger has reconnected with the network profile in the slot");
        return answer
            .next("when the chargers have reconnected, run `evpki password confirm --from FILE --rebooted` with their answers");
    }
    if !arguments.stations.is_empty() && first.len() < NAMED {
        let stations = first.iter().map(shell_quoted).collect::<Vec<_>>().join(" ");
        return answer
            .next(format!("if the answer is Accepted, run `evpki password confirm {stations}`"))
            .next(format!("if it is any other answer, run `evpki password abort {stations}`"));
    }
    answer.next("report the answers of the chargers with `evpki password confirm --from FILE`")
}

/// Formats a message for people: station ID, action and payload, or the frame.
fn text(one: &Rotated, outgoing: &Outgoing, frame: bool) -> Result<Zeroizing<Vec<u8>>, Error> {
    let mut line = Zeroizing::new(Vec::with_capacity(1024));
    if frame {
        line.extend_from_slice(call(outgoing)?.expose());
    } else {
        line.extend_from_slice(format!("{} {} ", one.station, outgoing.message.action).as_bytes());
        line.extend_from_slice(outgoing.message.payload.expose());
    }
    Ok(line)
}

/// Formats a message for programs. The secret is copied in without being parsed, because parsing would leave copies of it.
fn object(one: &Rotated, outgoing: &Outgoing, frame: bool) -> Result<Zeroizing<Vec<u8>>, Error> {
    let head = json!({
        "station_id": one.station.as_str(), "ocpp_version": one.ocpp_version.name(), "version": one.version, "made": one.made,
        "message_id": outgoing.id.to_string(), "action": outgoing.message.action,
    });
    let mut line = Zeroizing::new(Vec::with_capacity(2048));
    line.extend_from_slice(head.to_string().as_bytes());
    line.pop();
    line.extend_from_slice(b",\"payload\":");
    line.extend_from_slice(outgoing.message.payload.expose());
    if frame {
        line.extend_from_slice(b",\"frame\":");
        line.extend_from_slice(call(outgoing)?.expose());
    }
    line.push(b'}');
    Ok(line)
}

fn call(outgoing: &Outgoing) -> Result<Secret, Error> {
    Ok(outgoing.message.call(&outgoing.id.to_string())?)
}
