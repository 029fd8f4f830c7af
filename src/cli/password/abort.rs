//! `evpki password abort`: arguments.

use super::super::{Answer, Globals, World, complete};
use crate::{
    commands::{Error, password::replace::Step},
    model::StationId,
};
use clap::Args;

/// Abort the replacement of a password: the charger did not accept the new one
///
/// Run it if the charger answered the message of `evpki password rotate` with a status other than `Accepted`. The active password
/// stays active, and the pending one is erased (A01.FR.04).
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki password abort CS-0001")]
pub(in super::super) struct Arguments {
    /// Station IDs of the chargers
    #[arg(required = true, value_name = "STATION_ID", add = complete::station_ids())]
    stations: Vec<StationId>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    super::step(globals, Step::Abort, &arguments.stations, world)
}
