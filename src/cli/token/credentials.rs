//! `evpki token credentials`: arguments and output.

use super::super::{Answer, Globals, World, complete};
use crate::{
    commands::{Error, token::credentials},
    model::PartyId,
};
use clap::Args;
use serde_json::json;

/// Print the credentials object that gives a peer its token
///
/// It is the body of `POST` and `PUT` requests to the credentials module of the peer, and of the answers to its requests. It
/// contains the pending inbound token, else the active one, in the format of the peer's OCPI version. The output contains the
/// token, and the audit log records that it was printed.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token credentials DE-ABC --url https://ocpi.acme.example/versions --role DE-XYZ:CPO
  evpki token credentials DE-ABC --url https://ocpi.acme.example/versions --role DE-XYZ:CPO,EMSP --role NL-XYZ:CPO")]
pub(in super::super) struct Arguments {
    /// OCPI party ID of the peer, such as DE-ABC
    #[arg(value_name = "PARTY", add = complete::parties())]
    party: PartyId,
    /// URL of your versions endpoint
    #[arg(long, value_name = "URL")]
    url: String,
    /// Party that you represent, with its roles, as DE*XYZ:CPO,EMSP
    ///
    /// Can be repeated.
    #[arg(long = "role", value_name = "PARTY")]
    roles: Vec<String>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = credentials::Request { party: arguments.party, url: arguments.url, roles: arguments.roles };
    let report = globals.with_context(world, |context| credentials::run(context, &request))?;
    let party = report.relation.party;
    let letter = report.relation.letter(crate::ocpi::Direction::Inbound, report.version);
    let name = super::named(crate::ocpi::Direction::Inbound, "token", letter);
    let json = json!({ "party": party.to_string(), "version": report.version, "credentials": report.credentials });
    let answer = Answer::data(report.credentials.to_string(), json)
        .note(format!("it contains the {name} (version {}): send it only to {party}", report.version));
    let has_roles = report.credentials.get("roles").is_none_or(|roles| roles.as_array().is_some_and(|roles| !roles.is_empty()));
    let answer =
        if has_roles { answer } else { answer.note("it has no roles, but OCPI requires at least one: add `--role DE*XYZ:CPO`") };
    Ok(super::next(answer, &report.relation))
}
