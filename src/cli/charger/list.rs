//! `evpki charger list`: arguments and output.

use super::{Answer, Globals, World, row_json};
use crate::{
    cli::stream::Stream,
    commands::{Error, charger::list},
    model::{BatchName, ChargerState, SecurityProfile},
    store::{ChargerFilter, ChargerRow},
};
use clap::Args;
use serde_json::Value;

/// List the chargers in use
///
/// In the order of their station IDs. The list is printed while it is read, so long lists need little memory. With --json, prints
/// one object a line.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki charger list --batch 2026-11
  evpki charger list --prefix DE*ACM --json")]
pub(in crate::cli) struct Arguments {
    /// Only chargers of this batch
    #[arg(long, value_name = "BATCH")]
    batch: Option<BatchName>,
    /// Only chargers with this security profile
    #[arg(long, value_name = "PROFILE")]
    security_profile: Option<SecurityProfile>,
    /// Only chargers whose station ID begins with this text
    #[arg(long, value_name = "PREFIX")]
    prefix: Option<String>,
    /// Include decommissioned chargers
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
    let headings = ["station ID", "serial number", "profile", "OCPP", "state", "batch"];
    let rows = globals.with_output(world, |context, out| {
        let mut stream = Stream::new(out, globals.json, &headings);
        let listed = list::run(context, &filter, &mut |row| stream.row(cells(&row), &row_json(&row)));
        stream.finish(listed)
    })?;
    let answer = Answer::data("", Value::Null);
    Ok(if rows == 0 { answer.note("no chargers") } else { answer })
}

fn cells(row: &ChargerRow) -> Vec<String> {
    let charger = &row.charger;
    vec![
        charger.station_id.to_string(),
        charger.serial_number.to_string(),
        charger.security_profile.to_string(),
        charger.ocpp_version.name().to_owned(),
        row.state.name().to_owned(),
        charger.batch.as_ref().map(ToString::to_string).unwrap_or_default(),
    ]
}
