//! `evpki crl`: issues and publishes CRLs.

mod publish;

use super::{Answer, Globals, World};
use crate::commands::Error;
use clap::{Args, Subcommand};

/// Issue and publish CRLs
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Publish(publish::Arguments),
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    match arguments.verb {
        Verb::Publish(arguments) => publish::run(globals, arguments, world),
    }
}
