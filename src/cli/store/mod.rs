//! `evpki store`: checks, backs up and restores the store.

mod backup;
mod check;
mod restore;

use super::{Answer, Globals, World};
use crate::commands::Error;
use clap::{Args, Subcommand};

/// Check, back up and restore the store
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Check(check::Arguments),
    Backup(backup::Arguments),
    Restore(restore::Arguments),
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    match arguments.verb {
        Verb::Check(arguments) => check::run(globals, arguments, world),
        Verb::Backup(arguments) => backup::run(globals, arguments, world),
        Verb::Restore(arguments) => restore::run(globals, arguments, world),
    }
}
