//! `evpki vault passphrase`: how it is said and shown.

use super::super::{Answer, Globals, World, ask::Source, complete};
use crate::{
    commands::{Error, vault::passphrase},
    vault::Kdf,
};
use clap::Args;
use serde_json::json;

/// What to know of a recovery code of the form before.
const OLD_CODE: &str = "this recovery code is of an older form, in which 3 of 100 slips are not noticed";

/// Change the passphrase of the vault
///
/// Asks for the old passphrase, even while a keyring opens the vault. If you forgot it, type a recovery code in its place, or use
/// `--passphrase keyfile:PATH`. From stdin, the first line is the old passphrase and the second the new one. No secret is sealed again, and no
/// other slot changes. A production PKI refuses a passphrase that is easy to guess.
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
    /// Harden it with 2 GiB of memory [default: as the old one]
    #[arg(long, conflicts_with = "kdf_standard")]
    kdf_high: bool,
    /// Harden it with 64 MiB of memory, even if the old one had 2 GiB
    #[arg(long)]
    kdf_standard: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let kdf = match (arguments.kdf_high, arguments.kdf_standard) {
        (true, _) => Some(Kdf::HIGH),
        (_, true) => Some(Kdf::STANDARD),
        _ => None,
    };
    let request = passphrase::Request { kdf, label: arguments.label };
    let report = globals.with_other_secret(arguments.new_passphrase, world, |context| passphrase::run(context, &request))?;
    let text = format!("Changed the passphrase `{}` ({})", report.label, super::cost(report.kdf));
    let json = json!({ "label": report.label, "opened_by": report.opened_by, "kdf": super::kdf_json(report.kdf) });
    let mut answer = Answer::done(text, json);
    if report.kept_high {
        answer = answer.note("it is hardened with 2 GiB of memory, as the old one was; `--kdf-standard` hardens it with 64 MiB");
    }
    answer.notes.extend(report.weak);
    if report.old_code {
        answer = answer.note(OLD_CODE).next("`evpki vault recovery` makes a code in which every slip is noticed");
    }
    Ok(answer.note("backups made before today still open with the old passphrase"))
}
