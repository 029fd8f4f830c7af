//! `evpki party`: the parties of OCPI.

mod issue;
mod list;
mod show;

use super::{Answer, Globals, World};
use crate::{commands::Error, x509::metadata::Party};
use clap::Subcommand;

/// Give parties of OCPI their certificates, and list them
///
/// A party is written as `DE*ABC`, `DE-ABC` or `DEABC`. Shells that look for files where they see a star want it in quotes.
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

/// Parties, as people read them.
fn described(parties: &[Party]) -> String {
    parties.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
