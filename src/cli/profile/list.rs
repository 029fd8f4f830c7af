//! `evpki profile list`: arguments and output.

use crate::{
    cli::{Answer, Globals, World, table::table},
    commands::{Error, profile::list},
};
use clap::Args;
use serde_json::json;

/// List the certificate profiles of the PKI
///
/// Without a PKI, lists the built-in profiles.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki profile list
  evpki profile list --shipped")]
pub(super) struct Arguments {
    /// List the built-in profiles, even if there is a PKI
    #[arg(long)]
    shipped: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let report = globals.with_context(world, |context| list::run(context, arguments.shipped))?;
    let rows = report.profiles.iter().map(|(profile, origin)| {
        let mut row = vec![profile.name().to_owned(), profile.kind().name().to_owned()];
        row.extend(report.of_pki.then(|| origin.name().to_owned()));
        row.push(profile.description().to_owned());
        row
    });
    let headings: &[&str] =
        if report.of_pki { &["profile", "kind", "origin", "description"] } else { &["profile", "kind", "description"] };
    let profiles = report.profiles.iter().map(|(profile, origin)| {
        json!({ "name": profile.name(), "kind": profile.kind().name(), "origin": origin.name(),
                "description": profile.description() })
    });
    let json = json!({ "of_pki": report.of_pki, "profiles": profiles.collect::<Vec<_>>() });
    Ok(Answer::data(table(headings, rows), json))
}
