//! `evpki charger show`: arguments and output.

use super::{Answer, Globals, World, row_json};
use crate::{
    cli::{
        certificate,
        describe::{distance, moment},
        issued::key_place,
        table::{pairs, table},
    },
    commands::{Error, charger::show},
    model::{PasswordState, StationId},
    x509::time,
};
use clap::Args;
use serde_json::{Value, json};

/// Show a charger, its certificates and the state of its passwords
///
/// Never prints a password; for that, use `evpki password show`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki charger show CS-0001")]
pub(in crate::cli) struct Arguments {
    /// Station ID of the charger
    #[arg(value_name = "STATION_ID", add = crate::cli::complete::station_ids())]
    station_id: StationId,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let report = globals.with_context(world, |context| show::run(context, &arguments.station_id))?;
    Ok(Answer::data(text(&report, world), json(&report)))
}

fn text(report: &show::Report, world: &World) -> String {
    let charger = &report.row.charger;
    let mut lines = vec![
        ("station ID", charger.station_id.to_string()),
        ("serial number", charger.serial_number.to_string()),
        ("state", report.row.state.name().to_owned()),
        ("registered", moment(report.row.added, world.now)),
        ("security profile", charger.security_profile.to_string()),
        ("OCPP version", charger.ocpp_version.to_string()),
        ("key type", charger.key_type.to_string()),
    ];
    let named = |name: &'static str, value: Option<String>| value.map(|value| (name, value));
    lines.extend(named("vendor", charger.vendor.clone()));
    lines.extend(named("model", charger.model.clone()));
    lines.extend(named("CSMS", charger.csms.clone()));
    lines.extend(named("batch", charger.batch.as_ref().map(ToString::to_string)));
    if let Some(batch) = &charger.default_password_batch {
        let missing = if report.has_batch_default { "" } else { ", which has no default password" };
        lines.push(("default password", format!("that of batch {batch}{missing}")));
    }
    lines.extend(report.passwords.iter().filter(|p| p.state != Some(PasswordState::Retired)).map(|password| {
        let state = password.state.map_or("without state", PasswordState::name);
        ("password", format!("version {}, {state} since {}", password.version, moment(password.since, world.now)))
    }));
    let certificates = report.certificates.iter().map(|row| {
        let until = format!("{}, {}", time::day(row.not_after), distance(row.not_after, world.now));
        let status = certificate::state_of(row, world.now);
        vec![row.generation.to_string(), row.serial.to_string(), status, until, key_place(row.key).to_owned()]
    });
    let certificates = table(&["number", "serial number", "status", "valid until", "key"], certificates);
    let gap = if certificates.is_empty() { "" } else { "\n" };
    format!("{}{gap}{certificates}", pairs(&lines))
}

fn json(report: &show::Report) -> Value {
    let password = |p: &show::Password| json!({ "version": p.version, "state": p.state.map(PasswordState::name), "state_since": time::rfc3339(p.since) });
    let mut json = row_json(&report.row);
    json["certificates"] = report.certificates.iter().map(certificate::json).collect();
    json["passwords"] = report.passwords.iter().map(password).collect();
    json
}
