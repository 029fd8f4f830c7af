//! Checks that all sealed secrets open, and finds out what happened to those that do not: cut off, edited, swapped, rolled back or foreign.
//!
//! The vault itself reports secrets that are cut off or foreign. A secret that does not open under its own label is tried under other
//! labels: those of the other secrets that do not open, and those of other versions of its owner. The number of attempts is limited.

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

/// The number of secrets that are opened together.
const GROUP: u32 = 1024;
/// The number of secrets that do not open and are compared with one another. Further ones are reported without this comparison.
const MOST: usize = 256;
/// The number of versions of an owner that are tried, before and after the expected one.
const VERSIONS: u64 = 64;

/// A secret that does not open.
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

/// Opens all secrets on all cores, and reports what happened to those that do not open. It also checks the master key of the vault against
/// the audit log.
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
                // The memory that is used does not grow with the damage.
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

/// Passes all secrets to `each`, in groups.
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

/// Returns what happened to a secret, as far as it alone shows that. `None` means that it was swapped with another, or edited.
fn alone(one: &Failing, vault: &Vault, replay: Option<&Replay>) -> Option<(&'static str, String)> {
    match &one.error {
        Error::CutOff { length, least, .. } => {
            Some(("sealed-truncated", format!("was cut off: it has {length} bytes and needs at least {least}")))
        }
        Error::Foreign { master, .. } => {
            let name = master.to_string();
            let since = replay.and_then(|replay| replay.until(&name)).map_or_else(
                || "which this vault never had: it comes from another PKI, or was edited".to_owned(),
                |number| format!("which this vault had until audit record {number}: the secret was set back"),
            );
            Some(("sealed-foreign", format!("is foreign: the master key {name} sealed it, {since}")))
        }
        Error::Format { found, known, .. } => Some((
            "sealed-edited",
            format!("was edited: it has the format {found}, but this version of evpki knows formats up to {known}"),
        )),
        _ => {
            let own = one.row.version;
            let before = (1..own).rev().take(VERSIONS as usize);
            let behind = (own.saturating_add(1)..).take(VERSIONS as usize);
            let held = before.chain(behind).find(|version| one.opens_as(vault, Label { version: *version, ..one.label() }))?;
            Some(if held < own {
                ("sealed-rolled-back", format!("was rolled back: it contains version {held}"))
            } else {
                ("sealed-swapped", format!("was swapped: it contains version {held}"))
            })
        }
    }
}

/// Returns the other secret that does not open, if each of the two opens as the other.
fn swapped_with(one: &Failing, failing: &[Failing], vault: &Vault) -> Option<(&'static str, String)> {
    let is_it =
        |other: &&Failing| other.number != one.number && one.opens_as(vault, other.label()) && other.opens_as(vault, one.label());
    let other = failing.iter().find(is_it)?;
    Some(("sealed-swapped", format!("was swapped with the {}", described(&other.row))))
}

/// Returns the other secret that does not open, if this one opens as it.
fn holds(one: &Failing, failing: &[Failing], vault: &Vault) -> Option<(&'static str, String)> {
    let other = failing.iter().find(|other| other.number != one.number && one.opens_as(vault, other.label()))?;
    Some(("sealed-swapped", format!("was swapped: it contains the {}", described(&other.row))))
}

/// Finds the secrets that are byte for byte copies of others.
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

/// Describes a secret as text for the operator.
fn described(row: &SecretRow) -> String {
    format!("{} of {} (version {})", row.kind.name().replace('-', " "), row.owner.escape_debug(), row.version)
}

/// Creates the finding about a secret. For a private key, it contains the owner of its certificate.
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
