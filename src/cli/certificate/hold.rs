//! `evpki certificate hold`: how it is said and shown.

use super::status_change;
use crate::{
    cli::{Answer, Globals, World, ask::Person},
    commands::{Error, certificate::hold},
};
use clap::Args;

/// Hold a certificate: it does not count until it is released
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki certificate hold CS-0002")]
pub(super) struct Arguments {
    /// A station id, an FQDN, an authority, a serial number, a fingerprint, or a file
    #[arg(value_name = "WHICH")]
    which: String,
    /// Those of its owner that were issued by this profile, such as cdr-sender
    #[arg(long, value_name = "PROFILE")]
    profile: Option<String>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = hold::Request { which: arguments.which, profile: arguments.profile };
    let person = Person::of(globals, world);
    let report = globals.with_context(world, |context| {
        hold::run(context, &request, &|planned| status_change::confirm(person, "hold", planned))
    })?;
    Ok(status_change::answer(&report, "Held", world.now))
}
