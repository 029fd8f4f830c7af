//! `evpki charger add`

use super::{Answer, Globals, World, charger_json, next};
use crate::{
    commands::{Error, charger::add},
    model::{BatchName, Charger, KeyType, OcppVersion, SecurityProfile, StationId, StationSerial},
    pki::host_name,
};
use clap::Args;

/// Register a charger
///
/// Saying the same again changes nothing. The data of a charger stay as they are: saying something else is refused.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki charger add CS-0004 --serial-number SN-0004
  evpki charger add CS-0005 --serial-number SN-0005 --security-profile 3 --vendor VendorX --model M1 --batch 2026-11")]
pub(in crate::cli) struct Arguments {
    /// Its identity towards the CSMS: the last part of its WebSocket URL
    #[arg(value_name = "STATION_ID")]
    station_id: StationId,
    /// The serial number of its hardware: its certificate's common name (A00.FR.511)
    #[arg(long, value_name = "SERIAL_NUMBER")]
    serial_number: StationSerial,
    /// Who made it
    #[arg(long, value_name = "NAME")]
    vendor: Option<String>,
    /// What its maker calls it
    #[arg(long, value_name = "NAME")]
    model: Option<String>,
    /// How the CSMS knows it: 1 password, 2 password inside TLS, 3 certificate
    #[arg(long, value_name = "PROFILE", default_value = "2")]
    security_profile: SecurityProfile,
    /// The OCPP version that it speaks: 1.6, 2.0.1 or 2.1
    #[arg(long, value_name = "VERSION", default_value = "2.0.1")]
    ocpp_version: OcppVersion,
    /// The CSMS that it connects to, when there is more than one
    #[arg(long, value_name = "FQDN", value_parser = host_name)]
    csms: Option<String>,
    /// The batch that it was made in
    #[arg(long, value_name = "BATCH")]
    batch: Option<BatchName>,
    /// The kind of its key pair [default: as the profile of its certificates says]
    #[arg(long, value_name = "TYPE")]
    key_type: Option<KeyType>,
    /// The batch whose default password it leaves the factory with
    #[arg(long, value_name = "BATCH")]
    default_password_batch: Option<BatchName>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let charger = Charger {
        station_id: arguments.station_id,
        serial_number: arguments.serial_number,
        vendor: arguments.vendor,
        model: arguments.model,
        security_profile: arguments.security_profile,
        ocpp_version: arguments.ocpp_version,
        csms: arguments.csms,
        batch: arguments.batch,
        key_type: arguments.key_type.unwrap_or(KeyType::P256),
        default_password_batch: arguments.default_password_batch,
    };
    let request = add::Request { charger, key_type: arguments.key_type };
    let report = globals.with_context(world, |context| add::run(context, &request))?;
    let id = &report.charger.station_id;
    let text = if report.already { format!("{id} is registered already, exactly so") } else { format!("Registered {id}") };
    let mut json = charger_json(&report.charger);
    json["already"] = report.already.into();
    Ok(Answer::done(text, json).next(next(&report.charger)))
}
