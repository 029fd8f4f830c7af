//! `evpki vault lock`: arguments and output.

use super::super::{Answer, Globals, World};
use crate::commands::{Error, vault::lock};
use clap::Args;
use serde_json::json;

/// Lock the vault: remove its key from this account's keyring
///
/// The passphrase is then needed again. The command also succeeds if the vault was not unlocked. The last slot of a vault is
/// never removed.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault lock")]
pub(in super::super) struct Arguments {}

pub(super) fn run(globals: &Globals, _: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = lock::Request { label: super::account(world) };
    let report = globals.with_context(world, |context| lock::run(context, &request))?;
    let text = if report.was_open { "Locked: the passphrase is needed again" } else { "Locked: the vault was not unlocked" };
    let json = json!({
        "was_unlocked": report.was_open, "removed": report.removed, "left": report.left, "remains": report.remains,
    });
    let answer = Answer::done(text, json);
    let left = report.left.join(", ");
    Ok(match (&report.remains, report.left.is_empty()) {
        (None, true) => answer,
        (None, false) => answer.note(format!(
            "the slot of {left} still exists, but no key opens it: remove it with `evpki vault lock` and a passphrase"
        )),
        // Without its slot, a remaining key opens nothing.
        (Some(_), true) if !report.was_open && report.removed.is_empty() => answer,
        (Some(why), true) => answer.note(format!("its key may still be in a keyring, but it opens nothing: {why}")),
        (Some(why), false) => answer.note(format!(
            "the slot of {left} still exists, and a keyring that cannot be reached may have its key ({why}): \
             remove it with `evpki vault lock` and a passphrase"
        )),
    })
}
