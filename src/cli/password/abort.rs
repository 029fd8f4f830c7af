//! `evpki password abort`: how it is said.

use super::super::{Answer, Globals, World, complete};
use crate::{
    commands::{Error, password::replace::Step},
    model::StationId,
};
use clap::Args;

/// Take a pending password back: the charger did not take it
///
/// To be run when the charger has answered the message of `evpki password rotate` with anything but `Accepted`. What was in force stays so,
/// and the value of the pending one is erased (A01.FR.04).
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki password abort CS-0001")]
pub(in super::super) struct Arguments {
    /// The chargers
    #[arg(required = true, value_name = "STATION_ID", add = complete::station_ids())]
    stations: Vec<StationId>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    super::step(globals, Step::Abort, &arguments.stations, world)
}
