//! `evpki party issue`: arguments and output.

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

/// Issue a certificate to an OCPI party
///
/// The default is a certificate for the client of its platform. With `--server`, it is for a server. With `--purpose cdr-sender`,
/// it is for a client that only sends charge detail records, and can be revoked separately. The certificate contains the parties
/// that it authorizes, with their roles and modules. The key is generated and stored in the vault. With --csr, the key comes from
/// the certification request, and the certificate chain is printed. Completes a certificate that an interrupted command left
/// unsigned.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki party issue DE-ABC --role CPO
  evpki party issue DE-ABC --role CPO --module cdrs:sender --module tokens:receiver
  evpki party issue DE-ABC --role CPO --also DE-DEF:EMSP --also NL-XYZ:CPO,EMSP/cdrs:sender,tokens
  evpki party issue DE-ABC --role CPO --server ocpi.acme.example
  evpki party issue DE-ABC --role CPO --purpose cdr-sender --csr billing.csr > billing.pem")]
pub(in crate::cli) struct Arguments {
    /// OCPI party that operates the platform
    #[arg(value_name = "PARTY", add = crate::cli::complete::parties())]
    party: PartyId,
    /// Role of the party, such as CPO or EMSP; can be repeated
    #[arg(long = "role", value_name = "ROLE")]
    roles: Vec<String>,
    /// Module that the party may use, such as cdrs:sender [default: all]
    ///
    /// The interface is `sender`, `receiver` or `both`; without one, it is both. Can be repeated.
    #[arg(long = "module", value_name = "MODULE")]
    modules: Vec<String>,
    /// Further party of the same platform, as PARTY:ROLE,…/MODULE,…
    ///
    /// Its roles follow a colon, and its modules follow a slash, such as DE*DEF:EMSP,SCSP/tokens:sender,cdrs:receiver. Without a
    /// slash, it may use all modules. Can be repeated.
    #[arg(long, value_name = "PARTY")]
    also: Vec<String>,
    /// OCPI version of the roles and modules: 2.1.1, 2.2, 2.2.1 or 2.3.0
    #[arg(long, value_name = "VERSION", default_value = "2.2.1")]
    ocpi_version: Version,
    /// Issue it to the server with this host name
    #[arg(long, value_name = "FQDN", value_parser = host_name)]
    server: Option<String>,
    /// Further host name of the server; can be repeated
    #[arg(long = "dns", value_name = "FQDN", value_parser = host_name, requires = "server")]
    names: Vec<String>,
    /// Profile of the certificate, such as cdr-sender [default: client or server]
    #[arg(long, value_name = "PROFILE")]
    purpose: Option<String>,
    /// Certification request with the public key, `-` for stdin
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    csr: Option<PathBuf>,
    /// Key type to generate [default: as in the profile]
    #[arg(long, value_name = "TYPE", conflicts_with = "csr")]
    key_type: Option<KeyType>,
    /// Validity period, such as 90d [default: as in the profile]
    #[arg(long, value_name = "PERIOD")]
    validity: Option<Period>,
    /// Issue another certificate even if a valid one exists
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
    let mut lines = vec![("purpose", report.purpose.clone()), ("authorized for", described(&report.parties))];
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
        Some(purpose) => {
            answer.next(format!("write the bundle of the client with `evpki bundle party {party} --purpose {purpose}`"))
        }
        None => answer.next(format!("write the bundle of the platform with `evpki bundle party {party}`")),
    })
}
