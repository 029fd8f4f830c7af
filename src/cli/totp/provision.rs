//! `evpki totp provision`: arguments.

use super::{
    super::{Answer, Globals, World},
    secret::SecretArguments,
};
use crate::commands::{Error, totp::provision};
use clap::Args;

/// Generate the TOTP secret for a peer, or store the secret that the peer generated
///
/// A generated secret has more than the 128 random bits that the format requires. With `--from`, stores the totpConfig that the
/// peer generated, for the codes that we send. An existing secret is kept, so you can run the command again.
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
    Ok(super::answer(request.party, &report, "active"))
}
