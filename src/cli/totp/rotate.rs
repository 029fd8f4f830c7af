//! `evpki totp rotate`: arguments.

use super::{
    super::{Answer, Globals, World},
    secret::SecretArguments,
};
use crate::commands::{Error, totp::provision};
use clap::Args;

/// Start to replace a TOTP secret: generate the next one, or store the peer's
///
/// The next secret is pending beside the active one, until you run `evpki totp confirm` or `evpki totp abort`. Meanwhile codes of
/// both are valid. If you run the command again, it finds the pending secret.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki totp rotate DE-ABC
  evpki totp rotate DE-ABC --from totp-config.json")]
pub(in super::super) struct Arguments {
    #[command(flatten)]
    secret: SecretArguments,
    /// Replace the pending secret by another new one
    #[arg(long)]
    new: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = arguments.secret.request(Some(arguments.new), globals, world)?;
    let report = globals.with_context(world, |context| provision::run(context, &request))?;
    let (party, direction) = (request.party, report.direction);
    Ok(super::answer(party, &report, "pending")
        .next(format!("when a code of the new secret was accepted, run `evpki totp confirm {party} --direction {direction}`, else `evpki totp abort {party} --direction {direction}`")))
}
