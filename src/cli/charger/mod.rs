//! `evpki charger`: charging stations.

mod add;
mod decommission;
mod issue;
mod list;
mod provision;
mod show;

use super::{Answer, Globals, World};
use crate::{commands::Error, model::Charger, store::ChargerRow, x509::time};
use clap::Subcommand;
use serde_json::{Value, json};

/// Register chargers, give them certificates, take them out of service
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Provision(provision::Arguments),
    Add(add::Arguments),
    Issue(issue::Arguments),
    Show(show::Arguments),
    List(list::Arguments),
    Decommission(decommission::Arguments),
}

pub(super) fn run(globals: &Globals, verb: Verb, world: &mut World) -> Result<Answer, Error> {
    match verb {
        Verb::Provision(arguments) => provision::run(globals, arguments, world),
        Verb::Add(arguments) => add::run(globals, arguments, world),
        Verb::Issue(arguments) => issue::run(globals, arguments, world),
        Verb::Show(arguments) => show::run(globals, arguments, world),
        Verb::List(arguments) => list::run(globals, arguments, world),
        Verb::Decommission(arguments) => decommission::run(globals, arguments, world),
    }
}

/// A charger, for programs.
fn charger_json(charger: &Charger) -> Value {
    json!({
        "station_id": charger.station_id.as_str(), "serial_number": charger.serial_number.as_str(),
        "vendor": charger.vendor, "model": charger.model, "security_profile": charger.security_profile.number(),
        "ocpp_version": charger.ocpp_version.name(), "csms": charger.csms,
        "batch": charger.batch.as_ref().map(|batch| batch.as_str()), "key_type": charger.key_type.name(),
        "default_password_batch": charger.default_password_batch.as_ref().map(|batch| batch.as_str()),
    })
}

/// A charger as it is registered, for programs.
fn row_json(row: &ChargerRow) -> Value {
    let mut json = charger_json(&row.charger);
    json["state"] = json!(row.state.name());
    json["added"] = json!(time::rfc3339(row.added));
    json
}

/// What follows for a charger that is registered.
fn next(charger: &Charger) -> String {
    let id = &charger.station_id;
    match (charger.security_profile.has_password(), &charger.default_password_batch) {
        (false, _) => format!("`evpki charger issue {id}` for its certificate"),
        (true, None) => format!("`evpki password provision {id}` for its password"),
        (true, Some(_)) => format!("`evpki bundle device {id}` for what goes into it"),
    }
}
