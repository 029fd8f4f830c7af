//! `evpki vault unlock`: arguments and output.

use super::super::{Answer, Globals, World, describe};
use crate::{
    commands::{Error, vault::unlock},
    pki::Period,
    x509::time,
};
use clap::Args;
use serde_json::json;

/// Unlock the vault with this account's keyring
///
/// Opens the vault with its passphrase, then stores a key for it in the operating system's keyring of the account that runs the
/// command. Commands of this account then do not ask for the passphrase, until the time is over, the keyring loses the key, or
/// you run `evpki vault lock`. To extend the time, the passphrase is needed again.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault unlock
  evpki vault unlock --for 8h
  evpki vault unlock --passphrase-file /run/secrets/evpki")]
pub(in super::super) struct Arguments {
    /// Period, such as 30m, 8h or 2d [default: see `vault auto-lock`]
    ///
    /// Without an auto-lock, the vault stays unlocked as long as the keyring keeps the key.
    #[arg(long = "for", value_name = "TIME")]
    lasting: Option<Period>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = unlock::Request { label: super::account(world), lasting: arguments.lasting };
    let report = globals.with_context(world, |context| unlock::run(context, &request))?;
    let unlock::Report { label, keyring, lasts, until, already, passed_over } = &report;
    let what = if *already { "Unlocked already" } else { "Unlocked" };
    let how_long = super::how_long(*until, lasts, |until| describe::moment(until, world.now));
    let text = format!("{what}: {keyring} opens the vault for {label}, {how_long}");
    let json = json!({
        "label": label, "keyring": keyring, "lasts": lasts, "until": until.map(time::rfc3339), "already": already,
        "passed_over": passed_over,
    });
    let mut answer = Answer::done(text, json);
    if let Some(other) = passed_over {
        answer = answer.note(format!("a keyring that keeps the key longer could not be used: {other}"));
    }
    Ok(answer.next("when you are done, lock the vault with `evpki vault lock`"))
}
