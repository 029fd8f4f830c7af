//! `evpki certificate authorize`: how it is said and shown.

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

/// Say whether who shows a certificate may do something
///
/// The answer is yes or no, with the reason, out of the chain, CRLs and what the certificate itself says: its environment, its parties or its
/// station, its purposes. Without a current CRL it is no. That is no standard of OCPI or OCPP: it means something between peers who have
/// agreed on it. Exits with 3 when it is no.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("as_whom").args(["party", "station"]).required(true))]
#[command(after_help = "Examples:
  evpki certificate authorize ./chain.pem --station CS-0002 --serial-number SN-0002 --environment production
  evpki certificate authorize ./partner.pem --anchor ./partner-ca.pem --crl ./partner.crl --party DE*ABC --module cdrs --interface sender --environment production")]
pub(super) struct Arguments {
    /// A station id, a party, a serial number, a fingerprint, or a file
    ///
    /// A file may hold the chain, too, in any order.
    #[arg(value_name = "WHICH")]
    which: String,
    /// Act as this party of OCPI
    #[arg(long, value_name = "PARTY", requires_all = ["module", "interface"])]
    party: Option<PartyId>,
    /// In this role, spelt as OCPI does [default: in any]
    #[arg(long, value_name = "ROLE", requires = "party")]
    role: Option<String>,
    /// In this module, spelt as OCPI does
    #[arg(long, value_name = "MODULE", requires = "party")]
    module: Option<String>,
    /// On this side of the module: sender, receiver, or both
    #[arg(long, value_name = "INTERFACE", requires = "party")]
    interface: Option<Interface>,
    /// Act as the charging station of this identity
    #[arg(long, value_name = "STATION_ID", conflicts_with_all = ["role", "module", "interface"])]
    station: Option<String>,
    /// With hardware of this serial number [default: of any]
    #[arg(long, value_name = "SERIAL_NUMBER", requires = "station", conflicts_with = "party")]
    serial_number: Option<String>,
    /// In this environment: production, staging or test
    #[arg(long, value_name = "ENVIRONMENT")]
    environment: Environment,
    /// Ask the CRLs in this file, too
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    crl: Vec<PathBuf>,
    /// Trust the certificates in this file, and nothing of this PKI
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    anchor: Vec<PathBuf>,
    /// The OID arc of the metadata extensions, when it is not evpki's
    #[arg(long, value_name = "OID", requires = "anchor")]
    oid_arc: Option<String>,
    /// Answer for this moment [default: now]
    #[arg(long, value_name = "TIME", value_parser = when::moment)]
    at: Option<Timestamp>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let subject = match (arguments.party, arguments.module, arguments.interface, arguments.station) {
        (Some(party), Some(module), Some(interface), None) => Subject::Party { party, role: arguments.role, module, interface },
        (None, None, None, Some(station_id)) => Subject::Station { station_id, serial_number: arguments.serial_number },
        _ => return Err(Error::bug("neither a party nor a station was asked for")),
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
        answer = answer.note(format!("no CRL at hand says whether `{subject}` is revoked"));
    }
    Ok(report.hint.into_iter().fold(answer, Answer::next))
}
