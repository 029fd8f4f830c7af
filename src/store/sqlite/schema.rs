//! Which file is a store, and of which version: numbered migrations, each in a transaction of its own with the number it leads to.

use std::sync::OnceLock;

use rusqlite::{Connection, config::DbConfig};

use super::{Error, Sqlite, checksum};
use crate::{
    failpoints::{Point, reached},
    store::Damage,
};

/// `PRAGMA application_id` of a store: `evPK` in ASCII.
pub(super) const APPLICATION_ID: i64 = 0x6576_504b;

/// The migrations, in order: the first leads from an empty file to version 1.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_foundation.sql"),
    include_str!("migrations/0002_checksums.sql"),
    include_str!("migrations/0003_parties.sql"),
    include_str!("migrations/0004_settings.sql"),
    include_str!("migrations/0005_integrity.sql"),
];
/// The version from which on every page has a checksum.
const CHECKSUMS: u32 = 2;

/// The version of the schema that this code reads and writes, as in `PRAGMA user_version`.
pub(super) fn newest() -> u32 {
    MIGRATIONS.len() as u32
}

/// Brings the schema to the newest version. An empty file, as an interrupted creation leaves it, is at version 0.
pub(super) fn migrate(store: &Sqlite) -> Result<(), Error> {
    if version(store)? == newest() {
        return Ok(());
    }
    let connection = &store.connection;
    // A migration may say anew what may stand in a column, which SQLite else keeps everybody from.
    let guard = |on| connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, on).map(drop);
    let stepped = guard(false).and_then(|()| (1..=newest()).try_for_each(|number| step(connection, number)));
    stepped.and(guard(true)).map_err(|e| store.failed(e))
}

/// Runs the migration that leads to version `number`, unless somebody has by now.
fn step(connection: &Connection, number: u32) -> Result<(), rusqlite::Error> {
    let Some(sql) = MIGRATIONS.get(number as usize - 1) else { return Ok(()) };
    let transaction = rusqlite::Transaction::new_unchecked(connection, rusqlite::TransactionBehavior::Immediate)?;
    if read_pragma(&transaction, "user_version")? >= i64::from(number) {
        return Ok(());
    }
    transaction.execute_batch(sql)?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", number)?;
    reached(Point::Migrating);
    transaction.commit()?;
    reached(Point::Migrated);
    Ok(())
}

/// The version of a store's schema; 0 when the file is empty.
pub(super) fn version(store: &Sqlite) -> Result<u32, Error> {
    let path = &store.path;
    // All of it of one moment: somebody else may be bringing it up to date.
    let of_one_moment = || {
        let connection = &store.connection;
        let moment = connection.is_autocommit().then(|| connection.unchecked_transaction()).transpose()?;
        let answer =
            (read_pragma(connection, "application_id")?, read_pragma(connection, "user_version")?, is_empty(connection)?);
        drop(moment);
        Ok(answer)
    };
    let (found, number, is_empty) = of_one_moment().map_err(|e| store.failed(e))?;
    if found == 0 && number == 0 && is_empty {
        return Ok(0);
    }
    if found != APPLICATION_ID {
        return Err(Error::Foreign { path: path.to_owned(), found, expected: APPLICATION_ID });
    }
    match u32::try_from(number) {
        Ok(number) if number > newest() => Err(Error::Newer { path: path.to_owned(), found: number, known: newest() }),
        Ok(number) if number > 0 => Ok(number),
        _ => Err(Error::Damaged { what: format!("the schema of `{}` has the version {number}", path.display()) }),
    }
}

/// Refuses a store whose header does not say that its pages have checksums, when its version says that they do.
pub(super) fn has_checksums(store: &Sqlite) -> Result<(), Error> {
    let has_checksums = checksum::reserved(&store.connection).map_err(|e| store.failed(e))?;
    if has_checksums || version(store)? < CHECKSUMS {
        return Ok(());
    }
    let what = format!("page 1 of `{}`: it does not say that pages have checksums", store.path.display());
    Err(Error::Damaged { what })
}

/// Refuses a store of the newest version whose schema is not as evpki made it: constraints say what becomes of a change.
pub(super) fn is_intact(store: &Sqlite) -> Result<(), Error> {
    static EXPECTED: OnceLock<Vec<Object>> = OnceLock::new();
    let failed = |error| store.failed(error);
    let expected = match EXPECTED.get() {
        Some(expected) => expected,
        None => {
            let made = pristine(newest()).map_err(failed)?;
            EXPECTED.get_or_init(|| made)
        }
    };
    let found = objects(&store.connection).map_err(failed)?;
    match differences(expected, &found).into_iter().next() {
        None => Ok(()),
        Some(name) => Err(Error::Unauthentic { damage: Damage::Schema { name } }),
    }
}

/// The tables and indexes that are not as the migrations up to a version make them, by name.
pub(super) fn strangers(connection: &Connection, version: u32) -> Result<Vec<String>, rusqlite::Error> {
    Ok(differences(&pristine(version)?, &objects(connection)?))
}

/// A name, a kind, and the statement that made it.
type Object = (String, String, Option<String>);

/// What the migrations up to a version make.
fn pristine(version: u32) -> Result<Vec<Object>, rusqlite::Error> {
    let connection = Connection::open_in_memory()?;
    for sql in MIGRATIONS.iter().take(version as usize) {
        connection.execute_batch(sql)?;
    }
    objects(&connection)
}

/// The names of what is in one of them alone, or is not the same.
fn differences(expected: &[Object], found: &[Object]) -> Vec<String> {
    let mut names: Vec<String> = expected.iter().filter(|o| !found.contains(o)).map(|o| o.0.clone()).collect();
    names.extend(found.iter().filter(|o| !expected.contains(o)).map(|o| o.0.clone()));
    names.sort();
    names.dedup();
    names
}

/// Everything in the schema.
fn objects(connection: &Connection) -> Result<Vec<Object>, rusqlite::Error> {
    let mut statement = connection.prepare("SELECT name, type, sql FROM sqlite_schema ORDER BY name")?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
}

fn is_empty(connection: &Connection) -> Result<bool, rusqlite::Error> {
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).map(|count| count == 0)
}

fn read_pragma(connection: &Connection, name: &str) -> Result<i64, rusqlite::Error> {
    connection.pragma_query_value(None, name, |row| row.get(0))
}
