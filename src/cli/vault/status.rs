//! `evpki vault status`: how it is said and shown.

use super::super::{Answer, Globals, Kept, World, describe, table::table};
use crate::{
    commands::{
        Error,
        vault::status::{self, Keyring, Report},
    },
    x509::time,
};
use clap::Args;
use serde_json::json;

/// Say how the vault can be opened
///
/// Shows the slots of the vault, whether the keyring opens it now, and whether a command that needs it will ask for the passphrase. Opens
/// nothing, and asks for nothing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault status
  evpki vault status --json")]
pub(in super::super) struct Arguments {}

pub(super) fn run(globals: &Globals, _: Arguments, world: &mut World) -> Result<Answer, Error> {
    let report = globals.with_context(world, status::run)?;
    Ok(answer(&report, world))
}

fn answer(report: &Report, world: &World) -> Answer {
    let rows = report.slots.iter().map(|slot| {
        let cost = slot.kdf.map(super::cost).unwrap_or_default();
        let opens = match (slot.opens, slot.until) {
            (true, Some(until)) => format!("opens until {}", time::rfc3339(until)),
            (true, None) => "opens".to_owned(),
            (false, Some(until)) if until <= world.now => format!("over since {}", time::rfc3339(until)),
            (false, _) => String::new(),
        };
        vec![slot.kind.clone(), slot.label.clone(), describe::moment(slot.created, world.now), cost, opens]
    });
    let slots = table(&["slot", "label", "since", "cost", "now"], rows);
    let keyring = match &report.keyring {
        Keyring::Unused => "No keyring opens the vault".to_owned(),
        Keyring::Opens { name, lasts, until } => {
            let how_long = super::how_long(*until, lasts, |until| describe::moment(until, world.now));
            format!("Unlocked: {name} opens the vault, {how_long}")
        }
        Keyring::Closed { why } => format!("Locked: {why}"),
    };
    let passphrase = match (report.passphrase_given, report.passphrase_needed()) {
        (true, _) => "A passphrase came with this command: it will be used",
        (false, true) => "A passphrase is needed",
        (false, false) => "No passphrase is needed",
    };
    let json_slots = report.slots.iter().map(|slot| {
        let kdf = slot.kdf.map(
            |kdf| json!({ "algorithm": "argon2id", "memory_kib": kdf.memory(), "passes": kdf.passes(), "lanes": kdf.lanes() }),
        );
        json!({
            "kind": slot.kind, "label": slot.label, "created": time::rfc3339(slot.created), "kdf": kdf,
            "until": slot.until.map(time::rfc3339), "opens": slot.opens,
        })
    });
    let auto_lock =
        report.auto_lock.map(|period| format!("\nAuto-lock: `vault unlock` opens it for {period}")).unwrap_or_default();
    let (name, lasts, until, why) = match &report.keyring {
        Keyring::Unused => (None, None, None, None),
        Keyring::Opens { name, lasts, until } => (Some(name), Some(lasts), until.map(time::rfc3339), None),
        Keyring::Closed { why } => (None, None, None, Some(why)),
    };
    let json = json!({
        "pki_id": report.pki.to_string(), "slots": json_slots.collect::<Vec<_>>(), "unlocked": name.is_some(),
        "keyring": name, "lasts": lasts, "until": until, "keyring_error": why,
        "auto_lock": report.auto_lock.map(|period| period.to_string()), "memory_kept": world.memory.kept.name(),
        "passphrase_given": report.passphrase_given, "passphrase_needed": report.passphrase_needed(),
    });
    let answer = Answer::data(format!("{slots}\n{keyring}\n{passphrase}{auto_lock}"), json);
    let answer = if world.memory.kept == Kept::All { answer } else { answer.note(format!("memory: {}", world.memory.says())) };
    if report.passphrase_needed() { answer.next("`evpki vault unlock`, to be asked for it once") } else { answer }
}
