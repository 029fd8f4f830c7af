//! The arguments that define a shared secret: the peer, the direction, and the properties of codes.

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
    /// OCPI party ID of the peer, such as DE-ABC
    #[arg(value_name = "PARTY", add = complete::parties())]
    party: PartyId,
    /// Direction of the codes [default: inbound; with --from, outbound]
    ///
    /// Inbound: the peer sends it to us. Outbound: we send it to the peer.
    #[arg(long, value_name = "DIRECTION", value_parser = directions())]
    direction: Option<Direction>,
    /// File with the totpConfig that the peer generated, `-` for stdin
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with_all = ["validity", "length", "hash", "alphabet", "exporter"])]
    from: Option<PathBuf>,
    #[command(flatten)]
    kind: Kind,
}

impl SecretArguments {
    /// Returns the request. For a rotation, `replaces` states whether to replace a pending secret. `None` means that it is a
    /// first secret.
    pub(super) fn request(self, replaces: Option<bool>, globals: &Globals, world: &mut World) -> Result<Request, Error> {
        let Kind { validity, length, hash, alphabet, exporter: is_bound } = self.kind;
        let given = self.from.map(|path| document(globals, world, &path)).transpose()?;
        let (party, direction) = (self.party, self.direction);
        Ok(Request { party, direction, validity, length, hash, alphabet, is_bound, given, replaces })
    }
}
