//! The arguments that name a shared secret: which peer, which direction, and how codes are made.

use super::{
    super::{Globals, World, complete},
    Kind, directions, document,
};
use crate::{
    commands::{Error, totp::provision::Request},
    model::PartyId,
    ocpi::Direction,
};
use clap::Args;
use std::path::PathBuf;

/// The peer, the direction, and either the properties of the codes or a file with an existing secret.
#[derive(Debug, Args)]
pub(super) struct SecretArguments {
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

impl SecretArguments {
    /// Returns the request. `replaces` is none for a first secret; for a rotation, whether to replace one that is pending.
    pub(super) fn request(self, replaces: Option<bool>, globals: &Globals, world: &mut World) -> Result<Request, Error> {
        let Kind { validity, length, hash, alphabet, exporter: is_bound } = self.kind;
        let given = self.from.map(|path| document(globals, world, &path)).transpose()?;
        let (party, direction) = (self.party, self.direction);
        Ok(Request { party, direction, validity, length, hash, alphabet, is_bound, given, replaces })
    }
}
