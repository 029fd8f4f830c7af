//! `evpki password rotate`: how it is said and shown.

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

/// How many station ids a suggested command names at most.
const NAMED: usize = 5;

/// Begin to replace passwords of chargers: print the message to send to each
///
/// Makes a new password for each charger, which is pending until its answer is known, and prints the message that gives it to the charger:
/// station id, action and payload of its OCPP version. The message holds the password; a terminal shows it on a second screen, until you press
/// Enter. Then `evpki password confirm` or
/// `evpki password abort` says how the charger answered; `evpki password confirm --from FILE` reads the answers of many. Run again, it
/// prints the same message again, with the same message id. Many are printed in the order of their station ids.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki password rotate CS-0001
  evpki password rotate --due --frame
  evpki password rotate --factory-default --batch B1 --json
  evpki password rotate --all --generate ocpp201 --length 20")]
pub(in super::super) struct Arguments {
    /// The chargers
    #[arg(value_name = "STATION_ID", required_unless_present_any = ["batch", "due", "factory_default", "all"], conflicts_with_all = ["batch", "due", "factory_default", "all"], add = complete::station_ids())]
    stations: Vec<StationId>,
    /// Those of this batch
    #[arg(long, value_name = "BATCH")]
    batch: Option<BatchName>,
    /// Those whose password is due by `evpki password policy`
    #[arg(long)]
    due: bool,
    /// Those that show the default of their batch
    #[arg(long, conflicts_with = "due")]
    factory_default: bool,
    /// All that have a password
    #[arg(long, conflicts_with_all = ["due", "factory_default"])]
    all: bool,
    /// Make another password where one is pending
    ///
    /// Only when the charger cannot have taken that one: its value is then gone.
    #[arg(long)]
    new: bool,
    #[command(flatten)]
    making: RecipeArgs,
    /// Print whole OCPP-J CALL frames, one a line, in the order of the chargers
    #[arg(long)]
    frame: bool,
    /// For OCPP 2.1: set the password by a network profile in this slot
    ///
    /// The slot must not be one that the charger connects by (B09.FR.14, B09.FR.21).
    #[arg(long, value_name = "N")]
    slot: Option<u32>,
    /// A slot that the chargers connect by now, the foremost first [default: 1]
    #[arg(long, value_name = "N", requires = "slot")]
    active_slot: Vec<u32>,
    /// What the CSMS answers at [default: wss:// and the FQDN of the charger's CSMS]
    #[arg(long, value_name = "URL", value_hint = clap::ValueHint::Url, requires = "slot")]
    csms_url: Option<String>,
    /// The messages, too, that have the charger change over to the slot, and start anew
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
    // On a terminal, the messages are shown when all are made: on a screen that is cleared again.
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
        // A terminal at which nobody can press a key is written on like a file.
        if screen::look_at(world, &text, screen::Look::Long).is_ok() {
            answer = answer.note("nothing of them stays on your screen; the same command shows them again");
        } else {
            world
                .stdout
                .write_all(&shown)
                .and_then(|()| world.stdout.flush())
                .map_err(|e| Error::cannot(format!("cannot write to stdout: {e}")))?;
        }
    }
    if !first.is_empty() && world.stdout_is_terminal && !is_for_the_screen {
        answer = answer.note("the messages are on your screen now, and perhaps in its scrollback");
    }
    Ok(arguments.making.warn(answer))
}

fn answer(first: &[StationId], counts: &Counts, arguments: &Arguments) -> Answer {
    let mut answer = Answer::data("", Value::Null);
    if first.is_empty() {
        return answer.note("there is no such charger");
    }
    if counts.again > 0 {
        answer = answer.note(format!(
            "{} had a password pending already: the same message as before; `--new` makes another password",
            count(counts.again, "charger")
        ));
    }
    if counts.without > 0 {
        answer = answer
            .note(format!("{} without a password were left out", count(counts.without, "charger")))
            .next("`evpki password provision --all` makes their first ones");
    }
    let answer = answer.note("the messages hold the passwords: they belong to the chargers and nowhere else");
    if arguments.slot.is_some() {
        let answer =
            answer.note("a profile in a slot counts when the charger has come back by it: until then its password is pending");
        return answer
            .next("`evpki password confirm --from FILE --rebooted` with the answers, once the chargers have come back by it");
    }
    if !arguments.stations.is_empty() && first.len() < NAMED {
        let stations = first.iter().map(shell_quoted).collect::<Vec<_>>().join(" ");
        return answer
            .next(format!("`evpki password confirm {stations}` when the answer is Accepted"))
            .next(format!("`evpki password abort {stations}` when it is anything else"));
    }
    answer.next("`evpki password confirm --from FILE` reads what the chargers answered")
}

/// A line for people: what it is about and the payload, or the frame.
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

/// A line for programs. What is secret goes in as it stands, and is not parsed, which would leave copies of it behind.
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
