//! All rows at once: verified, or given new tags.

use super::{
    super::{Error, Sqlite, audit, crls, rows, schema},
    Changes, Running,
    changes::{each_element, nonce_of},
    tree::{self, Stored, Tree, bucket_of, bucket_value},
};
use crate::store::{
    CertificateRow, Damage, Read,
    integrity::{Authentic, Keys, Mark, Marked, Set},
};
use rusqlite::params;

/// How many rows are read at a time.
const PAGE: u32 = 512;
/// How many changed sums are kept in memory.
const MOST_SUMS: usize = 50_000;

/// What is done with every row of every table that carries tags.
pub(super) trait Visitor {
    /// A table begins.
    fn table(&mut self, table: &'static str) -> Result<(), Error>;
    /// One of its rows, and the number of that row.
    fn row<T: Authentic>(&mut self, number: i64, row: &Marked<T>) -> Result<(), Error>;
    /// What it means that a row, and those behind it in its table, cannot be read.
    fn unreadable(&mut self, error: Error) -> Result<(), Error> {
        Err(error)
    }
}

/// Shows every row to a visitor, table by table.
pub(super) fn each_row(store: &Sqlite, visitor: &mut impl Visitor) -> Result<(), Error> {
    few(store, ("pki", rows::PKI), rows::pki, visitor)?;
    few(store, ("profiles", rows::PROFILES), rows::profile, visitor)?;
    few(store, ("issuers", rows::ISSUERS), rows::issuer, visitor)?;
    few(store, ("authorities", rows::AUTHORITIES), rows::authority, visitor)?;
    few(store, ("slots", rows::SLOTS), rows::slot, visitor)?;
    few(store, ("settings", rows::SETTINGS), rows::setting, visitor)?;
    few(store, ("peers", rows::PEERS), rows::peer, visitor)?;
    visitor.table("crls")?;
    let names = store.all(("issuers", rows::ISSUERS), [], rows::issuer)?;
    for issuer in names {
        match store.all(("crls", rows::CRL), [&issuer.name], numbered(rows::crl)) {
            Ok(found) => found.iter().try_for_each(|(number, row)| visitor.row(*number, row))?,
            Err(error) => visitor.unreadable(error)?,
        }
    }
    many(store, "chargers", &format!("{} WHERE id >= ?1 ORDER BY id LIMIT ?2", rows::CHARGER), rows::charger, visitor)?;
    let certificates = format!("{} WHERE c.id >= ?1 ORDER BY c.id LIMIT ?2", rows::CERTIFICATE);
    many(store, "certificates", &certificates, rows::certificate, visitor)?;
    many(store, "secrets", &format!("{} WHERE id >= ?1 ORDER BY id LIMIT ?2", rows::SECRET), rows::secret, visitor)
}

type ReadRow<T> = fn(&mut rows::Fields<'_>) -> Result<T, Error>;

fn numbered<T>(read: ReadRow<T>) -> impl Fn(&mut rows::Fields<'_>) -> Result<(i64, Marked<T>), Error> {
    let read = rows::marked(read);
    move |fields| Ok((fields.number, read(fields)?))
}

fn few<T: Authentic>(
    store: &Sqlite,
    query: (&'static str, &str),
    read: ReadRow<T>,
    visitor: &mut impl Visitor,
) -> Result<(), Error> {
    visitor.table(T::TABLE)?;
    match store.all(query, [], numbered(read)) {
        Ok(rows) => rows.iter().try_for_each(|(number, row)| visitor.row(*number, row)),
        Err(error) => visitor.unreadable(error),
    }
}

fn many<T: Authentic>(
    store: &Sqlite,
    table: &'static str,
    sql: &str,
    read: ReadRow<T>,
    visitor: &mut impl Visitor,
) -> Result<(), Error> {
    visitor.table(table)?;
    let mut first = i64::MIN;
    loop {
        let page = match store.all((table, sql), params![first, PAGE], numbered(read)) {
            Ok(page) => page,
            Err(error) => return visitor.unreadable(error),
        };
        let next = page.last().map(|(number, _)| number.checked_add(1));
        page.iter().try_for_each(|(number, row)| visitor.row(*number, row))?;
        let Some(Some(next)) = next else { return Ok(()) };
        first = next;
    }
}

/// Verifies the schema, every row, every audit record, and the tree.
pub(in super::super) fn verify_all(store: &Sqlite) -> Result<(), Error> {
    struct Verify<'a> {
        store: &'a Sqlite,
        running: Option<Running<'static>>,
    }
    impl Verify<'_> {
        fn end(&mut self) -> Result<(), Error> {
            self.running.take().map_or(Ok(()), |running| running.end(self.store, None))
        }
    }
    impl Visitor for Verify<'_> {
        fn table(&mut self, table: &'static str) -> Result<(), Error> {
            self.end()?;
            // Each of the latest CRLs is a set of its own.
            self.running = if table == "crls" { None } else { Running::begin(self.store, Set::Table(table))? };
            Ok(())
        }

        fn row<T: Authentic>(&mut self, _: i64, row: &Marked<T>) -> Result<(), Error> {
            self.running.as_mut().map_or_else(|| super::verify_tag(self.store, row), |running| running.add(row))
        }
    }
    schema::is_intact(store)?;
    if let Some(damage) = audit::walk(store, store.trust.keys().as_ref())?.into_iter().next() {
        return Err(audit::cut(store, damage)?);
    }
    let mut visitor = Verify { store, running: None };
    each_row(store, &mut visitor)?;
    visitor.end()?;
    for issuer in store.all(("issuers", rows::ISSUERS), [], rows::issuer)? {
        store.crl(&issuer.name)?;
    }
    if let Some(damage) = store.trust.with(store, |tree| tree.search(store))?.into_iter().flatten().next() {
        return Err(Error::Unauthentic { damage });
    }
    Ok(())
}

