//! `evpki party`: issues certificates to OCPI parties and lists them.

mod issue;
mod list;
mod show;

use super::{Answer, Globals, World};
use crate::{
    commands::Error,
    x509::metadata::{Module, Party},
};
use clap::Subcommand;
use serde_json::{Value, json};

/// Issue certificates to OCPI parties, list and show them
///
/// Write a party as `DE*ABC`, `DE-ABC` or `DEABC`. Quote the form with a star, because shells expand it to file names.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Issue(issue::Arguments),
    List(list::Arguments),
    Show(show::Arguments),
}

pub(super) fn run(globals: &Globals, verb: Verb, world: &mut World) -> Result<Answer, Error> {
    match verb {
        Verb::Issue(arguments) => issue::run(globals, arguments, world),
        Verb::List(arguments) => list::run(globals, arguments, world),
        Verb::Show(arguments) => show::run(globals, &arguments, world),
    }
}

/// The JSON object of a party that a certificate authorizes.
pub(super) fn json(party: &Party) -> Value {
    let module = |module: &Module| json!({ "identifier": module.identifier, "interface": module.interface.name() });
    json!({
        "party": party.id.to_string(), "country_code": party.id.country_code(), "party_id": party.id.party_id(),
        "roles": party.roles, "modules": party.modules.as_ref().map(|all| all.iter().map(module).collect::<Vec<_>>()),
    })
}

/// Formats parties for people.
fn described(parties: &[Party]) -> String {
    parties.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
