//! `evpki party issue`

use super::{Answer, Globals, World, described};
use crate::{
    cli::{input, issued},
    commands::{Error, party::issue},
    model::{KeyType, PartyId},
    ocpi::Version,
    pki::{Period, host_name},
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Issue a certificate to a party of OCPI
///
/// To a client of its platform; with `--server` to a server of it; with `--purpose cdr-sender` to a client that sends charge detail records and
/// does nothing else, and can be revoked alone. The certificate says for which parties it speaks, in which roles, in which modules. Its key
/// is made here and kept in the vault, unless a certification request brings one; then the certificate chain is printed. What an interruption
/// left without a signature is completed.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki party issue DE-ABC --role CPO
  evpki party issue DE-ABC --role CPO --module cdrs:sender --module tokens:receiver
  evpki party issue DE-ABC --role CPO --also DE-DEF:EMSP --also NL-XYZ:CPO,EMSP/cdrs:sender,tokens
  evpki party issue DE-ABC --role CPO --server ocpi.acme.example
  evpki party issue DE-ABC --role CPO --purpose cdr-sender --csr billing.csr > billing.pem")]
pub(in crate::cli) struct Arguments {
    /// The party whose platform it is for
    #[arg(value_name = "PARTY", add = crate::cli::complete::parties())]
    party: PartyId,
    /// A role of it, such as CPO or EMSP; can be said more than once
    #[arg(long = "role", value_name = "ROLE")]
    roles: Vec<String>,
    /// A module that is open to it, such as cdrs:sender [default: all]
    ///
    /// The side is `sender`, `receiver` or `both`, and without one it is both. Can be said more than once.
    #[arg(long = "module", value_name = "MODULE")]
    modules: Vec<String>,
    /// A further party of the same platform, as PARTY:ROLE,…/MODULE,…
    ///
    /// With its own roles after a colon, and its own modules after a slash, such as DE*DEF:EMSP,SCSP/tokens:sender,cdrs:receiver. Without
    /// a slash, all modules are open to it. Can be said more than once.
    #[arg(long, value_name = "PARTY")]
    also: Vec<String>,
    /// The version of OCPI whose roles and modules they are: 2.1.1, 2.2, 2.2.1 or 2.3.0
    #[arg(long, value_name = "VERSION", default_value = "2.2.1")]
    ocpi_version: Version,
    /// The host name of a server that it is for
    #[arg(long, value_name = "FQDN", value_parser = host_name)]
    server: Option<String>,
    /// A further host name that the server answers to; can be said more than once
    #[arg(long = "dns", value_name = "FQDN", value_parser = host_name, requires = "server")]
    names: Vec<String>,
    /// What it is for: a profile, such as cdr-sender [default: client or server]
    #[arg(long, value_name = "PROFILE")]
    purpose: Option<String>,
    /// A certification request that brings the key, `-` for stdin
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    csr: Option<PathBuf>,
    /// The kind of key to make [default: as the profile says]
    #[arg(long, value_name = "TYPE", conflicts_with = "csr")]
    key_type: Option<KeyType>,
    /// How long it is to be valid, such as 90d [default: as the profile says]
    #[arg(long, value_name = "PERIOD")]
    validity: Option<Period>,
    /// Issue another certificate beside one that counts
    #[arg(long)]
    again: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = issue::Request {
        party: arguments.party,
        roles: arguments.roles,
        modules: arguments.modules,
        also: arguments.also,
        version: arguments.ocpi_version,
        server: arguments.server,
        names: arguments.names,
        purpose: arguments.purpose,
        csr: arguments.csr.map(|path| input::document(globals, world, &path)).transpose()?,
        key_type: arguments.key_type,
        validity: arguments.validity.map(Period::seconds),
        again: arguments.again,
    };
    let report = globals.with_context(world, |context| issue::run(context, &request))?;
    let party = report.party;
    let mut lines = vec![("purpose", report.purpose.clone()), ("speaks for", described(&report.parties))];
    lines.extend(issued::lines(&report.issued, world.now));
    let mut json = issued::json(&report.issued);
    json["party"] = json!(party.to_string());
    json["purpose"] = json!(report.purpose);
    json["server"] = json!(report.server);
    json["parties"] = report.parties.iter().map(super::json).collect();
    json["chain"] = json!(report.chain);
    json["taken"] = json!(report.taken);
    json["overridden"] = json!(report.overridden);
    let answer =
        issued::answer(&party.to_string(), &report.issued, &lines, (report.chain, json), (&report.taken, &report.overridden));
    Ok(match request.purpose {
        Some(purpose) => answer.next(format!("`evpki bundle party {party} --purpose {purpose}` for what its client needs")),
        None => answer.next(format!("`evpki bundle party {party}` for what its platform needs")),
    })
}
