//! The search for rows that are not authentic, which goes on where a command would stop.

use super::{
    super::{Error, Sqlite, audit, rows},
    Running,
    all::{Visitor, damage_of, each_row},
    check_tag,
    tree::Tree,
};
use crate::store::{
    CertificateRow, ChargerRow, Damage, SecretRow,
    integrity::{Authentic, Element, Keys, Marked, Set, Sum},
};
use std::collections::BTreeMap;

/// How many damages are named before the search ends.
const MOST: usize = 1000;

/// Every row that is not authentic, and every part of the tree. The keys are those of the vault; the head of the audit was verified.
pub(in super::super) fn search(store: &Sqlite, keys: &Keys) -> Result<Vec<Damage>, Error> {
    let mut tree = Tree::new(keys.clone());
    match tree.refresh(store) {
        Ok(()) => {}
        // Where the audit ends is somebody else's finding; rows without tags are none.
        Err(Error::Untagged | Error::AuditCut { .. } | Error::Rekeyed { .. }) => return Ok(Vec::new()),
        Err(error) => return Ok(vec![damage_of(error)?]),
    }
    if tree.audit().is_none() {
        return Ok(Vec::new());
    }
    let mut search = Search { keys, sums: BTreeMap::new(), table: "", damages: Vec::new(), edited: BTreeMap::new() };
    each_row(store, &mut search)?;
    let Search { sums, mut damages, edited, .. } = search;
    damages.extend(tree.search(store)?);
    for (table, sum) in sums {
        let set = Set::Table(table);
        let label = keys.label(set);
        let kept = match tree.sum_of(store, None, label) {
            Ok(kept) => kept,
            Err(error) => {
                push(&mut damages, damage_of(error)?);
                continue;
            }
        };
        // A row that was edited is not what was added, and explains it.
        if kept != sum && !edited.contains_key(table) {
            let named = stale(store, keys, &mut tree, table)?;
            if named.is_empty() {
                push(&mut damages, Damage::SetChanged { set: set.describe() });
            }
            named.into_iter().for_each(|damage| push(&mut damages, damage));
        }
    }
    // The latest CRLs, each a set of its own.
    for issuer in store.all(("issuers", rows::ISSUERS), [], rows::issuer)? {
        let set = Set::LatestCrl(&issuer.name);
        let found = store.all(("crls", rows::CRL), [&issuer.name], rows::marked(rows::crl));
        let verified = found.and_then(|rows| sets_agree(store, keys, &mut tree, set, &rows));
        if let Err(error) = verified {
            push(&mut damages, damage_of(error)?);
        }
    }
    Ok(damages)
}

fn push(damages: &mut Vec<Damage>, damage: Damage) {
    if damages.len() < MOST && !damages.contains(&damage) {
        damages.push(damage);
    }
}

struct Search<'a> {
    keys: &'a Keys,
    sums: BTreeMap<&'static str, Sum>,
    table: &'static str,
    damages: Vec<Damage>,
    edited: BTreeMap<&'static str, ()>,
}

impl Visitor for Search<'_> {
    fn table(&mut self, table: &'static str) -> Result<(), Error> {
        self.table = table;
        if table != "crls" {
            self.sums.insert(table, Sum::EMPTY);
        }
        Ok(())
    }

    fn row<T: Authentic>(&mut self, _: i64, row: &Marked<T>) -> Result<(), Error> {
        let Marked { record, mark } = row;
        if let Err(error) = check_tag(self.keys, &record.digest(), *mark, record.is_whole(), || record.describe()) {
            self.edited.insert(self.table, ());
            push(&mut self.damages, damage_of(error)?);
            return Ok(());
        }
        if let (Some(Element::Row), Some(mark)) = (record.in_table(), mark) {
            let set = Set::Table(self.table);
            let label = self.keys.label(set);
            let sum = self.sums.entry(self.table).or_default();
            *sum = sum.plus(self.keys.element(&label, &mark.tag));
        }
        Ok(())
    }

    fn unreadable(&mut self, error: Error) -> Result<(), Error> {
        self.edited.insert(self.table, ());
        push(&mut self.damages, damage_of(error)?);
        Ok(())
    }
}

