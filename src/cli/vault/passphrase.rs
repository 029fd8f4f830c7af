//! `evpki vault passphrase`: how it is said and shown.

use super::super::{Answer, Globals, World, ask::Source, complete};
use crate::commands::{Error, vault::passphrase};
use clap::Args;
use serde_json::json;

/// Change the passphrase of the vault
///
/// Wants the old passphrase, from wherever passphrases come, even while the keyring opens the vault. Whoever forgot it types a recovery code in
/// its place, or says `--passphrase keyfile:PATH`, or `--passphrase keyring:` on an account where the vault is unlocked. From stdin, the first line
/// is the old one and the second the new one. Nothing is sealed anew, and no other slot changes.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault passphrase
  evpki vault passphrase --passphrase env:OLD --new-passphrase env:NEW")]
pub(in super::super) struct Arguments {
    /// Whose passphrase, by the label of its slot [default: that of the old one]
    #[arg(long, value_name = "NAME", add = complete::slots())]
    label: Option<String>,
    /// Where the new passphrase is [default: asked for, twice]
    ///
    /// env:NAME, file:PATH, fd:N, stdin or credential:NAME.
    #[arg(long, value_name = "SOURCE")]
    new_passphrase: Option<Source>,
    /// Harden it with 2 GiB of memory instead of 64 MiB
    #[arg(long)]
    kdf_high: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = passphrase::Request { high_kdf: arguments.kdf_high, label: arguments.label };
    let report = globals.with_other_secret(arguments.new_passphrase, world, |context| passphrase::run(context, &request))?;
    let text = format!("Changed the passphrase `{}` ({})", report.label, super::cost(report.kdf));
    let json = json!({ "label": report.label, "opened_by": report.opened_by, "kdf": super::kdf_json(report.kdf) });
    Ok(Answer::done(text, json).note("backups made before today still open with the old passphrase"))
}
