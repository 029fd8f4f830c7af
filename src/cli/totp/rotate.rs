//! `evpki totp rotate`: how it is said.

use super::{
    super::{Answer, Globals, World},
    secret::SecretArguments,
};
use crate::commands::{Error, totp::provision};
use clap::Args;

/// Begin to replace a shared secret: make the next one, or take it in
///
/// The next one is pending, beside the one in force, and codes of both are right, until `evpki totp confirm` or `evpki totp abort` says what became of
/// it. Run again, it finds the pending one.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki totp rotate DE-ABC
  evpki totp rotate DE-ABC --from totp-config.json")]
pub(in super::super) struct Arguments {
    #[command(flatten)]
    secret: SecretArguments,
    /// Give up the one that is pending for another
    #[arg(long)]
    new: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = arguments.secret.request(Some(arguments.new), globals, world)?;
    let report = globals.with_context(world, |context| provision::run(context, &request))?;
    let (party, direction) = (request.party, report.direction);
    Ok(super::answer(party, &report, "pending")
        .next(format!("`evpki totp confirm {party} --direction {direction}` once a code of it was taken, else `evpki totp abort {party} --direction {direction}`")))
}
