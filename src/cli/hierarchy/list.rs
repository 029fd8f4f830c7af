//! `evpki hierarchy list`: arguments and output.

use crate::{
    cli::{Answer, Globals, World, table::table},
    commands::{
        Error,
        hierarchy::list::{self, Report},
    },
    pki::{Hierarchy, hierarchy::Authority},
};
use clap::Args;
use serde_json::json;

/// List the built-in hierarchies and the hierarchy of the PKI
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki hierarchy list")]
pub(super) struct Arguments {}

pub(super) fn run(globals: &Globals, _: Arguments, world: &mut World) -> Result<Answer, Error> {
    let all = globals.with_context(world, list::run)?;
    let in_home = all.iter().any(|one| one.of_pki);
    let row = |one: &Report| {
        let mut row = vec![one.hierarchy.name().to_owned(), one.hierarchy.authorities().len().to_string()];
        row.extend(in_home.then(|| if one.of_pki { format!("by this PKI, {}", one.origin.name()) } else { String::new() }));
        row.push(one.hierarchy.description().to_owned());
        row
    };
    let headings: &[&str] = match in_home {
        true => &["hierarchy", "CAs", "used", "description"],
        false => &["hierarchy", "CAs", "description"],
    };
    let hierarchies = all.iter().map(|one| {
        json!({ "name": one.hierarchy.name(), "origin": one.origin.name(), "of_pki": one.of_pki,
                "authorities": names(&one.hierarchy), "description": one.hierarchy.description() })
    });
    let json = json!({ "hierarchies": hierarchies.collect::<Vec<_>>() });
    Ok(Answer::data(table(headings, all.iter().map(row)), json))
}

fn names(hierarchy: &Hierarchy) -> Vec<&str> {
    hierarchy.authorities().iter().map(Authority::name).collect()
}
