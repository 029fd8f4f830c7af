//! `evpki vault slots add`: how it is said and shown.

use crate::commands::shell_quote::shell_quoted;
use crate::{
    cli::{Answer, Globals, World, ask::Source, vault::recovery},
    commands::{Error, vault::slots::add},
    model::PrintablePath as _,
};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Add a way to open the vault
#[derive(Debug, Subcommand)]
pub(super) enum Way {
    Passphrase(Passphrase),
    Recovery(recovery::Arguments),
    KeyFile(KeyFile),
}

/// Add a passphrase beside the others, such as somebody else's
///
/// Wants a passphrase that opens the vault, even while the keyring does. From stdin, the first line is that one and the second the new one.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault slots add passphrase --label alice --new-passphrase env:NEW")]
pub(super) struct Passphrase {
    /// Whose it is
    #[arg(long, value_name = "NAME")]
    label: String,
    /// Where the new passphrase is [default: asked for, twice]
    ///
    /// env:NAME, file:PATH, fd:N, stdin or credential:NAME.
    #[arg(long, value_name = "SOURCE")]
    new_passphrase: Option<Source>,
    /// Harden it with 2 GiB of memory instead of 64 MiB
    #[arg(long)]
    kdf_high: bool,
}

/// Make a key file, which opens the vault by itself
///
/// Whoever has the file opens the vault, with `--passphrase keyfile:PATH`: keep it where the store and its backups are not, such as on a
/// stick in a safe. A file that is there is never replaced. Wants the passphrase, even while the keyring opens the vault.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault slots add key-file /media/stick/evpki.key")]
pub(super) struct KeyFile {
    /// The file to make, which only its owner may read
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
    /// What to call it [default: the name of the file]
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
            let text = format!("Made the key file {}, which opens the vault as `{}`", file.shown(), report.label);
            let how =
                format!("`--passphrase {}` opens the vault with it", shell_quoted(format!("keyfile:{}", file.to_string_lossy())));
            Ok(Answer::done(text, recovery::json_of(&report))
                .note("whoever has it opens the vault: keep it where the store and its backups are not")
                .note(how))
        }
    }
}
