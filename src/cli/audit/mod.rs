//! `evpki audit`: lists, verifies and exports the audit log.

mod export;
mod list;
mod verify;

use super::{Answer, Globals, World};
use crate::commands::Error;
use clap::{Args, Subcommand};

/// List, verify and export the audit log
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    List(list::Arguments),
    Verify(verify::Arguments),
    Export(export::Arguments),
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    match arguments.verb {
        Verb::List(arguments) => list::run(globals, arguments, world),
        Verb::Export(arguments) => export::run(globals, arguments, world),
        Verb::Verify(arguments) => verify::run(globals, arguments, world),
    }
}
