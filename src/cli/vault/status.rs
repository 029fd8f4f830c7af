//! `evpki vault status`: how it is said and shown.

use super::{
    super::{Answer, Globals, Kept, World},
    slots::{json_of, table_of},
};
use crate::commands::{
    Error,
    vault::status::{self, Keyring, Report},
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
    let keyring = match &report.keyring {
        Keyring::Unused => "No keyring opens the vault".to_owned(),
        Keyring::Opens { name, lasts, until } => {
            let how_long = super::how_long(*until, lasts, |until| super::describe::moment(until, world.now));
            format!("Unlocked: {name} opens the vault, {how_long}")
        }
        Keyring::Closed { why } => format!("Locked: {why}"),
    };
    let passphrase = match (report.passphrase_given, report.passphrase_needed()) {
        (true, _) => "A passphrase or a key file came with this command: it will be used",
        (false, true) => "A passphrase is needed",
        (false, false) => "No passphrase is needed",
    };
    let auto_lock =
        report.auto_lock.map(|period| format!("\nAuto-lock: `vault unlock` opens it for {period}")).unwrap_or_default();
    let (name, lasts, until, why) = match &report.keyring {
        Keyring::Unused => (None, None, None, None),
        Keyring::Opens { name, lasts, until } => (Some(name), Some(lasts), until.map(crate::x509::time::rfc3339), None),
        Keyring::Closed { why } => (None, None, None, Some(why)),
    };
    let json = json!({
        "pki_id": report.pki.to_string(), "slots": json_of(&report.slots), "unlocked": name.is_some(),
        "keyring": name, "lasts": lasts, "until": until, "keyring_error": why,
        "auto_lock": report.auto_lock.map(|period| period.to_string()), "roots_in_vault": report.roots_in_vault,
        "memory_kept": world.memory.kept.name(), "passphrase_given": report.passphrase_given, "passphrase_needed": report.passphrase_needed(),
    });
    let mut answer = Answer::data(format!("{}\n{keyring}\n{passphrase}{auto_lock}", table_of(&report.slots, world.now)), json);
    if world.memory.kept != Kept::All {
        answer = answer.note(format!("memory: {}", world.memory.says()));
    }
    if !report.roots_in_vault.is_empty() {
        answer = answer.note(format!(
            "the private key of {} is in the vault of this machine; a production root is safer offline",
            report.roots_in_vault.join(", ")
        ));
    }
    if report.passphrase_needed() {
        answer = answer.next("`evpki vault unlock`, to be asked for it once");
    }
    match report.lasting() {
        0 => answer
            .note("only a keyring opens the vault: when it loses the key, the vault is lost")
            .next("`evpki store restore FILE`, with a backup that still has the slot of a passphrase"),
        1 => answer
            .note("one slot alone outlasts this machine: who loses what opens it has lost the vault")
            .next("`evpki vault recovery` makes a code to be written down"),
        _ => answer,
    }
}
