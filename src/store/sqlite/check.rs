//! The search for damage: pages, schema, references, values, digests, audit.

use sha2::{Digest, Sha256};

use super::{Damage, Error, Sqlite, audit, rows, schema};
use crate::store::{CertificateFilter, ChargerFilter, Read};

/// All damage that can be found. Of each table, the first value that cannot be read is named.
pub(super) fn damage(store: &Sqlite, authenticate: Option<audit::Authenticate<'_>>) -> Result<Vec<Damage>, Error> {
    let mut damages = Vec::new();
    let searches: [&dyn Fn(&mut Vec<Damage>) -> Result<(), Error>; 6] = [
        &|damages| pages(store, damages),
        &|damages| {
            let names = schema::strangers(&store.connection).map_err(|e| store.failed(e))?;
            damages.extend(names.into_iter().map(|name| Damage::Schema { name }));
            Ok(())
        },
        &|damages| references(store, damages),
        &|damages| certificates(store, damages),
        &|_| others(store),
        &|damages| {
            damages.extend(audit::walk(store, authenticate)?);
            Ok(())
        },
    ];
    for search in searches {
        match search(&mut damages) {
            Ok(()) => {}
            Err(Error::Damaged { what }) => damages.push(Damage::Value { what }),
            Err(error) => return Err(error),
        }
    }
    Ok(damages)
}

fn pages(store: &Sqlite, damages: &mut Vec<Damage>) -> Result<(), Error> {
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
fn others(store: &Sqlite) -> Result<(), Error> {
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
