//! Shell completion that evpki computes itself: commands and flags, and names from the store. It prints nothing if there are no
//! candidates or if an error occurs. Names are quoted for the shell.

mod shells;

use super::World;
use crate::{
    commands::{Error, completion},
    files::{self, Guard},
    model::Outcome,
};
use clap_complete::{
    CompleteEnv,
    engine::{ArgValueCompleter, CompletionCandidate},
};
use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

/// The environment variable that a shell sets to request completions.
const ASKED: &str = "COMPLETE";
/// The largest number of station IDs or parties that are offered.
const MOST: usize = 100;

/// Answers a shell that requests completions, on the real stdout. `None` means that no shell requests them.
pub(super) fn answered(arguments: &[OsString], world: &World) -> Option<Outcome> {
    world.variable(ASKED)?;
    let here = std::env::current_dir().ok();
    match CompleteEnv::with_factory(super::command)
        .bin("evpki")
        .shells(shells::ALL)
        .try_complete(arguments.iter().cloned(), here.as_deref())
    {
        Ok(true) => Some(Outcome::Done),
        Ok(false) => None,
        Err(_) => Some(Outcome::Usage),
    }
}

/// The script that makes a shell ask `evpki` for completions.
///
/// # Errors
/// Returns an error if evpki has no script for the shell.
pub(super) fn registration(shell: &str) -> std::io::Result<String> {
    let found = shells::ALL.completer(shell).ok_or_else(|| std::io::Error::other("unknown shell"))?;
    let mut script = Vec::new();
    found.write_registration(ASKED, "evpki", "evpki", "evpki", &mut script)?;
    String::from_utf8(script).map_err(std::io::Error::other)
}

/// Completes station IDs.
pub(super) fn station_ids() -> ArgValueCompleter {
    completer(|home, prefix| completion::stations(home, prefix, MOST))
}

/// Completes OCPI parties.
pub(super) fn parties() -> ArgValueCompleter {
    completer(|home, prefix| completion::parties(home, prefix, MOST))
}

/// Completes names of CAs.
pub(super) fn authorities() -> ArgValueCompleter {
    completer(completion::authorities)
}

/// Completes slots of the vault.
pub(super) fn slots() -> ArgValueCompleter {
    completer(completion::slots)
}

/// Completes names of profiles.
pub(super) fn profiles() -> ArgValueCompleter {
    completer(|home, prefix| Ok(completion::profiles(home, prefix)))
}

/// Completes names of hierarchies.
pub(super) fn hierarchies() -> ArgValueCompleter {
    completer(|_, prefix| Ok(completion::hierarchies(prefix)))
}

fn completer(ask: impl Fn(&Path, &str) -> Result<Vec<String>, Error> + Send + Sync + 'static) -> ArgValueCompleter {
    ArgValueCompleter::new(move |typed: &OsStr| {
        let found = typed
            .to_str()
            .zip(home().filter(|home| files::guard(home, Guard::Own).is_ok()))
            .and_then(|(prefix, home)| ask(&home, prefix).ok());
        found.unwrap_or_default().into_iter().map(CompletionCandidate::new).collect()
    })
}

/// Returns the PKI home of the command line that is being completed. The shell passes that command line unchanged after `--`.
fn home() -> Option<PathBuf> {
    // clap passes only the current word to a completer, not the rest of the command line.
    #[allow(clippy::disallowed_methods)]
    let mut words = std::env::args_os().skip_while(|word| word != "--");
    let typed = |word: OsString| word.to_str().and_then(shells::unquoted).map_or(word, OsString::from);
    while let Some(word) = words.next() {
        if word == "--home" {
            return words.next().map(|home| PathBuf::from(typed(home)));
        }
        if let Some(home) = word.to_str().and_then(|word| word.strip_prefix("--home=")) {
            return Some(PathBuf::from(typed(home.into())));
        }
    }
    super::globals::default_home(&World::real()).ok()
}
