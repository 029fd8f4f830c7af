//! `evpki ca`: lists and shows CAs and exports their certificates.

mod export;
mod list;
mod show;

use super::{Answer, Globals, World};
use crate::commands::Error;
use clap::{Args, Subcommand};

/// List and show the certificate authorities (CAs), export their certificates
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    List(list::Arguments),
    Show(show::Arguments),
    Export(export::Arguments),
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    match arguments.verb {
        Verb::List(arguments) => list::run(globals, arguments, world),
        Verb::Show(arguments) => show::run(globals, arguments, world),
        Verb::Export(arguments) => export::run(globals, arguments, world),
    }
}
