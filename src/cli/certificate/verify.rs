//! `evpki certificate verify`: arguments and output.

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
/// Certificates of chargers are verified against the CA of the chargers and never against the root, as a CSMS must do.
/// Certificates of servers are verified against the root, as a charger does. Certificates of OCPI clients are verified against
/// the CA of the clients, and those of OCPI servers against the root. All others are verified against the root above them.
/// Revocation is checked in the latest CRLs and in the store. Exits with 3 if the verification fails.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki certificate verify csms.acme.example
  evpki certificate verify ./chain.pem --as charger --organization ACME
  evpki certificate verify csms.acme.example --host csms.acme.example
  evpki certificate verify ./chain.pem --anchor ./root.pem --crl ./ca.crl --at 2027-01-01")]
pub(super) struct Arguments {
    /// Station ID, host name, CA name, serial number, fingerprint, or file
    ///
    /// A file may also contain the chain, in any order.
    #[arg(value_name = "WHICH")]
    which: String,
    /// Kind of peer that it must be valid for [default: derived from its issuer]
    #[arg(long = "as", value_name = "KIND", value_parser = PossibleValuesParser::new(Role::ALL.map(Role::name)))]
    role: Option<String>,
    /// File with additional CRLs to check
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    crl: Vec<PathBuf>,
    /// File with trust anchors to use instead of those of this PKI
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with = "role")]
    anchor: Vec<PathBuf>,
    /// Time to verify at [default: now]
    #[arg(long, value_name = "TIME", value_parser = when::moment)]
    at: Option<Timestamp>,
    /// Host that it must name, as a charger requires of its CSMS (A00.FR.309)
    ///
    /// The host must be in its common name or a DNS name. Wildcards do not match.
    #[arg(long, value_name = "FQDN")]
    host: Option<String>,
    /// Organization that it must name, as a CSMS requires of a charger (A00.FR.404)
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
        Role::Charger => " as a charger certificate",
        Role::Server => " as a server certificate",
        Role::Party => " as an OCPI party certificate",
        Role::Holder => " as an ISO 15118 or signer certificate",
        Role::Authority => " as a CA certificate",
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
        answer = answer.note(format!("cannot check whether `{subject}` is revoked: no CRL of its issuer"));
    }
    if report.path.is_err() {
        answer.outcome = Some(Outcome::Refused);
    }
    Ok(report.hint.into_iter().fold(answer, Answer::next))
}
