//! `evpki server issue`

use super::{Answer, Globals, World};
use crate::{
    cli::{input, issued, table::pairs},
    commands::{Error, server::issue},
    model::KeyType,
    pki::{Period, host_name},
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Issue the certificates of a CSMS
///
/// One certificate, or with `--with-rsa` one for each kind of cipher suite (A00.FR.318). Their keys are made here and kept in the vault, unless
/// a certification request brings one; then the certificate chain is printed. What is there already is not issued another time without
/// `--again`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki server issue csms.acme.example --with-rsa
  evpki server issue csms.acme.example --dns ocpp.acme.example --validity 90d
  evpki server issue csms.acme.example --csr csms.csr")]
pub(in crate::cli) struct Arguments {
    /// The host name that chargers connect to: the common name (A00.FR.510)
    #[arg(value_name = "FQDN", value_parser = host_name)]
    fqdn: String,
    /// A further host name that it answers to; can be said more than once
    #[arg(long = "dns", value_name = "FQDN", value_parser = host_name)]
    names: Vec<String>,
    /// The kind of key to make [default: as the profile says]
    #[arg(long, value_name = "TYPE", conflicts_with = "csr")]
    key_type: Option<KeyType>,
    /// A second certificate, with an RSA key
    #[arg(long, value_name = "TYPE", num_args = 0..=1, require_equals = true, default_missing_value = "rsa2048", value_parser = rsa)]
    with_rsa: Option<KeyType>,
    /// A certification request that brings the key, `-` for stdin
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    csr: Option<PathBuf>,
    /// How long it is to be valid, such as 90d [default: as the profile says]
    #[arg(long, value_name = "PERIOD")]
    validity: Option<Period>,
    /// Issue another certificate beside one that counts
    #[arg(long)]
    again: bool,
}

fn rsa(given: &str) -> Result<KeyType, String> {
    let key_type: KeyType = given.parse().map_err(|e: crate::model::Error| e.to_string())?;
    if key_type.is_rsa() { Ok(key_type) } else { Err(format!("{key_type} is no RSA key, expected rsa2048, rsa3072 or rsa4096")) }
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = issue::Request {
        fqdn: arguments.fqdn,
        names: arguments.names,
        csr: arguments.csr.map(|path| input::document(globals, world, &path)).transpose()?,
        key_type: arguments.key_type,
        rsa: arguments.with_rsa,
        validity: arguments.validity.map(Period::seconds),
        again: arguments.again,
    };
    let report = globals.with_context(world, |context| issue::run(context, &request))?;
    Ok(answer(&request, &report, world))
}

fn answer(request: &issue::Request, report: &issue::Report, world: &World) -> Answer {
    let fqdn = &report.fqdn;
    let text: Vec<String> = report.issued.iter().map(|issued| pairs(&issued::lines(issued, world.now))).collect();
    let json = json!({
        "fqdn": fqdn, "certificates": report.issued.iter().map(issued::json).collect::<Vec<_>>(), "kept": report.kept,
        "chain": report.chain, "taken": report.taken, "overridden": report.overridden,
    });
    let word = format!("Issued to {fqdn}");
    let mut answer = if request.csr.is_some() {
        Answer::data(report.chain.clone(), json)
            .note(format!("{}\n{}", word, text.join("\n")).trim_end().replace('\n', "\n      "))
    } else {
        Answer::done(format!("{word}\n\n{}", text.join("\n")), json)
    };
    if let Some(examined) = issued::examined(&report.taken, &report.overridden) {
        answer = answer.note(examined);
    }
    for serial in &report.kept {
        answer = answer.note(format!("{serial} was there already and stays"));
    }
    for issued in &report.issued {
        if issued.completed {
            answer =
                answer.note(format!("{} was left without a signature by an interruption, and is complete now", issued.serial));
        }
        answer = issued::remarked(answer, issued);
    }
    answer.next(format!("`evpki bundle server {fqdn} --out DIR` for what the CSMS needs"))
}
