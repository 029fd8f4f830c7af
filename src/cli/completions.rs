//! `evpki completions`: arguments and output. It prints completion scripts for shells.

use super::{Answer, Globals, World, complete};
use crate::commands::Error;
use clap::{Args, ValueEnum};
use serde_json::Value;

/// The shell to print a script for.
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

/// Print the completion script of a shell
///
/// The script has the shell ask `evpki` for what can follow: commands, flags, station IDs, CA names, profiles. In bash, for example:
/// `source <(evpki completions bash)`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki completions bash
  evpki completions nushell")]
pub(super) struct Arguments {
    /// Shell to print the script for
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(_: &Globals, arguments: Arguments, _: &mut World) -> Result<Answer, Error> {
    let script = script(arguments.shell)?;
    let json = Value::String(script.clone());
    Ok(Answer::data(script, serde_json::json!({ "script": json })))
}

fn script(shell: Shell) -> Result<String, Error> {
    let name = match shell {
        Shell::Bash => "bash",
        Shell::Zsh => "zsh",
        Shell::Fish => "fish",
        Shell::Elvish => "elvish",
        Shell::Powershell => "powershell",
        Shell::Nushell => return Ok(NUSHELL.to_owned()),
    };
    complete::registration(name).map_err(|error| Error::bug(format!("no completion script for {name}: {error}")))
}

/// The script for Nushell, which asks as fish does. Commands other than evpki keep the completer that they had.
const NUSHELL: &str = r#"$env.config.completions.external = {
    enable: true
    completer: (do {|before|
        {|words|
            if ($words.0 | path basename) == "evpki" {
                with-env { COMPLETE: fish } { ^$words.0 -- ...$words } | lines | each {|line|
                    let found = ($line | split row --number 2 "\t")
                    { value: $found.0, description: ($found | get --optional 1) }
                }
            } else if $before != null {
                do $before $words
            }
        }
    } ($env.config.completions?.external?.completer?))
}
"#;
