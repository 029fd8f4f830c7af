//! `evpki token credentials`: how it is said and shown.

use super::super::{Answer, Globals, World, complete};
use crate::{
    commands::{Error, token::credentials},
    model::PartyId,
};
use clap::Args;
use serde_json::json;

/// Print the credentials object that gives a peer its token
///
/// The body of `POST` and `PUT` to its credentials module, and of what it is answered: with the inbound token that is pending, else the one in force; in
/// the form of the peer's version of OCPI. It holds the token; that it was printed is taken down in the audit.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token credentials DE-ABC --url https://ocpi.acme.example/versions --role DE-XYZ:CPO
  evpki token credentials DE-ABC --url https://ocpi.acme.example/versions --role DE-XYZ:CPO,EMSP --role NL-XYZ:CPO")]
pub(in super::super) struct Arguments {
    /// The peer
    #[arg(value_name = "PARTY", add = complete::parties())]
    party: PartyId,
    /// Where your versions are
    #[arg(long, value_name = "URL")]
    url: String,
    /// A party that you speak for, with its roles, as DE*XYZ:CPO,EMSP
    ///
    /// Can be said more than once.
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
        .note(format!("it holds the {name} (version {}): it belongs to {party} and nowhere else", report.version));
    let has_roles = report.credentials.get("roles").is_none_or(|roles| roles.as_array().is_some_and(|roles| !roles.is_empty()));
    let answer =
        if has_roles { answer } else { answer.note("it has no roles yet, and OCPI wants at least one: `--role DE*XYZ:CPO`") };
    Ok(super::next(answer, &report.relation))
}
