//! Changes of what is sealed, and of the slots that open it.

use rusqlite::params;

use super::{
    super::{Error, Sqlite, integrity, kept, read::Opened, rows},
    StagedFile,
};
use crate::{
    model::{PasswordState, SecretKind, Timestamp},
    store::{
        SecretRow, Slot,
        integrity::{Authentic as _, Set},
    },
};

/// Keeps the next version of a secret.
pub(super) fn add(this: &StagedFile<'_>, secret: &SecretRow) -> Result<(), Error> {
    let newest = this.secrets_of(secret.kind, &secret.owner)?.first().map_or(0, |newest| newest.record.version);
    let version = kept("the version", secret.version)?;
    let what = || format!("the {} of {}", secret.kind, secret.owner);
    if secret.version != newest.saturating_add(1) {
        return Err(Error::Sequence { what: what(), given: secret.version, newest });
    }
    let is_retired = secret.state == Some(PasswordState::Retired);
    if is_retired != secret.sealed.is_none() {
        let from = if is_retired { "sealed" } else { "without a value" };
        let to = secret.state.map_or("kept", PasswordState::name);
        return Err(Error::State { what: what(), from: from.to_owned(), to: to.to_owned() });
    }
    let (number, tag) = this.mark(None, secret)?;
    let sql = "INSERT INTO secrets (kind, owner, version, state, created, changed, sealed, changed_by, tag) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let state = secret.state.map(PasswordState::name);
    let (created, changed) = (secret.created.0, secret.changed.0);
    let values = params![secret.kind.name(), secret.owner, version, state, created, changed, secret.sealed, number, tag];
    this.store.execute(sql, values).map(drop)
}

/// Changes the state of a version.
pub(super) fn set_state(
    this: &StagedFile<'_>,
    kind: SecretKind,
    owner: &str,
    version: u64,
    state: PasswordState,
    at: Timestamp,
) -> Result<(), Error> {
    let what = || format!("version {version} of the {kind} of {owner}");
    let old = this.secrets_of(kind, owner)?.into_iter().find(|secret| secret.record.version == version);
    let old = old.ok_or_else(|| Error::Unknown { what: "secret", value: what() })?;
    // What is retired has no value left, and a key has no state but this one.
    let is_allowed = match old.record.state {
        Some(from) => from != PasswordState::Retired,
        None => state == PasswordState::Retired,
    };
    if !is_allowed {
        let from = old.record.state.map_or("without a state", PasswordState::name).to_owned();
        return Err(Error::State { what: what(), from, to: state.name().to_owned() });
    }
    let sealed = old.record.sealed.clone().filter(|_| state != PasswordState::Retired);
    let new = SecretRow { state: Some(state), changed: at, sealed, ..old.record.clone() };
    let (number, tag) = this.mark(Some(&old), &new)?;
    let sql = "UPDATE secrets SET state = ?4, changed = ?5, sealed = ?6, changed_by = ?7, tag = ?8 \
               WHERE kind = ?1 AND owner = ?2 AND version = ?3";
    let version = kept("the version", version)?;
    this.store.execute(sql, params![kind.name(), owner, version, state.name(), at.0, new.sealed, number, tag]).map(drop)
}

/// Puts another sealed form of the same secret into its row, whose tag is verified. Its new tag is of the keys of before: when everything gets
/// its new tag, that one is verified again. The sums are made anew then.
pub(super) fn reseal(store: &Sqlite, row: i64, sealed: &[u8]) -> Result<(), Error> {
    let unknown = || Error::Unknown { what: "sealed secret in row", value: row.to_string() };
    let sql = format!("{} WHERE id = ?1 AND sealed IS NOT NULL", rows::SECRET);
    let old = store.one(("secrets", &sql), [row], rows::marked(rows::secret))?.ok_or_else(unknown)?;
    integrity::verify_tag(store, &old)?;
    let (Some(keys), Some(mark)) = (store.trust.keys(), old.mark) else {
        return Err(Error::Internal { reason: "a secret without a tag was to be sealed anew".to_owned() });
    };
    let new = SecretRow { sealed: Some(sealed.to_owned()), ..old.record };
    let tag = keys.tag(&new.digest(), mark.record);
    store.execute("UPDATE secrets SET sealed = ?2, tag = ?3 WHERE id = ?1", params![row, sealed, tag]).map(drop)
}

/// Removes a slot, unless it is the last.
pub(super) fn remove_slot(this: &StagedFile<'_>, kind: &str, label: &str) -> Result<(), Error> {
    let slot = format!("{kind} {label}");
    let all = this.members(Set::Table("slots"), ("slots", rows::SLOTS), [], rows::slot)?;
    let is_it = |row: &Slot| row.kind == kind && row.label == label;
    let Some(old) = all.iter().find(|row| is_it(&row.record)) else {
        return Err(Error::Unknown { what: "slot", value: slot });
    };
    if all.len() == 1 {
        return Err(Error::LastSlot { slot });
    }
    this.replace(Some(old), None)?;
    this.store.execute("DELETE FROM slots WHERE kind = ?1 AND label = ?2", [kind, label]).map(drop)
}
