//! `evpki vault unlock`: how it is said and shown.

use super::super::{Answer, Globals, World, describe};
use crate::{
    commands::{Error, vault::unlock},
    pki::Period,
    x509::time,
};
use clap::Args;
use serde_json::json;

/// Have the keyring of this account open the vault from now on
///
/// Opens the vault with its passphrase, then keeps a key for it in the keyring of the operating system, for the account that runs the
/// command. Until the time is over, the keyring forgets it, or `evpki vault lock` takes it out, no command of this account asks for the
/// passphrase. For longer than it is unlocked now, it is asked for.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault unlock
  evpki vault unlock --for 8h
  evpki vault unlock --passphrase-file /run/secrets/evpki")]
pub(in super::super) struct Arguments {
    /// For how long, such as 30m, 8h or 2d [default: see `vault auto-lock`]
    ///
    /// Without an auto-lock it is as long as the keyring keeps the key.
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
        answer = answer.note(format!("a keyring that lasts longer was passed over: {other}"));
    }
    Ok(answer.next("`evpki vault lock`, when you are done"))
}
