//! Passwords of chargers and of batches: what the audit says of each version, held against the rows. A value that was sealed once opens for
//! ever, so whoever takes a whole row back, with its value, brings an old password back into force.
//!
//! Of each charger two entries are kept while the rows are walked, about 80 bytes together: of versions that are retired, none.

use super::{
    audit_reconcile::{Names, detail, record, short},
    finding::{Finding, Findings},
};
use crate::{
    model::{PasswordState, SecretKind},
    store::{self, AuditEvent, AuditRecord, Read, SecretRow, Sqlite},
};
use std::collections::BTreeMap;

/// The code of what is found.
const CODE: &str = "audit-password";

/// What is held.
const KINDS: [SecretKind; 2] = [SecretKind::Password, SecretKind::BatchPassword];

/// Whose: by a digest of kind and name.
type Whose = (u64, u64);

/// What the audit says of somebody's passwords.
#[derive(Debug, Clone, Copy)]
struct Owner {
    /// The newest version: every one before it was there.
    newest: u32,
    /// The record that spoke of any of them last.
    last: u32,
}

/// What the audit says of a version that is not retired.
#[derive(Debug, Clone, Copy)]
struct Live {
    state: PasswordState,
    /// The record that says so.
    record: u32,
}

#[derive(Debug, Default)]
struct Passwords {
    names: Names,
    owners: BTreeMap<Whose, Owner>,
    live: BTreeMap<(Whose, u32), Live>,
}

/// Holds the passwords against the audit.
///
/// # Errors
/// The store's.
pub(super) fn compare(store: &Sqlite, advance: &dyn Fn(u64), findings: &mut Findings) -> Result<(), store::Error> {
    let mut known = Passwords::default();
    store.each_audit(1, &mut |record| {
        advance(1);
        known.take(&record);
        Ok(())
    })?;
    for kind in KINDS {
        let mut rows: Vec<SecretRow> = Vec::new();
        store.each_secret(kind, None, &mut |row| {
            if rows.first().is_some_and(|first| first.owner != row.owner) {
                known.compare_all(kind, &std::mem::take(&mut rows), findings);
            }
            rows.push(row);
            Ok(())
        })?;
        known.compare_all(kind, &rows, findings);
    }
    // Of whom there is no row at all, the audit has the name.
    let mut lost: Vec<Owner> = std::mem::take(&mut known.owners).into_values().collect();
    lost.sort_by_key(|owner| owner.last);
    for owner in lost {
        let Some(event) = record(store, owner.last)?.map(|record| record.event) else { continue };
        let Some(kind) = kind_of(&event) else { continue };
        known.missing(kind, &event.subject, owner, 0, findings);
    }
    Ok(())
}

impl Passwords {
    fn take(&mut self, record: &AuditRecord) {
        let event = &record.event;
        let Some(kind) = kind_of(event) else { return };
        // Of a batch, records of old say neither: there was one default password, and none was ever retired.
        let is_old = kind == SecretKind::BatchPassword && detail(event, "version").is_none();
        let said = |key, of_old| detail(event, key).or(is_old.then_some(of_old));
        let version = said("version", "1").and_then(|version| version.parse::<u32>().ok());
        let state = said("state", "factory-default").and_then(|state| state.parse().ok());
        let (Some(version), Some(state)) = (version, state) else { return };
        let whose = self.names.digest(&(kind.name(), &event.subject));
        let number = short(record.number);
        let owner = self.owners.entry(whose).or_insert(Owner { newest: version, last: number });
        (owner.newest, owner.last) = (owner.newest.max(version), number);
        match state {
            PasswordState::Retired => drop(self.live.remove(&(whose, version))),
            state => drop(self.live.insert((whose, version), Live { state, record: number })),
        }
    }

    /// Holds all rows of one owner against the audit, and forgets the owner.
    fn compare_all(&mut self, kind: SecretKind, rows: &[SecretRow], findings: &mut Findings) {
        let Some(name) = rows.first().map(|row| row.owner.as_str()) else { return };
        let whose = self.names.digest(&(kind.name(), name));
        let owner = self.owners.remove(&whose);
        for row in rows {
            let version = u32::try_from(row.version).unwrap_or(u32::MAX);
            let said = match (self.live.remove(&(whose, version)), owner) {
                (Some(Live { state, record }), _) => Some((state, format!("record {record}"))),
                (None, Some(Owner { newest, last })) if version <= newest => {
                    Some((PasswordState::Retired, format!("as of record {last}")))
                }
                _ => None,
            };
            let what = match said {
                None => "the audit knows of no such one".to_owned(),
                Some((said, _)) if Some(said) == row.state => continue,
                Some((said, record)) => {
                    let has = row.state.map_or("without a state", PasswordState::name);
                    format!("the audit says it is {said}, {record}, the row says {has}")
                }
            };
            let what = format!("the {} of {name} (version {}): {what}", spaced(kind), row.version);
            findings.add(Finding::damage(CODE, format!("{kind} of {name}"), what));
        }
        if let Some(owner) = owner {
            self.missing(kind, name, owner, u32::try_from(rows.len()).unwrap_or(u32::MAX), findings);
        }
    }

    /// Names what of one owner has no row, besides so many rows: each version that is not retired, and of the others how many there should be.
    fn missing(&mut self, kind: SecretKind, name: &str, owner: Owner, rows: u32, findings: &mut Findings) {
        let whose = self.names.digest(&(kind.name(), name));
        let mut found = |what| findings.add(Finding::damage(CODE, format!("{kind} of {name}"), what));
        let Owner { newest, last } = owner;
        let mut lost = newest.saturating_sub(rows);
        for ((_, version), Live { state, record }) in self.live.range((whose, 0)..=(whose, u32::MAX)) {
            let kind = spaced(kind);
            found(format!(
                "the audit says the {kind} of {name} (version {version}) is {state}, record {record}, and there is no row of it"
            ));
            lost = lost.saturating_sub(1);
        }
        if lost > 0 {
            let kind = spaced(kind);
            found(format!(
                "the {kind} of {name}: the audit says there are {newest} versions, as of record {last}, and there are rows of {rows}"
            ));
        }
    }
}

/// What a record of the audit speaks of.
fn kind_of(event: &AuditEvent) -> Option<SecretKind> {
    match event.action.as_str() {
        "password.change" => Some(SecretKind::Password),
        "password.batch" => Some(SecretKind::BatchPassword),
        _ => None,
    }
}

/// As people say it.
fn spaced(kind: SecretKind) -> String {
    kind.name().replace('-', " ")
}
