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
    let json = json!({
        "was_unlocked": report.was_open, "removed": report.removed, "left": report.left, "remains": report.remains,
    });
    let answer = Answer::done(text, json);
    let left = report.left.join(", ");
    Ok(match (&report.remains, report.left.is_empty()) {
        (None, true) => answer,
        (None, false) => answer.note(format!(
            "the slot of {left} is left behind, and no key opens it: it goes with `evpki vault lock` and a passphrase"
        )),
        // Without a slot for it, a key that is still somewhere opens nothing.
        (Some(_), true) if !report.was_open && report.removed.is_empty() => answer,
        (Some(why), true) => answer.note(format!("its key may still be in a keyring, where it opens nothing any more: {why}")),
        (Some(why), false) => answer.note(format!(
            "the slot of {left} is left behind, and a keyring that could not be asked may have its key ({why}): \
             it goes with `evpki vault lock` and a passphrase"
        )),
    })
}
