//! What TAB offers, when the shell asks evpki itself: beside the words of the command line, names out of the store. Silent when there is
//! nothing to be had. A name that is offered is quoted for its shell.

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

/// The variable by which a shell asks.
const ASKED: &str = "COMPLETE";
/// The most station ids offered at once.
const MOST: usize = 100;

/// Answers a shell that asks for completions, on the real stdout; none, when no shell asks.
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

/// Completes station ids.
pub(super) fn station_ids() -> ArgValueCompleter {
    completer(|home, prefix| completion::stations(home, prefix, MOST))
}

/// Completes parties of OCPI.
pub(super) fn parties() -> ArgValueCompleter {
    completer(|home, prefix| completion::parties(home, prefix, MOST))
}

/// Completes names of authorities.
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

/// The home that the command line under way will have. The shell hands that line over as it stands, after `--`.
fn home() -> Option<PathBuf> {
    // A completer is told the word under way, and nothing of the rest of the line.
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
