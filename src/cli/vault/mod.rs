//! `evpki vault`: the ways to the vault's key.

mod auto_lock;
mod lock;
mod passphrase;
mod recovery;
mod rekey;
mod slots;
mod status;
mod unlock;

use super::{Answer, Globals, World, describe};
use crate::{commands::Error, model::Timestamp, vault::Kdf};
use clap::Subcommand;
use serde_json::{Value, json};

/// What can be done with the vault.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Status(status::Arguments),
    Unlock(unlock::Arguments),
    Lock(lock::Arguments),
    AutoLock(auto_lock::Arguments),
    Passphrase(passphrase::Arguments),
    Rekey(rekey::Arguments),
    Recovery(recovery::Arguments),
    Slots(slots::Arguments),
}

pub(super) fn run(globals: &Globals, verb: Verb, world: &mut World) -> Result<Answer, Error> {
    match verb {
        Verb::Status(arguments) => status::run(globals, arguments, world),
        Verb::Unlock(arguments) => unlock::run(globals, arguments, world),
        Verb::Lock(arguments) => lock::run(globals, arguments, world),
        Verb::AutoLock(arguments) => auto_lock::run(globals, arguments, world),
        Verb::Passphrase(arguments) => passphrase::run(globals, arguments, world),
        Verb::Rekey(arguments) => rekey::run(globals, arguments, world),
        Verb::Recovery(arguments) => recovery::run(globals, arguments, world),
        Verb::Slots(arguments) => slots::run(globals, arguments, world),
    }
}

/// Whose keyring it is: the account that the process runs as, which under `sudo` is not the person who typed the command.
fn account(world: &World) -> String {
    world.user.clone()
}

/// How long a keyring opens the vault, for people: until a moment, unless the key is gone before.
fn how_long(until: Option<Timestamp>, lasts: &str, moment: impl Fn(Timestamp) -> String) -> String {
    match until {
        Some(until) => format!("until {}; the key is there {lasts}", moment(until)),
        None => lasts.to_owned(),
    }
}

/// What a passphrase costs, for people.
fn cost(kdf: Kdf) -> String {
    let passes = if kdf.passes() == 1 { "1 pass".to_owned() } else { format!("{} passes", kdf.passes()) };
    format!("Argon2id, {} MiB, {passes}, {}", kdf.memory() / 1024, describe::count(kdf.lanes().into(), "lane"))
}

/// The same, for programs.
fn kdf_json(kdf: Kdf) -> Value {
    json!({ "algorithm": "argon2id", "memory_kib": kdf.memory(), "passes": kdf.passes(), "lanes": kdf.lanes() })
}
