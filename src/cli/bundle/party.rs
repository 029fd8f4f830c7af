//! `evpki bundle party`

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

/// Write the bundle of a party of OCPI
///
/// With the certificates and keys of its client and its server; the root that it trusts its peers' servers by; and, where there is a server,
/// the anchor and the CRL that its peers' clients are checked by; and, where there are any, the token and the TOTP that it shows to us. What a client of its own is for, such as sending charge detail records,
/// has a bundle of its own.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki bundle party DE-ABC
  evpki bundle party DE-ABC --purpose cdr-sender --out billing.zip")]
pub(in crate::cli) struct Arguments {
    /// The party
    #[arg(value_name = "PARTY", add = crate::cli::complete::parties())]
    party: PartyId,
    /// The client of this profile alone, such as cdr-sender
    #[arg(long, value_name = "PROFILE", conflicts_with = "server")]
    purpose: Option<String>,
    /// The host name of its server, when it has several
    #[arg(long, value_name = "FQDN", value_parser = host_name)]
    server: Option<String>,
    /// A directory, or a .zip, .tar.gz or .tar.zst [default: named as the party]
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
        [(report.holds_private_key, "a private key"), (report.has_token, "a token"), (report.has_totp, "the secret of its TOTP")];
    let secrets: Vec<&str> = secrets.into_iter().filter_map(|(is_there, what)| is_there.then_some(what)).collect();
    Ok(if secrets.is_empty() { answer } else { answer.note(format!("it holds {}: hand it over safely", secrets.join(" and "))) })
}