/// The rows of a table that are authentic and not current, as far as their smallest sets tell.
fn stale(store: &Sqlite, keys: &Keys, tree: &mut Tree, table: &str) -> Result<Vec<Damage>, Error> {
    let mut damages = Vec::new();
    let mut note = |verified: Result<(), Error>| {
        if let Err(error) = verified {
            push(&mut damages, damage_of(error)?);
        }
        Ok::<(), Error>(())
    };
    match table {
        "chargers" => {
            let sql = format!("{} ORDER BY station_id", rows::CHARGER);
            store.each(("chargers", &sql), [], rows::marked(rows::charger), &mut |row: Marked<ChargerRow>| {
                let id = row.record.charger.station_id.clone();
                note(sets_agree(store, keys, tree, Set::Charger(id.as_str()), &[row]))
            })?;
        }
        "certificates" => {
            let sql = format!("{} ORDER BY c.owner, c.owner_kind", rows::CERTIFICATE);
            let owner = |row: &Marked<CertificateRow>| row.record.owner.clone();
            grouped(store, ("certificates", &sql), rows::certificate, owner, |owner, rows| {
                note(sets_agree(store, keys, tree, Set::Owner(owner.kind, &owner.name), rows))
            })?;
        }
        "secrets" => {
            let sql = format!("{} WHERE kind <> 'private-key' ORDER BY kind, owner, version", rows::SECRET);
            let key = |row: &Marked<SecretRow>| (row.record.kind, row.record.owner.clone());
            grouped(store, ("secrets", &sql), rows::secret, key, |(kind, owner), rows| {
                note(sets_agree(store, keys, tree, Set::Secrets(*kind, owner), rows))
            })?;
        }
        _ => {}
    }
    Ok(damages)
}

/// Hands on the rows that have a key in common and follow one another.
fn grouped<T: Authentic, K: PartialEq>(
    store: &Sqlite,
    query: (&'static str, &str),
    read: fn(&mut rows::Fields<'_>) -> Result<T, Error>,
    key: impl Fn(&Marked<T>) -> K,
    mut each: impl FnMut(&K, &[Marked<T>]) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut group: Vec<Marked<T>> = Vec::new();
    let mut of: Option<K> = None;
    store.each(query, [], rows::marked(read), &mut |row| {
        let own = key(&row);
        if of.as_ref().is_some_and(|of| *of != own) {
            if let Some(of) = &of {
                each(of, &group)?;
            }
            group.clear();
        }
        of = Some(own);
        group.push(row);
        Ok(())
    })?;
    of.map_or(Ok(()), |of| each(&of, &group))
}

fn sets_agree<T: Authentic>(store: &Sqlite, keys: &Keys, tree: &mut Tree, set: Set<'_>, rows: &[Marked<T>]) -> Result<(), Error> {
    let mut running = Running::new(keys, set);
    rows.iter().try_for_each(|row| running.add(row))?;
    super::compare(tree.sum_of(store, None, running.label)?, running.sum, &set.describe())
}

/// The audit records whose tags this vault did not make.
pub(in super::super) fn audit_tags(store: &Sqlite, keys: &Keys) -> Result<Vec<Damage>, Error> {
    let mut damages = Vec::new();
    let end = audit::End::find(store)?;
    let (Some(pki), true) = (end.pki(), end.has_root()) else { return Ok(damages) };
    let sql = ("audit", "SELECT number, hash, tag FROM audit ORDER BY number");
    let read =
        |fields: &mut rows::Fields<'_>| Ok((fields.number, fields.array("hash")?, fields.maybe("tag", rows::Fields::array)?));
    store.each(sql, [], read, &mut |(number, hash, tag)| {
        let number = number.unsigned_abs();
        if tag != Some(keys.audit_tag(&pki, number, &hash)) {
            push(&mut damages, Damage::AuditRecordTag { number });
        }
        Ok(())
    })?;
    Ok(damages)
}