/// Gives every row and every audit record a new tag, and makes the sums and the tree anew; gives the root. Rows that carry none get the
/// number of this audit record. `hash` is the hash that the audit ends with.
pub(in super::super) fn tag_all(store: &Sqlite, keys: &Keys, record: u64, hash: &[u8; 32]) -> Result<[u8; 32], Error> {
    store.execute("DELETE FROM sums", [])?;
    store.execute("DELETE FROM bucket_groups", [])?;
    note_digests(store)?;
    note_origins(store)?;
    let nonce = nonce_of(hash);
    let mut tagging = Tagging { store, keys, record, nonce, table: "", changes: Changes::default() };
    each_row(store, &mut tagging)?;
    tagging.changes.spill(store, keys, nonce)?;
    tag_audit(store, keys)?;
    plant(store, keys)
}

struct Tagging<'a> {
    store: &'a Sqlite,
    keys: &'a Keys,
    record: u64,
    nonce: crate::store::integrity::Short,
    table: &'static str,
    changes: Changes,
}

impl Visitor for Tagging<'_> {
    fn table(&mut self, table: &'static str) -> Result<(), Error> {
        self.table = table;
        Ok(())
    }

    fn row<T: Authentic>(&mut self, number: i64, row: &Marked<T>) -> Result<(), Error> {
        // What has a tag is verified once more by the keys of before, in the same step that gives it the new one.
        super::verify_tag(self.store, row)?;
        let record = row.mark.map_or(self.record, |mark| mark.record);
        let mark = Mark { record, tag: self.keys.tag(&row.record.digest(), record) };
        let sql = format!("UPDATE {} SET changed_by = ?2, tag = ?3 WHERE id = ?1", self.table);
        self.store.execute(&sql, params![number, super::super::kept("the audit record", record)?, mark.tag])?;
        each_element(self.keys, &row.record, mark, &mut |label, sum| self.changes.add(label, sum));
        if self.changes.len() > MOST_SUMS { self.changes.spill(self.store, self.keys, self.nonce) } else { Ok(()) }
    }
}

