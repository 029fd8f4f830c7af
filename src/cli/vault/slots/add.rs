//! `evpki vault slots add`: arguments and output.

use crate::commands::shell_quote::shell_quoted;
use crate::{
    cli::{Answer, Globals, World, ask::Source, vault::recovery},
    commands::{Error, vault::slots::add},
    model::PrintablePath as _,
};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Add a slot, which is another way to open the vault
#[derive(Debug, Subcommand)]
pub(super) enum Way {
    Passphrase(Passphrase),
    Recovery(recovery::Arguments),
    KeyFile(KeyFile),
}

/// Add another passphrase, for example for another user
///
/// Needs a passphrase that opens the vault, even while a keyring opens it. From stdin, the first line is that passphrase and the
/// second line is the new one.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault slots add passphrase --label alice --new-passphrase env:NEW")]
pub(super) struct Passphrase {
    /// Label of the new slot, such as the name of the user
    #[arg(long, value_name = "NAME")]
    label: String,
    /// Source of the new passphrase [default: prompt for it twice]
    ///
    /// One of env:NAME, file:PATH, fd:N, stdin or credential:NAME.
    #[arg(long, value_name = "SOURCE")]
    new_passphrase: Option<Source>,
    /// Harden it with 2 GiB of memory instead of 64 MiB
    #[arg(long)]
    kdf_high: bool,
}

/// Create a key file, which opens the vault without a passphrase
///
/// Anyone who has the file can open the vault with `--passphrase keyfile:PATH`. Keep it separate from the store and its backups,
/// for example on a USB stick in a safe. Never overwrites an existing file. Needs the passphrase, even while a keyring opens the
/// vault.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault slots add key-file /media/stick/evpki.key")]
pub(super) struct KeyFile {
    /// File to create, readable by its owner only
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
    /// Label of the new slot [default: the name of the file]
    #[arg(long, value_name = "NAME")]
    label: Option<String>,
}

pub(super) fn run(globals: &Globals, way: Way, world: &mut World) -> Result<Answer, Error> {
    match way {
        Way::Recovery(arguments) => recovery::run(globals, arguments, world),
        Way::Passphrase(Passphrase { label, new_passphrase, kdf_high }) => {
            let request = add::Request { way: add::Way::Passphrase { high_kdf: kdf_high }, label: Some(label) };
            let report = globals.with_other_secret(new_passphrase, world, |context| add::run(context, &request))?;
            let cost = report.kdf.map(|kdf| format!(" ({})", super::super::cost(kdf))).unwrap_or_default();
            let mut answer = Answer::done(format!("Added the passphrase `{}`{cost}", report.label), recovery::json_of(&report));
            answer.notes.extend(report.weak);
            Ok(answer)
        }
        Way::KeyFile(KeyFile { file, label }) => {
            let request = add::Request { way: add::Way::KeyFile { path: file.clone() }, label };
            let report = globals.with_context(world, |context| add::run(context, &request))?;
            let text = format!("Created the key file {}, which opens the slot `{}`", file.shown(), report.label);
            let how =
                format!("open the vault with it: `--passphrase {}`", shell_quoted(format!("keyfile:{}", file.to_string_lossy())));
            Ok(Answer::done(text, recovery::json_of(&report))
                .note("anyone who has the file can open the vault: keep it separate from the store and its backups")
                .note(how))
        }
    }
}
