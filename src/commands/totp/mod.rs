//! Time-based codes that platforms show each other: their shared secrets, and the codes themselves.

pub mod code;
pub mod export;
pub mod provision;
pub mod show;
pub mod verify;

use super::{
    Error,
    token::{Held, lifecycle::Whose},
};
use crate::commands::suggestions::{self, Names};
use crate::{
    model::{PartyId, SecretKind},
    ocpi::{Direction, totp::Config},
    store::Read,
    vault::Vault,
};

/// How many characters a shared secret has that is made here: 131 bits and more than the 128 that the format asks for, so that there is no haste.
pub const SECRET_LENGTH: usize = 32;

/// The configuration under a version.
///
/// # Errors
/// When it is gone, or does not open.
pub fn config(store: &dyn Read, vault: &Vault, whose: Whose, version: u64) -> Result<Config, Error> {
    let value = whose.value(store, vault, version)?;
    Config::from_json(value.expose()).map_err(|e| {
        let Whose { party, direction, .. } = whose;
        Error::store(format!("the {direction} TOTP {version} of {party} cannot be read: {e}"))
    })
}

/// Under which name the store keeps which code of an owner's was accepted last.
pub(in crate::commands) fn accepted_setting(owner: &str) -> String {
    format!("totp-accepted {owner}")
}

/// What is held in the direction that is suggestions, which else is the usual one of the verb.
///
/// # Errors
/// When there is nothing; it says so when there is in the other direction.
fn held(store: &dyn Read, party: PartyId, direction: Option<Direction>, usual: Direction) -> Result<(Whose, Held), Error> {
    let direction = direction.unwrap_or(usual);
    let whose = Whose { kind: SecretKind::Totp, party, direction };
    let held = Held::of(store, SecretKind::Totp, party, direction)?;
    if held.is_some() {
        return Ok((whose, held));
    }
    let other = direction.opposite();
    let mut error = whose.none(None);
    let is_held = Held::of(store, SecretKind::Totp, party, other)?.is_some();
    if !is_held && store.peer(&party.to_string())?.is_none() {
        let hints = std::mem::take(&mut error.hints).join("; ");
        error.hints = vec![suggestions::hint(store, Names::Parties, &party.to_string(), &hints)?];
    }
    if is_held {
        error.hints.insert(0, format!("there is one in the other direction: say `--direction {other}` if that is meant"));
    }
    Err(error)
}
