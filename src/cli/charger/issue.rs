//! `evpki charger issue`: arguments and output.

use super::{Answer, Globals, World};
use crate::commands::shell_quote::shell_quoted;
use crate::{
    cli::{input, issued},
    commands::{Error, charger::issue},
    model::{KeyType, StationId},
    pki::Period,
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Issue a certificate to a charger
///
/// Generates the key and stores it in the vault. With --csr, the key comes from the certification request, and the certificate
/// chain is printed. Completes a certificate that an interrupted command left unsigned, with the same serial number.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki charger issue CS-0002
  evpki charger issue CS-0003 --csr CS-0003.csr > CS-0003.pem")]
pub(in crate::cli) struct Arguments {
    /// Station ID of the charger
    #[arg(value_name = "STATION_ID", add = crate::cli::complete::station_ids())]
    station_id: StationId,
    /// Certification request with the public key, `-` for stdin
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    csr: Option<PathBuf>,
    /// Validity period, such as 90d [default: as in the profile]
    #[arg(long, value_name = "PERIOD")]
    validity: Option<Period>,
    /// Key type to generate [default: as registered for the charger]
    #[arg(long, value_name = "TYPE", conflicts_with = "csr")]
    key_type: Option<KeyType>,
    /// Issue another certificate even if a valid one exists
    #[arg(long)]
    again: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = issue::Request {
        station_id: arguments.station_id,
        csr: arguments.csr.map(|path| input::document(globals, world, &path)).transpose()?,
        validity: arguments.validity.map(Period::seconds),
        key_type: arguments.key_type,
        again: arguments.again,
    };
    let report = globals.with_context(world, |context| issue::run(context, &request))?;
    let id = &report.charger.station_id;
    let mut json = issued::json(&report.issued);
    json["station_id"] = json!(id.as_str());
    json["chain"] = json!(report.chain);
    json["taken"] = json!(report.taken);
    json["overridden"] = json!(report.overridden);
    let lines = issued::lines(&report.issued, world.now);
    let answer = issued::answer(id.as_str(), &report.issued, &lines, (report.chain, json), (&report.taken, &report.overridden));
    Ok(answer.next(format!("write the bundle of the charger with `evpki bundle device {}`", shell_quoted(id))))
}
