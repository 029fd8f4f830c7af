//! `evpki charger add`: arguments and output.

use super::{Answer, Globals, Traits, World, charger_json, next};
use crate::{
    commands::{Error, charger::add},
    model::{StationId, StationSerial},
};
use clap::Args;

/// Register a charger
///
/// Running the command again with the same data changes nothing. The data of a registered charger cannot be changed: other data
/// are refused.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki charger add CS-0004 --serial-number SN-0004
  evpki charger add CS-0005 --serial-number SN-0005 --security-profile 3 --vendor VendorX --model M1 --batch 2026-11")]
pub(in crate::cli) struct Arguments {
    /// Station ID: its identity for the CSMS, the last part of its WebSocket URL
    #[arg(value_name = "STATION_ID")]
    station_id: StationId,
    /// Serial number of its hardware: the CN of its certificate (A00.FR.511)
    #[arg(long, value_name = "SERIAL_NUMBER")]
    serial_number: StationSerial,
    #[command(flatten)]
    traits: Traits,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let key_type = arguments.traits.key_type;
    let charger = arguments.traits.charger(arguments.station_id, arguments.serial_number);
    let request = add::Request { charger, key_type };
    let report = globals.with_context(world, |context| add::run(context, &request))?;
    let id = &report.charger.station_id;
    let text = if report.already { format!("{id} is registered already with the same data") } else { format!("Registered {id}") };
    let mut json = charger_json(&report.charger);
    json["already"] = report.already.into();
    Ok(Answer::done(text, json).next(next(&report.charger)))
}
