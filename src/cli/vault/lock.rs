//! `evpki vault lock`: how it is said and shown.

use super::super::{Answer, Globals, World};
use crate::commands::{Error, vault::lock};
use clap::Args;
use serde_json::json;

/// Take the vault's key out of the keyring of this account
///
/// From then on the passphrase is needed again. It is fine when nothing was unlocked. The last slot of a vault is never removed.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault lock")]
pub(in super::super) struct Arguments {}

pub(super) fn run(globals: &Globals, _: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = lock::Request { label: super::account(world) };
    let report = globals.with_context(world, |context| lock::run(context, &request))?;
    let text =
        if report.was_open { "Locked: the passphrase is needed again" } else { "Locked: the keyring did not open the vault" };
    let json = json!({ "was_unlocked": report.was_open, "removed": report.removed, "left": report.left });
    let answer = Answer::done(text, json);
    if report.left.is_empty() {
        return Ok(answer);
    }
    let left = report.left.join(", ");
    Ok(answer.note(format!(
        "the slot of {left} is left behind, and no key opens it: it goes with `evpki vault lock` and a passphrase"
    )))
}
