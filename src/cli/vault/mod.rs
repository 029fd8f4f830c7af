//! `evpki vault`: unlocks and locks the vault and manages its slots.

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

/// The commands for the vault.
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

/// Returns the owner of the keyring: the account that runs the process. Under `sudo`, this is not the user who typed the command.
fn account(world: &World) -> String {
    world.user.clone()
}

/// Describes for how long a keyring opens the vault: until a time, or until the keyring loses the key.
fn how_long(until: Option<Timestamp>, lasts: &str, moment: impl Fn(Timestamp) -> String) -> String {
    match until {
        Some(until) => format!("until {}; the keyring keeps the key {lasts}", moment(until)),
        None => lasts.to_owned(),
    }
}

/// Describes the cost of the key derivation, for people.
fn cost(kdf: Kdf) -> String {
    let passes = if kdf.passes() == 1 { "1 pass".to_owned() } else { format!("{} passes", kdf.passes()) };
    format!("Argon2id, {} MiB, {passes}, {}", kdf.memory() / 1024, describe::count(kdf.lanes().into(), "lane"))
}

/// The JSON object of the key derivation parameters.
fn kdf_json(kdf: Kdf) -> Value {
    json!({ "algorithm": "argon2id", "memory_kib": kdf.memory(), "passes": kdf.passes(), "lanes": kdf.lanes() })
}
