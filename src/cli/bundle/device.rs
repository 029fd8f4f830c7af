//! `evpki bundle device`: arguments and output.

use super::{Answer, Globals, World};
use crate::{
    commands::{
        Error,
        bundle::{Written, device},
    },
    model::{PrintablePath as _, StationId},
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Write the bundle of a charger
///
/// The bundle contains its certificate and key or its password, the root that it verifies its CSMS with, and its settings.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki bundle device CS-0001
  evpki bundle device CS-0002 --out CS-0002.zip --csms-url wss://csms.acme.example/ocpp")]
pub(in crate::cli) struct Arguments {
    /// Station ID of the charger
    #[arg(value_name = "STATION_ID", add = crate::cli::complete::station_ids())]
    station_id: StationId,
    /// Directory, .zip, .tar.gz or .tar.zst to write [default: named after the charger]
    #[arg(long, short, value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    out: Option<PathBuf>,
    /// CSMS URL [default: wss:// and its FQDN]
    #[arg(long, value_name = "URL", value_hint = clap::ValueHint::Url)]
    csms_url: Option<String>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let Arguments { station_id, out, csms_url } = arguments;
    let request = device::Request { station_id, out, csms_url };
    let report = globals.with_context(world, |context| device::run(context, &request))?;
    let path = report.path.shown();
    let text = match report.written {
        Written::Made => format!("Wrote the bundle of {} to {path}", request.station_id),
        Written::Unchanged => format!("The bundle of {} in {path} is up to date", request.station_id),
    };
    let json = json!({
        "path": report.path, "station_id": request.station_id.as_str(), "security_profile": report.security_profile.number(),
        "has_private_key": report.holds_private_key, "unchanged": report.written == Written::Unchanged,
    });
    let answer = Answer::done(text, json);
    Ok(if report.security_profile.has_password() || report.holds_private_key {
        answer.note("it contains a secret: transfer it over a secure channel, and delete it afterwards")
    } else {
        answer
    })
}
