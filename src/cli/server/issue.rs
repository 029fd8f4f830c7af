//! `evpki server issue`: arguments and output.

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

/// Issue certificates to a CSMS
///
/// Issues one certificate, or with `--with-rsa` one for each kind of cipher suite (A00.FR.318). The keys are generated and stored
/// in the vault. With --csr, the key comes from the certification request, and the certificate chain is printed. A valid
/// certificate that exists already is kept, unless you give `--again`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki server issue csms.acme.example --with-rsa
  evpki server issue csms.acme.example --dns ocpp.acme.example --validity 90d
  evpki server issue csms.acme.example --csr csms.csr")]
pub(in crate::cli) struct Arguments {
    /// Host name that chargers connect to: the common name (A00.FR.510)
    #[arg(value_name = "FQDN", value_parser = host_name)]
    fqdn: String,
    /// Further host name of the CSMS; can be repeated
    #[arg(long = "dns", value_name = "FQDN", value_parser = host_name)]
    names: Vec<String>,
    /// Key type to generate [default: as in the profile]
    #[arg(long, value_name = "TYPE", conflicts_with = "csr")]
    key_type: Option<KeyType>,
    /// Issue a second certificate, with an RSA key
    #[arg(long, value_name = "TYPE", num_args = 0..=1, require_equals = true, default_missing_value = "rsa2048", value_parser = rsa)]
    with_rsa: Option<KeyType>,
    /// Certification request with the public key, `-` for stdin
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    csr: Option<PathBuf>,
    /// Validity period, such as 90d [default: as in the profile]
    #[arg(long, value_name = "PERIOD")]
    validity: Option<Period>,
    /// Issue another certificate even if a valid one exists
    #[arg(long)]
    again: bool,
}

fn rsa(given: &str) -> Result<KeyType, String> {
    let key_type: KeyType = given.parse().map_err(|e: crate::model::Error| e.to_string())?;
    if key_type.is_rsa() {
        Ok(key_type)
    } else {
        Err(format!("{key_type} is not an RSA key type, expected rsa2048, rsa3072 or rsa4096"))
    }
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
        answer = answer.note(format!("{serial} exists already and is kept"));
    }
    for issued in &report.issued {
        if issued.completed {
            answer =
                answer.note(format!("an earlier command was interrupted before it signed {}; it is complete now", issued.serial));
        }
        answer = issued::remarked(answer, issued);
    }
    answer.next(format!("write the bundle of the CSMS with `evpki bundle server {fqdn} --out DIR`"))
}
