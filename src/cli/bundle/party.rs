//! `evpki bundle party`: arguments and output.

use super::{Answer, Globals, World};
use crate::{
    commands::{
        Error,
        bundle::{Written, party},
    },
    model::{PartyId, PrintablePath as _},
    pki::host_name,
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Write the bundle of an OCPI party
///
/// The bundle contains the certificates and keys of its client and its server, and the root that it verifies servers of its peers
/// with. For a server, it also contains the trust anchor and the CRL that clients of its peers are verified with. It contains the
/// token and the TOTP secret that the party sends to us, if they exist. A client with a purpose of its own, such as sending
/// charge detail records, has its own bundle: see --purpose.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki bundle party DE-ABC
  evpki bundle party DE-ABC --purpose cdr-sender --out billing.zip")]
pub(in crate::cli) struct Arguments {
    /// OCPI party ID, such as DE-ABC
    #[arg(value_name = "PARTY", add = crate::cli::complete::parties())]
    party: PartyId,
    /// Only the client with this profile, such as cdr-sender
    #[arg(long, value_name = "PROFILE", conflicts_with = "server")]
    purpose: Option<String>,
    /// Host name of its server, if it has several
    #[arg(long, value_name = "FQDN", value_parser = host_name)]
    server: Option<String>,
    /// Directory, .zip, .tar.gz or .tar.zst to write [default: named after the party]
    #[arg(long, short, value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    out: Option<PathBuf>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let Arguments { party, purpose, server, out } = arguments;
    let request = party::Request { party, purpose, server, out };
    let report = globals.with_context(world, |context| party::run(context, &request))?;
    let (path, subject) = (report.path.shown(), &report.subject);
    let client = report.has_client.then(|| "a client".to_owned());
    let server = report.server.as_ref().map(|fqdn| format!("the server {fqdn}"));
    let crl = report.crl.map(|number| format!("CRL number {number}"));
    let token = report.has_token.then(|| "its token".to_owned());
    let codes = report.has_totp.then(|| "its TOTP".to_owned());
    let inside = client.into_iter().chain(server).chain(crl).chain(token).chain(codes).collect::<Vec<_>>().join(", ");
    let text = match report.written {
        Written::Made => format!("Wrote the bundle of {subject} to {path}: {inside}"),
        Written::Unchanged => format!("The bundle of {subject} in {path} is up to date: {inside}"),
    };
    let json = json!({
        "path": report.path, "party": request.party.to_string(), "purpose": request.purpose, "has_client": report.has_client,
        "server": report.server, "has_private_key": report.holds_private_key, "crl_number": report.crl, "has_token": report.has_token, "has_totp": report.has_totp,
        "unchanged": report.written == Written::Unchanged,
    });
    let answer = Answer::done(text, json);
    let secrets =
        [(report.holds_private_key, "a private key"), (report.has_token, "a token"), (report.has_totp, "its TOTP secret")];
    let secrets: Vec<&str> = secrets.into_iter().filter_map(|(is_there, what)| is_there.then_some(what)).collect();
    Ok(if secrets.is_empty() {
        answer
    } else {
        answer.note(format!("it contains {}: transfer it over a secure channel", secrets.join(" and ")))
    })
}
