//! `evpki vault status`: arguments and output.

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

/// Show how the vault can be opened
///
/// Shows the slots of the vault, whether a keyring opens it now, and whether commands will ask for the passphrase. Does not open
/// the vault and asks for nothing.
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
        Keyring::Unused => "Locked: no keyring opens the vault".to_owned(),
        Keyring::Opens { name, lasts, until } => {
            let how_long = super::how_long(*until, lasts, |until| super::describe::moment(until, world.now));
            format!("Unlocked: {name} opens the vault, {how_long}")
        }
        Keyring::Closed { why } => format!("Locked: {why}"),
    };
    let passphrase = match (report.passphrase_given, report.passphrase_needed()) {
        (true, _) => "This command supplies a passphrase or a key file, which will be used",
        (false, true) => "A passphrase is needed",
        (false, false) => "No passphrase is needed",
    };
    let auto_lock =
        report.auto_lock.map(|period| format!("\nAuto-lock: `vault unlock` unlocks it for {period}")).unwrap_or_default();
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
        answer = answer.next("unlock the vault with `evpki vault unlock`, so that commands do not ask for the passphrase");
    }
    match report.lasting() {
        0 => answer
            .note("only a keyring opens the vault: if the keyring loses the key, the vault is lost")
            .next("restore a backup that still has a passphrase slot with `evpki store restore FILE`"),
        1 => answer
            .note("only one slot does not depend on this machine: if you lose its secret, the vault is lost")
            .next("create a recovery code to write down with `evpki vault recovery`"),
        _ => answer,
    }
}