/// The digests of the latest CRLs, which stores of older versions did not keep.
fn note_digests(store: &Sqlite) -> Result<(), Error> {
    let sql = ("crls", "SELECT id FROM crls WHERE crl IS NOT NULL AND digest IS NULL");
    for row in store.all(sql, [], |fields| Ok(fields.number))? {
        let digest = crls::digest(store, row)?;
        store.execute("UPDATE crls SET digest = ?2 WHERE id = ?1", params![row, digest])?;
    }
    Ok(())
}

/// Which audit records recorded the certificates that were left without a signature, which stores of older versions did not keep.
fn note_origins(store: &Sqlite) -> Result<(), Error> {
    let sql = format!("{} WHERE c.fingerprint IS NULL AND c.origin IS NULL", rows::CERTIFICATE);
    let open: Vec<CertificateRow> = store.all(("certificates", &sql), [], rows::certificate)?;
    if open.is_empty() {
        return Ok(());
    }
    let mut origins = Vec::new();
    store.each_audit(1, &mut |record| {
        let detail = |key: &str| record.event.details.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str());
        let is_record = record.event.action == "certificate.record";
        let (serial, issuer) = (detail("serial"), detail("issuer"));
        let found = open.iter().find(|row| serial == Some(&row.serial.to_string()) && issuer == Some(&row.issuer));
        if let Some(row) = found.filter(|_| is_record) {
            origins.push((row.row, record.number));
        }
        Ok(())
    })?;
    for (row, number) in origins {
        let number = super::super::kept("the audit record", number)?;
        store.execute("UPDATE certificates SET origin = ?2 WHERE id = ?1", params![row, number])?;
    }
    Ok(())
}

fn tag_audit(store: &Sqlite, keys: &Keys) -> Result<(), Error> {
    // As it stands there: its new tag is not that of the keys that answers are verified by.
    let Some(pki) = store.one(("pki", rows::PKI), [], rows::pki)?.map(|pki| pki.id) else { return Ok(()) };
    let mut last = 0;
    loop {
        let sql = "SELECT number, hash FROM audit WHERE number > ?1 ORDER BY number LIMIT ?2";
        let page = store.all(("audit", sql), params![last, PAGE], |fields| Ok((fields.number, fields.array("hash")?)))?;
        let Some((number, _)) = page.last() else { return Ok(()) };
        last = *number;
        for (number, hash) in page {
            let tag = keys.audit_tag(&pki, number.unsigned_abs(), &hash);
            store.execute("UPDATE audit SET tag = ?2 WHERE number = ?1", params![number, tag])?;
        }
    }
}

/// Makes the tree over the sums that are stored; gives its root.
fn plant(store: &Sqlite, keys: &Keys) -> Result<[u8; 32], Error> {
    let mut tree = Tree::new(keys.clone());
    let mut values = Vec::new();
    let mut bucket: Vec<Stored> = Vec::new();
    let mut close = |bucket: &mut Vec<Stored>| {
        if let Some(first) = bucket.first() {
            let number = bucket_of(&first.label);
            values.push((number, bucket_value(keys, number, bucket)));
            bucket.clear();
        }
    };
    let sql = ("sums", "SELECT 0, label, nonce, sum FROM sums ORDER BY label");
    store.each(sql, [], tree::stored, &mut |stored| {
        if bucket.first().is_some_and(|first| bucket_of(&first.label) != bucket_of(&stored.label)) {
            close(&mut bucket);
        }
        bucket.push(stored);
        Ok(())
    })?;
    close(&mut bucket);
    tree.update(store, &values)
}

/// What [`Damage`] there is in the sums and the tree.
pub(super) fn damage_of(error: Error) -> Result<Damage, Error> {
    match error {
        Error::Unauthentic { damage } => Ok(damage),
        Error::Damaged { what } => Ok(Damage::Value { what }),
        other => Err(other),
    }
}
