//! `evpki certificate authorize`: arguments and output.

use super::extensions_json;
use crate::{
    authorization::{Question, Says, Subject},
    cli::{Answer, Globals, World, party, when},
    commands::{Error, certificate::authorize},
    model::{Environment, Interface, Outcome, PartyId, Timestamp},
    x509::time,
};
use clap::{ArgGroup, Args};
use serde_json::json;
use std::path::PathBuf;

/// Check whether a certificate authorizes an action
///
/// Prints yes or no with the reason. The answer depends on the chain, on CRLs and on the extensions of the certificate: its
/// environment, its parties or its station, and its purposes. Without a current CRL the answer is no. These extensions are not
/// part of OCPI or OCPP: peers must agree to use them. Exits with 3 if the answer is no.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("as_whom").args(["party", "station"]).required(true))]
#[command(after_help = "Examples:
  evpki certificate authorize ./chain.pem --station CS-0002 --serial-number SN-0002 --environment production
  evpki certificate authorize ./partner.pem --anchor ./partner-ca.pem --crl ./partner.crl --party DE*ABC --module cdrs --interface sender --environment production")]
pub(super) struct Arguments {
    /// Station ID, OCPI party, serial number, fingerprint, or file
    ///
    /// A file may also contain the chain, in any order.
    #[arg(value_name = "WHICH")]
    which: String,
    /// OCPI party to act as
    #[arg(long, value_name = "PARTY", requires_all = ["module", "interface"])]
    party: Option<PartyId>,
    /// OCPI role, spelt as in OCPI [default: any]
    #[arg(long, value_name = "ROLE", requires = "party")]
    role: Option<String>,
    /// OCPI module, spelt as in OCPI
    #[arg(long, value_name = "MODULE", requires = "party")]
    module: Option<String>,
    /// Interface of the module: sender, receiver or both
    #[arg(long, value_name = "INTERFACE", requires = "party")]
    interface: Option<Interface>,
    /// Station ID of the charger to act as
    #[arg(long, value_name = "STATION_ID", conflicts_with_all = ["role", "module", "interface"])]
    station: Option<String>,
    /// Serial number of the charger's hardware [default: any]
    #[arg(long, value_name = "SERIAL_NUMBER", requires = "station", conflicts_with = "party")]
    serial_number: Option<String>,
    /// Environment: production, staging or test
    #[arg(long, value_name = "ENVIRONMENT")]
    environment: Environment,
    /// File with additional CRLs to check
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    crl: Vec<PathBuf>,
    /// File with trust anchors to use instead of those of this PKI
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    anchor: Vec<PathBuf>,
    /// OID arc of the metadata extensions, if it is not that of evpki
    #[arg(long, value_name = "OID", requires = "anchor")]
    oid_arc: Option<String>,
    /// Time to check at [default: now]
    #[arg(long, value_name = "TIME", value_parser = when::moment)]
    at: Option<Timestamp>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let subject = match (arguments.party, arguments.module, arguments.interface, arguments.station) {
        (Some(party), Some(module), Some(interface), None) => Subject::Party { party, role: arguments.role, module, interface },
        (None, None, None, Some(station_id)) => Subject::Station { station_id, serial_number: arguments.serial_number },
        _ => return Err(Error::bug("the command line names neither a party nor a station")),
    };
    let environment = arguments.environment;
    let request = authorize::Request {
        which: arguments.which,
        question: Question { environment, subject },
        crls: arguments.crl,
        anchors: arguments.anchor,
        arc: arguments.oid_arc,
        at: arguments.at,
    };
    let report = globals.with_context(world, |context| authorize::run(context, &request))?;
    let at = time::rfc3339(report.at);
    let mut json = json!({
        "authorized": report.answer.is_ok(), "reason": null, "reason_code": null, "subject": report.subject,
        "serial": report.serial.to_string(), "environment": environment.name(), "at": at, "party": null, "station": null,
        "certification_path": null, "unchecked": [],
    });
    let mut answer = match &report.answer {
        Ok(basis) => {
            json["certification_path"] = json!(basis.path);
            json["unchecked"] = json!(basis.unchecked);
            let says = match &basis.says {
                Says::Party(party) => {
                    json["party"] = party::json(party);
                    party.to_string()
                }
                Says::Station(station) => {
                    json["station"] = extensions_json::station(station);
                    station.to_string()
                }
            };
            let text = format!("yes: {says}\n  {}\n", basis.path.join("\n  issued by "));
            Answer::data(text, json)
        }
        Err(reason) => {
            json["reason"] = json!(reason.words);
            json["reason_code"] = json!(reason.code);
            let mut answer = Answer::data(format!("no: {}\n", reason.words), json);
            answer.outcome = Some(Outcome::Refused);
            answer
        }
    };
    for subject in report.answer.iter().flat_map(|basis| &basis.unchecked) {
        answer = answer.note(format!("cannot check whether `{subject}` is revoked: no CRL of its issuer"));
    }
    Ok(report.hint.into_iter().fold(answer, Answer::next))
}
