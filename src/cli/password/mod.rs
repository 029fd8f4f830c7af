//! `evpki password`: passwords of chargers with security profiles 1 and 2.

mod abort;
mod confirm;
mod due;
mod export;
mod policy;
mod provision;
mod recipe;
mod retire;
mod rotate;
mod show;

use super::{Answer, Globals, World};
use crate::{
    commands::{Error, password::replace},
    model::StationId,
};
use clap::Subcommand;
use serde_json::json;

/// The commands for passwords.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Provision(provision::Arguments),
    Rotate(rotate::Arguments),
    Confirm(confirm::Arguments),
    Abort(abort::Arguments),
    Retire(retire::Arguments),
    Show(show::Arguments),
    Due(due::Arguments),
    Policy(policy::Arguments),
    Export(export::Arguments),
}

pub(super) fn run(globals: &Globals, verb: Verb, world: &mut World) -> Result<Answer, Error> {
    match verb {
        Verb::Provision(arguments) => provision::run(globals, arguments, world),
        Verb::Rotate(arguments) => rotate::run(globals, arguments, world),
        Verb::Confirm(arguments) => confirm::run(globals, arguments, world),
        Verb::Abort(arguments) => abort::run(globals, arguments, world),
        Verb::Retire(arguments) => retire::run(globals, arguments, world),
        Verb::Show(arguments) => show::run(globals, arguments, world),
        Verb::Due(arguments) => due::run(globals, arguments, world),
        Verb::Policy(arguments) => policy::run(globals, arguments, world),
        Verb::Export(arguments) => export::run(globals, arguments, world),
    }
}

/// Confirms or aborts the replacement for each charger, and reports which password is active.
fn step(globals: &Globals, step: replace::Step, stations: &[StationId], world: &mut World) -> Result<Answer, Error> {
    let stepped = globals.with_context(world, |context| replace::step(context, step, stations))?;
    let text = stepped.iter().map(|one| {
        let (station, version) = (&one.station, one.version);
        match (step, version) {
            (replace::Step::Confirm, Some(version)) => {
                format!("{station}: password {version} is active, the previous one is no longer accepted (A01.FR.03)\n")
            }
            (_, Some(version)) => format!("{station}: password {version} stays active, the pending one is erased (A01.FR.04)\n"),
            (_, None) => {
                format!("{station}: the default of its batch stays active, the pending password is erased (A01.FR.04)\n")
            }
        }
    });
    let stations = stepped.iter().map(|one| json!({ "station_id": one.station.as_str(), "version_in_force": one.version }));
    Ok(Answer::done(text.collect::<String>(), json!({ "stations": stations.collect::<Vec<_>>() })))
}
