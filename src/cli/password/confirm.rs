//! `evpki password confirm`: how it is said.

use super::super::{Answer, Globals, World, complete};
use crate::{
    commands::{Error, password::replace::Step},
    model::StationId,
};
use clap::Args;

/// Put a pending password in force: the charger took it
///
/// To be run when the charger has answered the message of `evpki password rotate` with `Accepted`; or with `RebootRequired`, once it has
/// come back with the new one. The password before is not accepted from then on, and its value is erased (A01.FR.03).
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki password confirm CS-0001")]
pub(in super::super) struct Arguments {
    /// The chargers
    #[arg(required = true, value_name = "STATION_ID", add = complete::station_ids())]
    stations: Vec<StationId>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    super::step(globals, Step::Confirm, &arguments.stations, world)
}
