//! `evpki certificate issue`

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

/// Issue a certificate to a holder of ISO 15118, or to who signs
///
/// To somebody who is known by a name alone, by a profile of the kinds secc, contract, vehicle and signer. The chain goes to stdout, unless
/// --out names a file. The key is made here and kept in the vault, unless a certification request brings one; --key-out writes it for whoever
/// provisions the holder. What an interruption left without a signature is completed.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki certificate issue iso2-secc DEACMES00001 --out secc.pem --key-out secc.key
  evpki certificate issue iso2-contract DE8ACCABCDEFGHJ --validity 1y > contract.pem")]
pub(super) struct Arguments {
    /// What it is to look like
    #[arg(value_name = "PROFILE")]
    profile: String,
    /// Whom it is for: a SECCID, EMAID, PCID, EVCCID, or who signs
    #[arg(value_name = "NAME")]
    name: String,
    /// A certification request that brings the key, `-` for stdin
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    csr: Option<PathBuf>,
    /// The kind of key to make [default: as the profile says]
    #[arg(long, value_name = "TYPE", conflicts_with = "csr")]
    key_type: Option<KeyType>,
    /// How long it is to be valid, such as 90d [default: as the profile says]
    #[arg(long, value_name = "PERIOD")]
    validity: Option<Period>,
    /// A role of users in which who signs may act; can be said more than once
    #[arg(long = "user-role", value_name = "ROLE")]
    user_roles: Vec<String>,
    /// Issue another certificate beside one that counts
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
        answer = answer.note("it was left without a signature by an interruption, and is complete now");
    }
    Ok(issued::remarked(answer, &report.issued))
}
