//! `evpki token rotate`: how it is said and shown.

use super::super::{Answer, Globals, World, ask::Source, complete};
use crate::{
    commands::{Error, token::replace},
    model::PartyId,
    ocpi::Direction,
};
use clap::Args;

/// Begin to replace a token: make the next one, or take in the peer's
///
/// The next one is pending, beside the one in force, until `evpki token confirm` or `evpki token abort` says what became of it: no request fails
/// meanwhile, whichever of them it comes with. So the registration ends, too: token C replaces token A. Run again, it finds the pending one.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token rotate DE-ABC
  evpki token rotate DE-ABC --value file:/run/secrets/token-c")]
pub(in super::super) struct Arguments {
    /// The peer
    #[arg(value_name = "PARTY", add = complete::parties())]
    party: PartyId,
    /// Which way it goes [default: inbound; with --value, outbound]
    ///
    /// Inbound is what the peer shows to us, outbound what we show to it.
    #[arg(long, value_name = "DIRECTION", value_parser = super::directions())]
    direction: Option<Direction>,
    /// Where the token is, when somebody else has made it
    ///
    /// env:NAME, file:PATH, fd:N, stdin or credential:NAME.
    #[arg(long, value_name = "SOURCE")]
    value: Option<Source>,
    /// Give up the one that is pending for another
    #[arg(long)]
    new: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = replace::Rotate { party: arguments.party, direction: arguments.direction, new: arguments.new };
    let report = globals.with_other_secret(arguments.value, world, |context| replace::rotate(context, &request))?;
    Ok(super::issue::answer(&report, "pending"))
}
