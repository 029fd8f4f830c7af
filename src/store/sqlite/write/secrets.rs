//! Changes of what is sealed, and of the slots that open it.

use rusqlite::params;

use super::super::{Error, Sqlite, kept};
use crate::{
    model::{PasswordState, SecretKind, Timestamp},
    store::{Read, SecretRow},
};

/// Keeps the next version of a secret.
pub(super) fn add(store: &Sqlite, secret: &SecretRow) -> Result<(), Error> {
    let newest = "SELECT coalesce(max(version), 0) FROM secrets WHERE kind = ?1 AND owner = ?2";
    let newest = store.count(newest, [secret.kind.name(), &secret.owner])?.unwrap_or_default();
    let version = kept("the version", secret.version)?;
    let what = || format!("the {} of {}", secret.kind, secret.owner);
    if version != newest.saturating_add(1) {
        return Err(Error::Sequence { what: what(), given: secret.version, newest: newest.unsigned_abs() });
    }
    let is_retired = secret.state == Some(PasswordState::Retired);
    if is_retired != secret.sealed.is_none() {
        let from = if is_retired { "sealed" } else { "without a value" };
        let to = secret.state.map_or("kept", PasswordState::name);
        return Err(Error::State { what: what(), from: from.to_owned(), to: to.to_owned() });
    }
    let sql = "INSERT INTO secrets (kind, owner, version, state, created, changed, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let state = secret.state.map(PasswordState::name);
    let (created, changed) = (secret.created.0, secret.changed.0);
    let values = params![secret.kind.name(), secret.owner, version, state, created, changed, secret.sealed];
    store.execute(sql, values).map(drop)
}

/// Changes the state of a version.
pub(super) fn set_state(
    store: &Sqlite,
    kind: SecretKind,
    owner: &str,
    version: u64,
    state: PasswordState,
    at: Timestamp,
) -> Result<(), Error> {
    let what = || format!("version {version} of the {kind} of {owner}");
    let secrets = store.secrets(kind, owner)?;
    let Some(secret) = secrets.into_iter().find(|secret| secret.version == version) else {
        return Err(Error::Unknown { what: "secret", value: what() });
    };
    // What is retired has no value left, and a key has no state but this one.
    let is_allowed = match secret.state {
        Some(from) => from != PasswordState::Retired,
        None => state == PasswordState::Retired,
    };
    if !is_allowed {
        let from = secret.state.map_or("without a state", PasswordState::name).to_owned();
        return Err(Error::State { what: what(), from, to: state.name().to_owned() });
    }
    let sealed = secret.sealed.filter(|_| state != PasswordState::Retired);
    let sql = "UPDATE secrets SET state = ?4, changed = ?5, sealed = ?6 WHERE kind = ?1 AND owner = ?2 AND version = ?3";
    let version = kept("the version", version)?;
    store.execute(sql, params![kind.name(), owner, version, state.name(), at.0, sealed]).map(drop)
}

/// Puts another sealed form of the same secret into its row.
pub(super) fn reseal(store: &Sqlite, row: i64, sealed: &[u8]) -> Result<(), Error> {
    let sql = "UPDATE secrets SET sealed = ?2 WHERE id = ?1 AND sealed IS NOT NULL";
    super::one_changed(store.execute(sql, params![row, sealed])?, "sealed secret in row", || row.to_string())
}

/// Removes a slot, unless it is the last.
pub(super) fn remove_slot(store: &Sqlite, kind: &str, label: &str) -> Result<(), Error> {
    let slot = format!("{kind} {label}");
    let is_there = store.count("SELECT 1 FROM slots WHERE kind = ?1 AND label = ?2", [kind, label])?.is_some();
    if !is_there {
        return Err(Error::Unknown { what: "slot", value: slot });
    }
    if store.count("SELECT count(*) FROM slots", [])? == Some(1) {
        return Err(Error::LastSlot { slot });
    }
    store.execute("DELETE FROM slots WHERE kind = ?1 AND label = ?2", [kind, label]).map(drop)
}
