//! `evpki totp rotate`: how it is said.

use super::{
    super::{Answer, Globals, World, complete},
    Kind, directions, document,
};
use crate::{
    commands::{Error, totp::provision},
    model::PartyId,
    ocpi::Direction,
};
use clap::Args;
use std::path::PathBuf;

/// Begin to replace a shared secret: make the next one, or take it in
///
/// The next one is pending, beside the one in force, and codes of both are right, until `evpki totp confirm` or `evpki totp abort` says what became of
/// it. Run again, it finds the pending one.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki totp rotate DE-ABC
  evpki totp rotate DE-ABC --from totp-config.json")]
pub(in super::super) struct Arguments {
    /// The peer
    #[arg(value_name = "PARTY", add = complete::parties())]
    party: PartyId,
    /// Which way codes go [default: inbound; with --from, outbound]
    ///
    /// Inbound is what the peer shows to us, outbound what we show to it.
    #[arg(long, value_name = "DIRECTION", value_parser = directions())]
    direction: Option<Direction>,
    /// The totpConfig that somebody else has made, `-` for stdin
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with_all = ["validity", "length", "hash", "alphabet", "exporter"])]
    from: Option<PathBuf>,
    #[command(flatten)]
    kind: Kind,
    /// Give up the one that is pending for another
    #[arg(long)]
    new: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let Kind { validity, length, hash, alphabet, exporter } = arguments.kind;
    let given = arguments.from.map(|path| document(globals, world, &path)).transpose()?;
    let request = provision::Request {
        party: arguments.party,
        direction: arguments.direction,
        validity,
        length,
        hash,
        alphabet,
        is_bound: exporter,
        given,
        replaces: Some(arguments.new),
    };
    let report = globals.with_context(world, |context| provision::run(context, &request))?;
    let (party, direction) = (request.party, report.direction);
    Ok(super::answer(party, &report, "pending")
        .next(format!("`evpki totp confirm {party} --direction {direction}` once a code of it was taken, else `evpki totp abort {party} --direction {direction}`")))
}
