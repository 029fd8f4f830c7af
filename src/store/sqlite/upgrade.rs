//! Stores of versions before this one: how they get what no statement in a migration could give them.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use rusqlite::{Connection, OpenFlags};

use super::{Error, Sqlite, backup, checksum, failure, schema};

/// How long to wait before the next try to be alone with a store.
const PAUSE: Duration = Duration::from_millis(20);

/// Whether the pages of a store have checksums, or will have when it is a new one.
pub(super) fn has_checksums(store: &Sqlite, version: u32) -> Result<bool, Error> {
    let connection = &store.connection;
    let looked = || {
        let pages: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
        if version == 0 && pages == 0 {
            checksum::expect(connection)?;
        }
        checksum::reserved(connection)
    };
    looked().map_err(|e| store.failed(e))
}

/// Gives every page of a store its checksum. Nobody else may have it open: an evpki that knows nothing of checksums would go on to write
/// pages without. Interrupted, it has not happened, and the next try does it.
pub(super) fn give_checksums(path: &Path, patience: Duration) -> Result<(), Error> {
    let begin = Instant::now();
    loop {
        match give_alone(path) {
            Err(Error::Busy { .. }) if begin.elapsed() < patience => std::thread::sleep(PAUSE),
            Err(Error::Busy { .. }) => return Err(failure::busy(path, patience)),
            result => return result.map_err(|e| blocked(e, path)),
        }
    }
}

/// Who cannot be alone lets go of it at once: two who keep what they have while they wait would wait for each other.
fn give_alone(path: &Path) -> Result<(), Error> {
    let store = Sqlite::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, Duration::ZERO)?;
    let give = |connection: &Connection| {
        // Before the first look into the file: from that on, nobody else can open it.
        connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        store.configure()?;
        // A copy of all of it, on its way.
        connection.pragma_update(None, "temp_store", "FILE")?;
        connection.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
        if !checksum::reserved(connection)? {
            checksum::reserve(connection)?;
            connection.execute_batch("VACUUM")?;
        }
        Ok(())
    };
    give(&store.connection).map_err(|e| store.failed(e))?;
    schema::migrate(&store)?;
    store.connection.close().map_err(|(_, e)| failure::of(e, path, Duration::ZERO))
}

/// That a store is older than what is needed here.
pub(super) fn older(path: &Path, found: u32) -> Error {
    Error::Older { path: path.to_owned(), found, needed: schema::newest() }
}

/// What stood in the way of opening a store, when it is that an older one cannot be written.
pub(super) fn blocked(error: Error, path: &Path) -> Error {
    let Error::ReadOnly { .. } = error else { return error };
    let found =
        backup::open_unchanged(path).and_then(|connection| schema::version(&Sqlite::over(connection, path, Duration::ZERO)));
    match found {
        Ok(found) if found > 0 && found < schema::newest() => older(path, found),
        _ => error,
    }
}
