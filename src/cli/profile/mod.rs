//! `evpki profile`: lists, shows and checks certificate profiles.

mod check;
mod list;
mod show;

use super::{Answer, Globals, World};
use crate::commands::Error;
use clap::{Args, Subcommand};

/// List and show certificate profiles, check your own
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    List(list::Arguments),
    Show(show::Arguments),
    Check(check::Arguments),
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    match arguments.verb {
        Verb::List(arguments) => list::run(globals, arguments, world),
        Verb::Show(arguments) => show::run(globals, arguments, world),
        Verb::Check(arguments) => check::run(globals, &arguments, world),
    }
}
