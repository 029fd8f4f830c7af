//! `evpki token rotate`: arguments and output.

use super::super::{Answer, Globals, World, ask::Source, complete};
use crate::{
    commands::{Error, token::replace},
    model::PartyId,
    ocpi::Direction,
};
use clap::Args;

/// Start to replace a token: generate the next one, or store the peer's
///
/// The next token is pending beside the active one, until you run `evpki token confirm` or `evpki token abort`. Meanwhile both
/// tokens are accepted, so no request fails. This also completes a registration: token C replaces token A. If you run the command
/// again, it finds the pending token.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token rotate DE-ABC
  evpki token rotate DE-ABC --value file:/run/secrets/token-c")]
pub(in super::super) struct Arguments {
    /// OCPI party ID of the peer, such as DE-ABC
    #[arg(value_name = "PARTY", add = complete::parties())]
    party: PartyId,
    /// Direction of the token [default: inbound; with --value, outbound]
    ///
    /// Inbound: the peer sends it to us. Outbound: we send it to the peer.
    #[arg(long, value_name = "DIRECTION", value_parser = super::directions())]
    direction: Option<Direction>,
    /// Source of the token, if the peer generated it
    ///
    /// One of env:NAME, file:PATH, fd:N, stdin or credential:NAME.
    #[arg(long, value_name = "SOURCE")]
    value: Option<Source>,
    /// Replace the pending token by another new one
    #[arg(long)]
    new: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = replace::Rotate { party: arguments.party, direction: arguments.direction, new: arguments.new };
    let report = globals.with_other_secret(arguments.value, world, |context| replace::rotate(context, &request))?;
    Ok(super::issue::answer(&report, "pending"))
}
