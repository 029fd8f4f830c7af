//! `evpki vault rekey`: arguments and output.

use super::super::{Answer, Globals, World, ask::Person, describe::count};
use crate::{
    commands::{
        Error,
        vault::{
            rekey::{self, Plan, Report},
            slots::name,
        },
    },
    model::Environment,
    store::Slot,
};
use clap::Args;
use serde_json::json;

/// Replace the master key of the vault and encrypt all secrets again
///
/// Use it if an attacker may have the old key: because they read the memory of a machine while the vault was open, or have a
/// backup and a secret that opens it. Needs the passphrase, a recovery code or a key file, which still opens the vault
/// afterwards. All other slots are removed and must be added again. If the command fails, nothing changes. Earlier backups still
/// open as before, to the secrets of that time: replace all secrets that may be disclosed, and delete the backups.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault rekey
  evpki vault rekey --yes --passphrase env:EVPKI_PASSPHRASE")]
pub(in super::super) struct Arguments {}

pub(super) fn run(globals: &Globals, _: Arguments, world: &mut World) -> Result<Answer, Error> {
    let person = Person::of(globals, world);
    let confirm = |plan: &Plan| {
        let mut what = format!("encrypt {} with a new master key", count(plan.secrets, "secret"));
        if !plan.removed.is_empty() {
            let removed = plan.removed.iter().map(name).collect::<Vec<_>>().join(", ");
            what += &format!(" and remove the {} {removed}", if plan.removed.len() == 1 { "slot" } else { "slots" });
        }
        person.confirm(&what, &plan.organization, plan.environment == Environment::Production)
    };
    let report = globals.with_context(world, |context| rekey::run(context, &confirm))?;
    Ok(answer(&report))
}

fn answer(report: &Report) -> Answer {
    let Report { from, to, secrets, kept, removed, was_unlocked, keyring_error } = report;
    let total: u64 = secrets.iter().map(|(_, count)| count).sum();
    let text = format!(
        "Rekeyed: {} encrypted with the master key {to}, previously {from}\n`{}` opens the vault as before",
        count(total, "secret"),
        name(kept)
    );
    let slot = |slot: &Slot| json!({ "kind": slot.kind, "label": slot.label });
    let json = json!({
        "from": from.to_string(), "to": to.to_string(),
        "secrets": secrets.iter().map(|(kind, count)| json!({ "kind": kind.name(), "count": count })).collect::<Vec<_>>(),
        "kept": slot(kept), "removed": removed.iter().map(slot).collect::<Vec<_>>(),
        "was_unlocked": was_unlocked, "keyring_error": keyring_error,
    });
    let mut answer = Answer::done(text, json);
    for slot in removed {
        answer = answer.note(format!("the slot `{}` was removed: add it again with {}", name(slot), again(slot)));
    }
    if let Some(why) = keyring_error {
        answer = answer.note(format!("the keyring still contains a key, but it opens nothing: {why}"));
    }
    answer = answer.note("earlier backups still open as before, to the secrets of that time");
    let next = "make a new backup with `evpki store backup FILE`";
    answer.next(if *was_unlocked {
        format!("unlock the vault again with `evpki vault unlock`, then {next}")
    } else {
        next.to_owned()
    })
}

/// Returns the command that adds such a slot.
fn again(slot: &Slot) -> &'static str {
    match slot.kind.as_str() {
        "keyring" => "`evpki vault unlock` on that account",
        "recovery" => "`evpki vault recovery`",
        "key-file" => "`evpki vault slots add key-file FILE`",
        _ => "`evpki vault slots add passphrase --label NAME`",
    }
}
