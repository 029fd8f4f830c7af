//! The search for damage: pages, schema, references, values, digests, audit.

use sha2::{Digest, Sha256};

use super::{Damage, Error, Sqlite, audit, checksum, failure, integrity, log_of, rows, schema};
use crate::store::{CertificateFilter, ChargerFilter, Read, integrity::Keys};

type Search = fn(&Sqlite, &mut Vec<Damage>) -> Result<(), Error>;

/// All damage that can be found. Of each table, the first value that cannot be read is named. What a row of an older version means is not
/// known here: it is looked at once it was brought up to date.
pub(super) fn damage(store: &Sqlite, keys: Option<&Keys>) -> Result<Vec<Damage>, Error> {
    let mut damages = Vec::new();
    let searches: [Search; 6] = [checksums, pages, schema, references, certificates, others];
    let is_older = schema::version(store)? < schema::newest();
    for search in searches.iter().take(if is_older { 4 } else { searches.len() }) {
        let found = search(store, &mut damages);
        note(found, &mut damages)?;
    }
    if is_older {
        return Ok(damages);
    }
    let found = audit::walk(store, keys).map(|found| damages.extend(found));
    note(found, &mut damages)?;
    if let Some(keys) = keys {
        let found = integrity::search(store, keys);
        let found = found.map(|found| damages.extend(found.into_iter().filter(|damage| !matches!(damage, Damage::Value { .. }))));
        note(found, &mut damages)?;
    }
    Ok(damages)
}

/// What ended a search: if it was damage, it is one more, and the next search goes on.
fn note(search: Result<(), Error>, damages: &mut Vec<Damage>) -> Result<(), Error> {
    if let Err(Error::Damaged { what }) = search {
        let damage = Damage::Page { what: what.clone() };
        if !damages.contains(&damage) {
            damages.push(Damage::Value { what });
        }
        return Ok(());
    }
    search
}

fn schema(store: &Sqlite, damages: &mut Vec<Damage>) -> Result<(), Error> {
    let names = schema::strangers(&store.connection, schema::version(store)?).map_err(|e| store.failed(e))?;
    damages.extend(names.into_iter().map(|name| Damage::Schema { name }));
    Ok(())
}

fn pages(store: &Sqlite, damages: &mut Vec<Damage>) -> Result<(), Error> {
    // What follows from a page that cannot be read is no news.
    if !damages.is_empty() {
        return Ok(());
    }
    let mut line = |row: &rusqlite::Row<'_>| {
        let what: String = row.get(0)?;
        if what != "ok" {
            damages.push(Damage::Page { what });
        }
        Ok(())
    };
    store.connection.pragma_query(None, "integrity_check", &mut line).map_err(|e| store.failed(e))
}

fn references(store: &Sqlite, damages: &mut Vec<Damage>) -> Result<(), Error> {
    let mut line = |row: &rusqlite::Row<'_>| {
        let (table, number, to): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        damages.push(Damage::Reference { table, row: number.unwrap_or_default(), to });
        Ok(())
    };
    store.connection.pragma_query(None, "foreign_key_check", &mut line).map_err(|e| store.failed(e))
}

/// Every certificate has the digest that is kept with it.
fn certificates(store: &Sqlite, damages: &mut Vec<Damage>) -> Result<(), Error> {
    store.each_certificate(&CertificateFilter::default(), &mut |row| {
        let is = |bytes: &Option<Vec<u8>>, digest: Option<[u8; 32]>| match (bytes, digest) {
            (Some(bytes), Some(digest)) => Sha256::digest(bytes)[..] == digest,
            _ => true,
        };
        if !is(&row.tbs, Some(row.tbs_digest)) || !is(&row.der, row.fingerprint.map(|f| f.0)) {
            damages.push(Damage::Digest { row: row.row });
        }
        Ok(())
    })
}

/// Everything else can be read.
fn others(store: &Sqlite, _: &mut Vec<Damage>) -> Result<(), Error> {
    store.one(("pki", rows::PKI), [], rows::pki)?;
    store.authorities()?;
    store.slots()?;
    store.each_charger(&ChargerFilter::default(), &mut |_| Ok(()))?;
    store.each(("secrets", rows::SECRET), [], rows::secret, &mut |_| Ok(()))?;
    let profile = |fields: &mut rows::Fields<'_>| Ok((fields.text("name")?, fields.text("yaml")?));
    store.each(("profiles", "SELECT id, name, yaml FROM profiles"), [], profile, &mut |_| Ok(()))?;
    store
        .each(("issuers", "SELECT id, name FROM issuers"), [], |f| f.text("name"), &mut |name: String| store.crl(&name).map(drop))
}

/// Every page has its checksum, also those that nothing is in.
fn checksums(store: &Sqlite, damages: &mut Vec<Damage>) -> Result<(), Error> {
    let connection = &store.connection;
    let looked = || {
        // A page that the log has newer may be anything. Where others read an older state, it stays in the log.
        let is_left = if connection.is_readonly("main")? || !connection.is_autocommit() {
            let log = connection.path().map(|path| log_of(path.as_ref()));
            log.is_some_and(|log| std::fs::metadata(log).is_ok_and(|log| log.len() > 0))
        } else {
            let (log, copied): (i64, i64) =
                connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| Ok((row.get(1)?, row.get(2)?)))?;
            log != copied
        };
        if is_left || !checksum::reserved(connection)? {
            return Ok(Vec::new());
        }
        let size: u32 = connection.pragma_query_value(None, "page_size", |row| row.get(0))?;
        checksum::faults(connection, size as usize)
    };
    let faults = looked().map_err(|e| store.failed(e))?;
    damages.extend(
        faults.into_iter().map(|page| Damage::Page { what: failure::at_fault(Some(checksum::Fault::Page(page)), &store.path) }),
    );
    Ok(())
}
