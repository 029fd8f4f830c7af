//! `evpki vault rekey`: how it is said and shown.

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

/// Give the vault a new master key, and seal everything under it
///
/// For when somebody may have got the old one: who read the memory of a machine where the vault was open, or had both a backup and what opens it.
/// Wants the passphrase, a recovery code or a key file, which opens the vault afterwards, too; all other ways into it are removed, and have to be
/// made again. It happens as a whole or not at all. Backups that were made before still open as they did, to what was secret then: replace the secrets that may have got out, and
/// delete the backups.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault rekey
  evpki vault rekey --yes --passphrase env:EVPKI_PASSPHRASE")]
pub(in super::super) struct Arguments {}

pub(super) fn run(globals: &Globals, _: Arguments, world: &mut World) -> Result<Answer, Error> {
    let person = Person::of(globals, world);
    let confirm = |plan: &Plan| {
        let mut what = format!("seal {} under a new master key", count(plan.secrets, "secret"));
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
        "Rekeyed: {} under the master key {to}, before it was {from}\n`{}` opens the vault as before",
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
        answer = answer.note(format!("the slot `{}` is removed: make it again with {}", name(slot), again(slot)));
    }
    if let Some(why) = keyring_error {
        answer = answer.note(format!("the keyring still holds a key, which opens nothing any longer: {why}"));
    }
    answer = answer.note("backups made before still open as they did, to the secrets of then");
    let next = "`evpki store backup FILE`";
    answer.next(if *was_unlocked { format!("`evpki vault unlock`, then {next}") } else { next.to_owned() })
}

/// The command that makes such a slot.
fn again(slot: &Slot) -> &'static str {
    match slot.kind.as_str() {
        "keyring" => "`evpki vault unlock` on that account",
        "recovery" => "`evpki vault recovery`",
        "key-file" => "`evpki vault slots add key-file FILE`",
        _ => "`evpki vault slots add passphrase --label NAME`",
    }
}
