//! `evpki charger`: chargers (charging stations).

mod add;
mod decommission;
mod issue;
mod list;
mod provision;
mod scan;
mod show;

use super::{Answer, Globals, World};
use crate::commands::shell_quote::shell_quoted;
use crate::{
    commands::Error,
    model::{BatchName, Charger, KeyType, OcppVersion, SecurityProfile, StationId, StationSerial, model_name, vendor_name},
    pki::host_name,
    store::ChargerRow,
    x509::time,
};
use clap::{Args, Subcommand};
use serde_json::{Value, json};

/// Register chargers, issue certificates to them, take them out of service
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Provision(provision::Arguments),
    Scan(Box<scan::Arguments>),
    Add(add::Arguments),
    Issue(issue::Arguments),
    Show(show::Arguments),
    List(list::Arguments),
    Decommission(decommission::Arguments),
}

pub(super) fn run(globals: &Globals, verb: Verb, world: &mut World) -> Result<Answer, Error> {
    match verb {
        Verb::Provision(arguments) => provision::run(globals, arguments, world),
        Verb::Scan(arguments) => scan::run(globals, *arguments, world),
        Verb::Add(arguments) => add::run(globals, arguments, world),
        Verb::Issue(arguments) => issue::run(globals, arguments, world),
        Verb::Show(arguments) => show::run(globals, arguments, world),
        Verb::List(arguments) => list::run(globals, arguments, world),
        Verb::Decommission(arguments) => decommission::run(globals, arguments, world),
    }
}

/// The properties of a new charger, except for its station ID and serial number.
#[derive(Debug, Args)]
#[group(requires = "station_id")]
struct Traits {
    /// Manufacturer
    #[arg(long, value_name = "NAME", value_parser = vendor_name)]
    vendor: Option<String>,
    /// Model name
    #[arg(long, value_name = "NAME", value_parser = model_name)]
    model: Option<String>,
    /// OCPP security profile: 1 password, 2 password inside TLS, 3 certificate
    #[arg(long, value_name = "PROFILE", default_value = "2")]
    security_profile: SecurityProfile,
    /// OCPP version: 1.6, 2.0.1 or 2.1
    #[arg(long, value_name = "VERSION", default_value = "2.0.1")]
    ocpp_version: OcppVersion,
    /// CSMS that it connects to, if there is more than one
    #[arg(long, value_name = "FQDN", value_parser = host_name)]
    csms: Option<String>,
    /// Production batch
    #[arg(long, value_name = "BATCH")]
    batch: Option<BatchName>,
    /// Key type [default: as in the profile of its certificates]
    #[arg(long, value_name = "TYPE")]
    key_type: Option<KeyType>,
    /// Batch whose default password the charger has when it leaves the factory
    #[arg(long, value_name = "BATCH")]
    default_password_batch: Option<BatchName>,
}

impl Traits {
    /// Returns the charger with this station ID and serial number. Its key type is only meaningful if one was given.
    fn charger(self, station_id: StationId, serial_number: StationSerial) -> Charger {
        Charger {
            station_id,
            serial_number,
            vendor: self.vendor,
            model: self.model,
            security_profile: self.security_profile,
            ocpp_version: self.ocpp_version,
            csms: self.csms,
            batch: self.batch,
            key_type: self.key_type.unwrap_or(KeyType::P256),
            default_password_batch: self.default_password_batch,
        }
    }
}

/// The JSON object of a charger.
fn charger_json(charger: &Charger) -> Value {
    json!({
        "station_id": charger.station_id.as_str(), "serial_number": charger.serial_number.as_str(),
        "vendor": charger.vendor, "model": charger.model, "security_profile": charger.security_profile.number(),
        "ocpp_version": charger.ocpp_version.name(), "csms": charger.csms,
        "batch": charger.batch.as_ref().map(|batch| batch.as_str()), "key_type": charger.key_type.name(),
        "default_password_batch": charger.default_password_batch.as_ref().map(|batch| batch.as_str()),
    })
}

/// The JSON object of a registered charger, with its state.
fn row_json(row: &ChargerRow) -> Value {
    let mut json = charger_json(&row.charger);
    json["state"] = json!(row.state.name());
    json["added"] = json!(time::rfc3339(row.added));
    json
}

/// Returns the next step for a registered charger.
fn next(charger: &Charger) -> String {
    let id = &charger.station_id;
    match (charger.security_profile.has_password(), &charger.default_password_batch) {
        (false, _) => format!("issue its certificate with `evpki charger issue {id}`", id = shell_quoted(id)),
        (true, None) => format!("generate its password with `evpki password provision {id}`", id = shell_quoted(id)),
        (true, Some(_)) => format!("write its bundle with `evpki bundle device {id}`", id = shell_quoted(id)),
    }
}
