//! `evpki certificate release`: arguments and output.

use super::status_change;
use crate::{
    cli::{Answer, Globals, World},
    commands::{Error, certificate::release},
};
use clap::Args;

/// Release a certificate from hold: it is valid again
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki certificate release CS-0002")]
pub(super) struct Arguments {
    /// Station ID, host name, CA name, serial number, fingerprint, or file
    #[arg(value_name = "WHICH")]
    which: String,
    /// Only certificates that were issued with this profile, such as cdr-sender
    #[arg(long, value_name = "PROFILE")]
    profile: Option<String>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = release::Request { which: arguments.which, profile: arguments.profile };
    let report = globals.with_context(world, |context| release::run(context, &request))?;
    Ok(status_change::answer(&report, "Released", world.now))
}
