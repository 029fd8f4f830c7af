//! `evpki password show`: arguments and output.

use super::super::{Answer, Globals, World, complete, describe, screen, table::table};
use crate::commands::shell_quote::shell_quoted;
use crate::{
    commands::{
        Error,
        password::show::{self, Report},
    },
    model::{PasswordState, Secret, StationId, hex},
    x509::time,
};
use clap::Args;
use serde_json::{Value, json};

/// Show the passwords of a charger and their states
///
/// Without `--reveal`, no password is shown and no passphrase is needed. The audit log records every reveal. A terminal shows
/// revealed passwords on a second screen until you press a key, for 30 seconds at most. In a file, in a pipe or with `--json`,
/// they are part of the output.
#[derive(Debug, Args)]
#[command(
    disable_version_flag = true,
    after_help = "Examples:
  evpki password show CS-0001
  evpki password show CS-0001 --reveal"
)]
pub(in super::super) struct Arguments {
    /// Station ID of the charger
    #[arg(value_name = "STATION_ID", add = complete::station_ids())]
    station: StationId,
    /// Show the active and the pending password in plain text
    #[arg(long)]
    reveal: bool,
    /// Only this version
    #[arg(long, value_name = "N")]
    version: Option<u64>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = show::Request { station: arguments.station, reveal: arguments.reveal, version: arguments.version };
    let report = globals.with_context(world, |context| show::run(context, &request))?;
    let batch = report.batch.iter().map(|batch| &batch.value);
    if !report.versions.iter().map(|version| &version.value).chain(batch).any(Option::is_some) {
        return Ok(answer(&report, request.reveal, world));
    }
    Ok(screen::reveal(globals, world, "the passwords", |reveal, world| answer(&report, reveal, world)))
}

fn answer(report: &Report, reveal: bool, world: &World) -> Answer {
    let value = |value: &Option<Secret>| value.as_ref().map(shown).unwrap_or_default();
    let mut rows = Vec::new();
    let mut json_rows = Vec::new();
    for version in &report.versions {
        let mut row = vec![
            version.number.to_string(),
            version.state.to_string(),
            describe::moment(version.created, world.now),
            describe::moment(version.changed, world.now),
        ];
        row.extend(reveal.then(|| value(&version.value)));
        rows.push(row);
        json_rows.push(json!({
            "version": version.number, "state": version.state.name(), "created": time::rfc3339(version.created),
            "state_since": time::rfc3339(version.changed), "value": value_json(&version.value), "value_hex": value_hex(&version.value),
        }));
    }
    let batch = report.batch.as_ref();
    if let Some(batch) = batch.filter(|batch| batch.in_force) {
        let default = PasswordState::FactoryDefault.to_string();
        let mut row = vec![format!("batch {}", batch.batch), default, String::new(), String::new()];
        row.extend(reveal.then(|| value(&batch.value)));
        rows.push(row);
    }
    let json_batch = batch.map(|batch| {
        json!({ "name": batch.batch.as_str(), "in_force": batch.in_force, "value": value_json(&batch.value),
                "value_hex": value_hex(&batch.value) })
    });
    let json = json!({ "station_id": report.station.as_str(), "versions": json_rows, "batch": json_batch });
    let station = &report.station;
    if rows.is_empty() {
        if !report.shows_password {
            return Answer::data(format!("{station} has no password: it uses a certificate"), json)
                .next(format!("show its certificates with `evpki charger show {station}`", station = shell_quoted(station)));
        }
        return Answer::data(format!("{station} has no password"), json).next(format!(
            "generate its first password with `evpki password provision {station}`",
            station = shell_quoted(station)
        ));
    }
    let headings = ["version", "state", "created", "changed", "password"];
    let headings = if reveal { &headings[..] } else { &headings[..4] };
    let answer = Answer::data(table(headings, rows), json);
    let pending = report.versions.iter().any(|version| version.state == PasswordState::Pending);
    if pending {
        answer.next(format!(
            "report the answer of the charger with `evpki password confirm {station}` or `evpki password abort {station}`",
            station = shell_quoted(station)
        ))
    } else {
        answer
    }
}

/// Formats a password for people: as text, or in hexadecimal if it is not printable.
fn shown(value: &Secret) -> String {
    match text(value) {
        Some(text) => text.to_owned(),
        None => format!("hex:{}", hex::encode(value.expose())),
    }
}

fn text(value: &Secret) -> Option<&str> {
    value.expose_str().filter(|text| !text.chars().any(char::is_control))
}

fn value_json(value: &Option<Secret>) -> Value {
    value.as_ref().and_then(text).map_or(Value::Null, Value::from)
}

/// Returns the bytes in hexadecimal. Null means that the password is text.
fn value_hex(value: &Option<Secret>) -> Value {
    value.as_ref().filter(|value| text(value).is_none()).map_or(Value::Null, |value| hex::encode(value.expose()).into())
}
