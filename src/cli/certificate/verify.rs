//! `evpki certificate verify`: how it is said and shown.

use crate::{
    cli::{Answer, Globals, World, when},
    commands::{
        Error,
        certificate::verify::{self, Role},
    },
    model::{Outcome, Timestamp},
    x509::time,
};
use clap::{Args, builder::PossibleValuesParser};
use serde_json::json;
use std::path::PathBuf;

/// Verify a certificate as its peers would
///
/// A charger's is verified against the authority of the chargers and never the root, as a CSMS is to do it; a server's against the root, as
/// a charger does; that of a client of OCPI against the authority of the clients, that of its server against the root; all others' against
/// the root above them. Revocation is asked of the latest CRLs and of the store itself. Exits with 3 when it does not verify.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki certificate verify csms.acme.example
  evpki certificate verify ./chain.pem --as charger --organization ACME
  evpki certificate verify csms.acme.example --host csms.acme.example
  evpki certificate verify ./chain.pem --anchor ./root.pem --crl ./ca.crl --at 2027-01-01")]
pub(super) struct Arguments {
    /// A station id, an FQDN, an authority, a serial number, a fingerprint, or a file
    ///
    /// A file may hold the chain, too, in any order.
    #[arg(value_name = "WHICH")]
    which: String,
    /// Verify it as if one of these showed it [default: as what its issuer issues]
    #[arg(long = "as", value_name = "KIND", value_parser = PossibleValuesParser::new(Role::ALL.map(Role::name)))]
    role: Option<String>,
    /// Ask the CRLs in this file, too
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    crl: Vec<PathBuf>,
    /// Trust the certificates in this file, and nothing of this PKI
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with = "role")]
    anchor: Vec<PathBuf>,
    /// Verify it for this moment [default: now]
    #[arg(long, value_name = "TIME", value_parser = when::moment)]
    at: Option<Timestamp>,
    /// It has to name this host, as a charger asks of its CSMS (A00.FR.309)
    ///
    /// In its common name or a DNS name; a wildcard stands for nothing.
    #[arg(long, value_name = "FQDN")]
    host: Option<String>,
    /// It has to name this organization, as a CSMS asks of a charger (A00.FR.404)
    #[arg(long, value_name = "NAME")]
    organization: Option<String>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = verify::Request {
        which: arguments.which,
        role: arguments.role.and_then(|given| Role::ALL.into_iter().find(|role| role.name() == given)),
        crls: arguments.crl,
        anchors: arguments.anchor,
        at: arguments.at,
        host: arguments.host,
        organization: arguments.organization,
    };
    let report = globals.with_context(world, |context| verify::run(context, &request))?;
    let role = report.role.map(Role::name);
    let as_what = report.role.map_or("", |role| match role {
        Role::Charger => " as a charger's",
        Role::Server => " as a server's",
        Role::Party => " as a party's",
        Role::Holder => " as a holder's",
        Role::Authority => " as an authority's",
    });
    let text = match &report.path {
        Ok(path) => format!("verified{as_what} for {}\n  {}\n", time::rfc3339(report.at), path.join("\n  issued by ")),
        Err(why) => format!("refused{as_what}: {why}\n"),
    };
    let json = json!({
        "valid": report.path.is_ok(), "subject": report.subject, "serial": report.serial.to_string(), "role": role,
        "at": time::rfc3339(report.at), "certification_path": report.path.as_ref().ok(), "refusal": report.path.as_ref().err(),
        "unchecked": report.unchecked,
    });
    let mut answer = Answer::data(text, json);
    for subject in &report.unchecked {
        answer = answer.note(format!("no CRL at hand says whether `{subject}` is revoked"));
    }
    if report.path.is_err() {
        answer.outcome = Some(Outcome::Refused);
    }
    Ok(report.hint.into_iter().fold(answer, Answer::next))
}
