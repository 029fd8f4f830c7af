//! `evpki vault passphrase`: arguments and output.

use super::super::{Answer, Globals, World, ask::Source, complete};
use crate::{
    commands::{Error, vault::passphrase},
    vault::Kdf,
};
use clap::Args;
use serde_json::json;

/// The note about recovery codes in the previous format.
const OLD_CODE: &str = "this recovery code has an older format, which does not detect 3 of 100 typing errors";

/// Change the passphrase of the vault
///
/// Asks for the old passphrase, even while a keyring opens the vault. If you forgot it, type a recovery code instead, or use
/// `--passphrase keyfile:PATH`. From stdin, the first line is the old passphrase and the second line is the new one. Secrets are
/// not encrypted again, and other slots do not change. A production PKI refuses a passphrase that is easy to guess.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault passphrase
  evpki vault passphrase --passphrase env:OLD --new-passphrase env:NEW")]
pub(in super::super) struct Arguments {
    /// Label of the passphrase slot [default: that of the old passphrase]
    #[arg(long, value_name = "NAME", add = complete::slots())]
    label: Option<String>,
    /// Source of the new passphrase [default: prompt for it twice]
    ///
    /// One of env:NAME, file:PATH, fd:N, stdin or credential:NAME.
    #[arg(long, value_name = "SOURCE")]
    new_passphrase: Option<Source>,
    /// Harden it with 2 GiB of memory [default: as for the old passphrase]
    #[arg(long, conflicts_with = "kdf_standard")]
    kdf_high: bool,
    /// Harden it with 64 MiB of memory, even if the old one used 2 GiB
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
        answer = answer.note("it is hardened with 2 GiB of memory, as the old one; use `--kdf-standard` for 64 MiB");
    }
    answer.notes.extend(report.weak);
    if report.old_code {
        answer = answer.note(OLD_CODE).next("create a code that detects every typing error with `evpki vault recovery`");
    }
    Ok(answer.note("earlier backups still open with the old passphrase"))
}
