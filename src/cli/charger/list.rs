//! `evpki charger list`

use super::{Answer, Globals, World, row_json};
use crate::{
    commands::{Error, charger::list},
    model::{BatchName, ChargerState, SecurityProfile},
    store::{self, ChargerFilter, ChargerRow},
};
use clap::Args;
use serde_json::Value;
use std::io::{self, Write};

/// List the chargers in use
///
/// In the order of their station ids, as they are read: a million of them need no more memory than one. With `--json` one object a line.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki charger list --batch 2026-11
  evpki charger list --prefix DE*ACM --json")]
pub(in crate::cli) struct Arguments {
    /// Those of this batch
    #[arg(long, value_name = "BATCH")]
    batch: Option<BatchName>,
    /// Those of this security profile
    #[arg(long, value_name = "N")]
    security_profile: Option<SecurityProfile>,
    /// Those whose station id begins so
    #[arg(long, value_name = "PREFIX")]
    prefix: Option<String>,
    /// Those that are decommissioned, too
    #[arg(long)]
    all: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let filter = ChargerFilter {
        prefix: arguments.prefix,
        batch: arguments.batch,
        security_profile: arguments.security_profile,
        state: (!arguments.all).then_some(ChargerState::Active),
        ids: Vec::new(),
    };
    let mut stdout = std::mem::replace(&mut world.stdout, Box::new(io::sink()));
    let mut failure = None;
    let mut heading = !globals.json;
    let listed = globals.with_context(world, |context| {
        list::run(context, &filter, &mut |row| {
            let heading = std::mem::take(&mut heading);
            write(&mut *stdout, &row, heading, globals.json).map_err(|e| {
                failure = Some(e);
                store::Error::Stopped
            })
        })
    });
    let flushed = stdout.flush();
    world.stdout = stdout;
    listed?;
    match failure.or(flushed.err()) {
        Some(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(Error::cannot(format!("cannot write to stdout: {e}"))),
        _ => Ok(Answer::data("", Value::Null)),
    }
}

/// Writes a charger as a line. The widths are fixed, because those to come are not known.
fn write(out: &mut dyn Write, row: &ChargerRow, heading: bool, json: bool) -> io::Result<()> {
    if json {
        return writeln!(out, "{}", row_json(row));
    }
    let mut line = |[id, serial, profile, version, state, batch]: [&str; 6]| {
        let line = format!("{id:<24}  {serial:<20}  {profile:<7}  {version:<5}  {state:<14}  {batch}");
        writeln!(out, "{}", line.trim_end())
    };
    if heading {
        line(["station id", "serial number", "profile", "OCPP", "state", "batch"])?;
    }
    let charger = &row.charger;
    line([
        charger.station_id.as_str(),
        charger.serial_number.as_str(),
        &charger.security_profile.to_string(),
        charger.ocpp_version.name(),
        row.state.name(),
        charger.batch.as_ref().map_or("", |batch| batch.as_str()),
    ])
}
