//! `evpki server`: issues certificates to CSMSs, which chargers connect to.

mod issue;

use super::{Answer, Globals, World};
use crate::commands::Error;
use clap::Subcommand;

/// Issue certificates to a CSMS
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Issue(issue::Arguments),
}

pub(super) fn run(globals: &Globals, verb: Verb, world: &mut World) -> Result<Answer, Error> {
    match verb {
        Verb::Issue(arguments) => issue::run(globals, arguments, world),
    }
}
