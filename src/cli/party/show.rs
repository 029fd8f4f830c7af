//! `evpki party show`: arguments and output.

use super::{Answer, Globals, World, described};
use crate::{
    cli::{
        certificate,
        describe::distance,
        issued::key_place,
        table::{pairs, table},
    },
    commands::{
        Error,
        current_certificate::host_name,
        party::{Held, show},
    },
    model::PartyId,
    x509::time,
};
use clap::Args;
use serde_json::json;

/// Show an OCPI party and its certificates
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki party show DE-ABC")]
pub(in crate::cli) struct Arguments {
    /// OCPI party ID, such as DE-ABC
    #[arg(value_name = "PARTY", add = crate::cli::complete::parties())]
    party: PartyId,
}

pub(super) fn run(globals: &Globals, arguments: &Arguments, world: &mut World) -> Result<Answer, Error> {
    let report = globals.with_context(world, |context| show::run(context, arguments.party))?;
    let server = |held: &Held| host_name(&held.certificate, &report.arc).ok().flatten();
    let mut json = json!({ "party": report.party.to_string() });
    let certificates = report.certificates.iter().map(|held| {
        let parties: Vec<_> = held.parties.iter().map(super::json).collect();
        json!({ "certificate": certificate::json(&held.row), "server": server(held), "parties": parties })
    });
    json["certificates"] = certificates.collect();
    let rows = report.certificates.iter().map(|held| {
        let row = &held.row;
        vec![
            row.profile.clone(),
            row.serial.to_string(),
            certificate::state_of(row, world.now),
            format!("{}, {}", time::day(row.not_after), distance(row.not_after, world.now)),
            key_place(row.key).to_owned(),
            server(held).unwrap_or_default(),
            described(&held.parties),
        ]
    });
    let headings = ["purpose", "serial number", "status", "valid until", "key", "server", "authorized for"];
    let text = format!("{}\n{}", pairs(&[("party", report.party.to_string())]), table(&headings, rows));
    Ok(Answer::data(text, json))
}
