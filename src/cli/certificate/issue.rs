//! `evpki certificate issue`: arguments and output.

use super::export;
use crate::{
    cli::{Answer, Globals, World, input, issued, table::pairs},
    commands::{
        Error,
        certificate::{export::Destination, issue},
    },
    model::KeyType,
    pki::Period,
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Issue a certificate to an ISO 15118 end entity or to a signer
///
/// For subjects that are identified by a name only, with a profile of kind secc, contract, vehicle or signer. The chain is
/// printed to stdout, unless --out names a file. The key is generated and stored in the vault, unless a certification request
/// contains one. With --key-out, the key is also written to a file. Completes a certificate that an interrupted command left
/// unsigned.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki certificate issue iso2-secc DEACMES00001 --out secc.pem --key-out secc.key
  evpki certificate issue iso2-contract DE8ACCABCDEFGHJ --validity 1y > contract.pem")]
pub(super) struct Arguments {
    /// Profile to issue it with
    #[arg(value_name = "PROFILE")]
    profile: String,
    /// Name of the subject: a SECCID, EMAID, PCID, EVCCID, or the name of a signer
    #[arg(value_name = "NAME")]
    name: String,
    /// Certification request with the public key, `-` for stdin
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    csr: Option<PathBuf>,
    /// Key type to generate [default: as in the profile]
    #[arg(long, value_name = "TYPE", conflicts_with = "csr")]
    key_type: Option<KeyType>,
    /// Validity period, such as 90d [default: as in the profile]
    #[arg(long, value_name = "PERIOD")]
    validity: Option<Period>,
    /// User role that the signer may act in; can be repeated
    #[arg(long = "user-role", value_name = "ROLE")]
    user_roles: Vec<String>,
    /// Issue another certificate even if a valid one exists
    #[arg(long)]
    again: bool,
    #[command(flatten)]
    place: export::Files,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let Arguments { profile, name, csr, key_type, validity, user_roles, again, place } = arguments;
    let request = issue::Request {
        profile,
        name,
        csr: csr.map(|path| input::document(globals, world, &path)).transpose()?,
        key_type,
        validity: validity.map(Period::seconds),
        user_roles,
        again,
        place: Destination::from(place),
    };
    let report = globals.with_context(world, |context| issue::run(context, &request))?;
    let mut json = issued::json(&report.issued);
    json["owner_kind"] = json!(report.owner.kind.name());
    json["owner"] = json!(report.owner.name);
    json["profile"] = json!(report.profile);
    json["taken"] = json!(report.taken);
    json["overridden"] = json!(report.overridden);
    let mut lines = vec![("profile", report.profile.clone())];
    lines.extend(issued::lines(&report.issued, world.now));
    let word = if report.issued.completed { "Completed for" } else { "Issued to" };
    let text = format!("{word} {}\n      {}", report.owner.name, pairs(&lines).trim_end().replace('\n', "\n      "));
    let mut answer = export::answer(&report.handed, json).note(text);
    if let Some(examined) = issued::examined(&report.taken, &report.overridden) {
        answer = answer.note(examined);
    }
    if report.issued.completed {
        answer = answer.note("an earlier command was interrupted before it signed this certificate; it is complete now");
    }
    Ok(issued::remarked(answer, &report.issued))
}
