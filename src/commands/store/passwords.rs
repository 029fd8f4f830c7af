//! Checks the passwords of chargers and of batches against the audit log, version by version.
//!
//! A sealed value can be opened forever. An attacker who puts back an old row with its value would therefore make an old password active
//! again.
//!
//! While the rows are walked, two entries are kept per charger, about 80 bytes together. Retired versions need no entry.

use super::{
    audit_reconcile::{detail, record, short},
    finding::{Finding, Findings},
    name_digests::Names,
};
use crate::{
    model::{PasswordState, SecretKind},
    store::{self, AuditEvent, AuditRecord, Read, SecretRow, Sqlite},
};
use std::collections::BTreeMap;

/// The code of the findings.
const CODE: &str = "audit-password";

/// The kinds of secrets that are checked.
const KINDS: [SecretKind; 2] = [SecretKind::Password, SecretKind::BatchPassword];

/// The owner of a password, as a digest of the kind and the name.
type Whose = (u64, u64);

/// What the audit log contains about the passwords of one owner.
#[derive(Debug, Clone, Copy)]
struct Owner {
    /// The newest version. Every version before it existed.
    newest: u32,
    /// The number of the last record about any of them.
    last: u32,
}

/// What the audit log contains about a version that is not retired.
#[derive(Debug, Clone, Copy)]
struct Live {
    state: PasswordState,
    /// The number of the record that set this state.
    record: u32,
}

#[derive(Debug, Default)]
struct Passwords {
    names: Names,
    owners: BTreeMap<Whose, Owner>,
    live: BTreeMap<(Whose, u32), Live>,
}

/// Checks the passwords against the audit log.
///
/// # Errors
/// Returns an error if the store cannot be read.
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
    // The audit log contains the names of the owners that have no row at all.
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
        // Records of earlier versions about a batch contain neither: a batch had one default password, which was never retired.
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

    /// Checks all rows of one owner against the audit log, and drops what is known about the owner.
    fn compare_all(&mut self, kind: SecretKind, rows: &[SecretRow], findings: &mut Findings) {
        let Some(name) = rows.first().map(|row| row.owner.as_str()) else { return };
        let whose = self.names.digest(&(kind.name(), name));
        let owner = self.owners.remove(&whose);
        for row in rows {
            let version = u32::try_from(row.version).unwrap_or(u32::MAX);
            let said = match (self.live.remove(&(whose, version)), owner) {
                (Some(Live { state, record }), _) => Some((state, format!("audit record {record}"))),
                (None, Some(Owner { newest, last })) if version <= newest => {
                    Some((PasswordState::Retired, format!("the audit log up to record {last}")))
                }
                _ => None,
            };
            let what = match said {
                None => "the audit log contains no record of it".to_owned(),
                Some((said, _)) if Some(said) == row.state => continue,
                Some((said, record)) => {
                    let has = row.state.map_or("without a state", PasswordState::name);
                    format!("its state is {said} according to {record}, but {has} according to the row")
                }
            };
            let what = format!("the {} of {name} (version {}): {what}", spaced(kind), row.version);
            findings.add(Finding::damage(CODE, format!("{kind} of {name}"), what));
        }
        if let Some(owner) = owner {
            self.missing(kind, name, owner, u32::try_from(rows.len()).unwrap_or(u32::MAX), findings);
        }
    }

    /// Reports the passwords of one owner that have no row: every version that is not retired by itself, and the retired ones by their number.
    /// `rows` is the number of rows that exist.
    fn missing(&mut self, kind: SecretKind, name: &str, owner: Owner, rows: u32, findings: &mut Findings) {
        let whose = self.names.digest(&(kind.name(), name));
        let mut found = |what| findings.add(Finding::damage(CODE, format!("{kind} of {name}"), what));
        let Owner { newest, last } = owner;
        let mut lost = newest.saturating_sub(rows);
        for ((_, version), Live { state, record }) in self.live.range((whose, 0)..=(whose, u32::MAX)) {
            let kind = spaced(kind);
            found(format!(
                "the {kind} of {name} (version {version}) is {state} according to audit record {record}, but it has no row"
            ));
            lost = lost.saturating_sub(1);
        }
        if lost > 0 {
            let kind = spaced(kind);
            found(format!("the {kind} of {name} has {newest} versions according to audit record {last}, but {rows} rows"));
        }
    }
}

/// Returns the kind of password that an audit record is about, or `None`.
fn kind_of(event: &AuditEvent) -> Option<SecretKind> {
    match event.action.as_str() {
        "password.change" => Some(SecretKind::Password),
        "password.batch" => Some(SecretKind::BatchPassword),
        _ => None,
    }
}

/// Returns the name of the kind with spaces, for messages.
fn spaced(kind: SecretKind) -> String {
    kind.name().replace('-', " ")
}
