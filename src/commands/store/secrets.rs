//! Whether everything that is sealed opens; and what happened to what does not: it was cut off, edited, swapped or rolled back, or is foreign.
//!
//! The vault tells the first and the last by themselves. What does not open under its own name is tried under others: those of the other
//! records that do not open, and of the other versions of its owner. How many that are is bounded.

use super::{
    audit_reconcile::Replay,
    finding::{Finding, Findings},
};
use crate::{
    commands::Context,
    model::{KeyId, Label, SecretKind, hex},
    store::{self, Lookup, Read, SecretRow, Sqlite},
    vault::{Error, Vault},
};
use rayon::prelude::*;
use std::collections::HashMap;

/// How many are opened together.
const GROUP: u32 = 1024;
/// How many records that do not open are held against one another: every one is named, those above are not searched for.
const MOST: usize = 256;
/// How many versions of an owner are tried, before and behind the one that it should be.
const VERSIONS: u64 = 64;

/// A record that does not open.
struct Failing {
    number: i64,
    row: SecretRow,
    error: Error,
}

impl Failing {
    fn label(&self) -> Label<'_> {
        label(&self.row)
    }

    fn opens_as(&self, vault: &Vault, label: Label<'_>) -> bool {
        self.row.sealed.as_ref().is_some_and(|sealed| vault.open(label, sealed).is_ok())
    }
}

fn label(row: &SecretRow) -> Label<'_> {
    Label { kind: row.kind, owner: &row.owner, version: row.version }
}

/// Opens all that is secrets, on all cores, and the vault's own master key against the audit; names what happened to what does not open.
pub(super) fn check(
    context: &Context<'_>,
    store: &Sqlite,
    vault: &Vault,
    replay: Option<&Replay>,
    findings: &mut Findings,
) -> Result<(), store::Error> {
    if let Some(replay) = replay {
        replay.compare_vault(vault, findings);
    }
    let mut failing = Vec::new();
    context.progress.begin("secrets", store.count_sealed()?);
    each_group(store, |rows| {
        context.progress.advance(rows.len() as u64);
        let failed = rows.into_par_iter().filter_map(|(number, row)| {
            let error = vault.open(label(&row), row.sealed.as_deref()?).err()?;
            Some(Failing { number, row, error })
        });
        for one in failed.collect::<Vec<_>>() {
            if failing.len() < MOST {
                failing.push(one);
            } else {
                // What is kept does not grow with the damage.
                let (code, what) = alone(&one, vault, replay).unwrap_or_else(edited);
                findings.add(named(store, &one, code, &what)?);
            }
        }
        Ok(())
    })?;
    context.progress.end();
    let copies = copies(store, &failing)?;
    for one in &failing {
        let (code, what) = swapped_with(one, &failing, vault)
            .or_else(|| alone(one, vault, replay))
            .or_else(|| holds(one, &failing, vault))
            .or_else(|| copies.get(&one.number).map(|of| ("sealed-swapped", format!("was swapped: it is a copy of the {of}"))))
            .unwrap_or_else(edited);
        findings.add(named(store, one, code, &what)?);
    }
    Ok(())
}

/// Hands on all that is secrets, in groups.
fn each_group(
    store: &Sqlite,
    mut each: impl FnMut(Vec<(i64, SecretRow)>) -> Result<(), store::Error>,
) -> Result<(), store::Error> {
    let mut last = i64::MIN;
    loop {
        let rows = store.sealed_behind(last, GROUP)?;
        let Some((row, _)) = rows.last() else { return Ok(()) };
        last = *row;
        each(rows)?;
    }
}

fn edited() -> (&'static str, String) {
    ("sealed-edited", "was edited".to_owned())
}

/// What can be said of a record without others: unless it is swapped, or edited.
fn alone(one: &Failing, vault: &Vault, replay: Option<&Replay>) -> Option<(&'static str, String)> {
    match &one.error {
        Error::CutOff { length, least, .. } => {
            Some(("sealed-truncated", format!("was cut off: it has {length} bytes and needs at least {least}")))
        }
        Error::Foreign { master, .. } => {
            let name = master.to_string();
            let since = replay.and_then(|replay| replay.until(&name)).map_or_else(
                || "which this vault never had: it is of another PKI, or was edited".to_owned(),
                |number| format!("which this vault had until audit record {number}: it was set back"),
            );
            Some(("sealed-foreign", format!("is foreign: the master key {name} sealed it, {since}")))
        }
        Error::Format { found, known, .. } => {
            Some(("sealed-edited", format!("was edited: it says it has format {found}, known are formats up to {known}")))
        }
        _ => {
            let own = one.row.version;
            let before = (1..own).rev().take(VERSIONS as usize);
            let behind = (own.saturating_add(1)..).take(VERSIONS as usize);
            let held = before.chain(behind).find(|version| one.opens_as(vault, Label { version: *version, ..one.label() }))?;
            Some(if held < own {
                ("sealed-rolled-back", format!("was rolled back: it holds version {held}"))
            } else {
                ("sealed-swapped", format!("was swapped: it holds version {held}"))
            })
        }
    }
}

/// The other record that does not open, when each opens as the other.
fn swapped_with(one: &Failing, failing: &[Failing], vault: &Vault) -> Option<(&'static str, String)> {
    let is_it =
        |other: &&Failing| other.number != one.number && one.opens_as(vault, other.label()) && other.opens_as(vault, one.label());
    let other = failing.iter().find(is_it)?;
    Some(("sealed-swapped", format!("was swapped with the {}", described(&other.row))))
}

/// The other record that does not open, when this one opens as it.
fn holds(one: &Failing, failing: &[Failing], vault: &Vault) -> Option<(&'static str, String)> {
    let other = failing.iter().find(|other| other.number != one.number && one.opens_as(vault, other.label()))?;
    Some(("sealed-swapped", format!("was swapped: it holds the {}", described(&other.row))))
}

/// Which of them are copies of others, byte for byte.
fn copies(store: &Sqlite, failing: &[Failing]) -> Result<HashMap<i64, String>, store::Error> {
    let mut copies = HashMap::new();
    if failing.is_empty() {
        return Ok(copies);
    }
    let mut by_value: HashMap<&[u8], Vec<i64>> = HashMap::new();
    for one in failing {
        by_value.entry(one.row.sealed.as_deref().unwrap_or_default()).or_default().push(one.number);
    }
    each_group(store, |rows| {
        for (number, row) in rows {
            let same = row.sealed.as_deref().and_then(|sealed| by_value.get(sealed));
            for copy in same.into_iter().flatten().filter(|copy| **copy != number) {
                copies.insert(*copy, described(&row));
            }
        }
        Ok(())
    })?;
    Ok(copies)
}

/// What a record is, for people.
fn described(row: &SecretRow) -> String {
    format!("{} of {} (version {})", row.kind.name().replace('-', " "), row.owner.escape_debug(), row.version)
}

/// The finding about a record; with whom a private key is of.
fn named(store: &Sqlite, one: &Failing, code: &'static str, what: &str) -> Result<Finding, store::Error> {
    let row = &one.row;
    let mut whose = String::new();
    if let (SecretKind::PrivateKey, Ok(id)) = (row.kind, hex::decode_array(&row.owner)) {
        let first = store.certificates(&Lookup::Key(KeyId(id)))?.pop();
        whose = first.map(|row| format!(", the key of {},", row.owner)).unwrap_or_default();
    }
    let subject = format!("{} of {}", row.kind, row.owner);
    Ok(Finding::damage(code, subject, format!("the {}{whose} {what}", described(row))))
}
