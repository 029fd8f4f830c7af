//! `evpki bundle server`: arguments and output.

use super::{Answer, Globals, World};
use crate::{
    cli::describe::count,
    commands::{Error, bundle::server},
    model::PrintablePath as _,
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Write the bundle of a CSMS
///
/// The bundle contains its certificates and keys, and the trust anchor and the CRL that it verifies chargers with. It also
/// contains the list of chargers with their fingerprints and password verifiers.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki bundle server csms.acme.example --out /etc/csms/pki")]
pub(in crate::cli) struct Arguments {
    /// Host name of the CSMS
    #[arg(value_name = "FQDN")]
    fqdn: String,
    /// Directory, .zip, .tar.gz or .tar.zst to write [default: named after the CSMS]
    #[arg(long, short, value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    out: Option<PathBuf>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = server::Request { fqdn: arguments.fqdn, out: arguments.out };
    let report = globals.with_context(world, |context| server::run(context, &request))?;
    let stations = count(report.stations as u64, "charger");
    let crl = report.crl.map_or(String::new(), |number| format!(", CRL number {number}"));
    let text = format!("Wrote the bundle of {} to {}: {stations}{crl}", request.fqdn, report.path.shown());
    let json = json!({
        "path": report.path, "fqdn": request.fqdn, "has_rsa": report.has_rsa, "chargers": report.stations,
        "left_out": report.left_out, "crl_number": report.crl,
    });
    let answer = Answer::done(text, json).note("it contains a private key: transfer it over a secure channel");
    Ok(match report.left_out.as_slice() {
        [] => answer,
        [first, ..] => {
            let others = count(report.left_out.len() as u64, "charger");
            answer.note(format!("left out: {others} without a valid certificate or a password, {first} among them"))
        }
    })
}
