//! `evpki totp provision`: how it is said.

use super::{
    super::{Answer, Globals, World},
    secret::SecretArguments,
};
use crate::commands::{Error, totp::provision};
use clap::Args;

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
    #[command(flatten)]
    secret: SecretArguments,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = arguments.secret.request(None, globals, world)?;
    let report = globals.with_context(world, |context| provision::run(context, &request))?;
    Ok(super::answer(request.party, &report, "in force"))
}
