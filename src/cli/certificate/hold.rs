//! `evpki certificate hold`: arguments and output.

use super::status_change;
use crate::{
    cli::{Answer, Globals, World, ask::Person},
    commands::{Error, certificate::hold},
};
use clap::Args;

/// Put a certificate on hold: it is not valid until it is released
///
/// Holds all valid certificates of a charger, or the one certificate that you name. To release it, use
/// `evpki certificate release`. To revoke it permanently, use `evpki certificate revoke`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki certificate hold CS-0002")]
pub(super) struct Arguments {
    /// Station ID, host name, CA name, serial number, fingerprint, or file
    #[arg(value_name = "WHICH")]
    which: String,
    /// Only certificates that were issued with this profile, such as cdr-sender
    #[arg(long, value_name = "PROFILE")]
    profile: Option<String>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = hold::Request { which: arguments.which, profile: arguments.profile };
    let person = Person::of(globals, world);
    let report = globals.with_context(world, |context| {
        hold::run(context, &request, &|planned| status_change::confirm(person, "hold", planned))
    })?;
    Ok(status_change::answer(&report, "Put on hold:", world.now))
}
