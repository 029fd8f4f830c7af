//! `evpki vault unlock`: how it is said and shown.

use super::super::{Answer, Globals, World};
use crate::commands::{Error, vault::unlock};
use clap::Args;
use serde_json::json;

/// Have the keyring of this account open the vault from now on
///
/// Opens the vault with its passphrase, then keeps a key for it in the keyring of the operating system, for the account that runs the
/// command. Until the keyring forgets it, or `evpki vault lock` takes it out, no command of this account asks for the passphrase.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault unlock
  evpki vault unlock --passphrase-file /run/secrets/evpki")]
pub(in super::super) struct Arguments {}

pub(super) fn run(globals: &Globals, _: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = unlock::Request { label: super::account(world) };
    let report = globals.with_context(world, |context| unlock::run(context, &request))?;
    let unlock::Report { label, keyring, lasts, already } = &report;
    let what = if *already { "Unlocked already" } else { "Unlocked" };
    let text = format!("{what}: {keyring} opens the vault for {label}, {lasts}");
    let json = json!({ "label": label, "keyring": keyring, "lasts": lasts, "already": already });
    Ok(Answer::done(text, json).next("`evpki vault lock`, when you are done"))
}
