//! `evpki totp provision`: how it is said.

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

/// Make the shared secret of the codes that a peer shows, or take in its own
///
/// What it makes has more than the 128 random bits that the format asks for. With `--from`, it is the totpConfig that the peer has made, for the codes
/// that we show. One that is there stays, so that it can be run again.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki totp provision DE-ABC
  evpki totp provision DE-ABC --validity 60 --length 16 --hash sha384
  evpki totp provision DE-ABC --from totp-config.json")]
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
        replaces: None,
    };
    let report = globals.with_context(world, |context| provision::run(context, &request))?;
    Ok(super::answer(request.party, &report, "in force"))
}
