//! `evpki completions`: the scripts that make shells complete its command lines.

use super::{Answer, Globals, World};
use crate::commands::Error;
use clap::{Args, ValueEnum};
use serde_json::Value;

/// A shell.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Shell {
    /// bash
    Bash,
    /// zsh
    Zsh,
    /// fish
    Fish,
    /// Elvish
    Elvish,
    /// PowerShell
    Powershell,
    /// Nushell
    Nushell,
}

/// Print the script that makes a shell complete evpki's command lines
///
/// The script knows the words of the command line. To complete station ids and authorities as well, have bash, zsh, fish, elvish or
/// PowerShell ask evpki itself: `source <(COMPLETE=bash evpki)`, and the like for the others.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki completions bash
  evpki completions nushell")]
pub(super) struct Arguments {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(_: &Globals, arguments: Arguments, _: &mut World) -> Result<Answer, Error> {
    let script = script(arguments.shell);
    let json = Value::String(script.clone());
    Ok(Answer::data(script, serde_json::json!({ "script": json })))
}

fn script(shell: Shell) -> String {
    use clap_complete::Shell as Known;
    let mut command = super::command();
    let mut script = Vec::new();
    let known = match shell {
        Shell::Bash => Some(Known::Bash),
        Shell::Zsh => Some(Known::Zsh),
        Shell::Fish => Some(Known::Fish),
        Shell::Elvish => Some(Known::Elvish),
        Shell::Powershell => Some(Known::PowerShell),
        Shell::Nushell => None,
    };
    match known {
        Some(known) => clap_complete::generate(known, &mut command, "evpki", &mut script),
        None => clap_complete::generate(clap_complete_nushell::Nushell, &mut command, "evpki", &mut script),
    }
    String::from_utf8_lossy(&script).into_owned()
}
