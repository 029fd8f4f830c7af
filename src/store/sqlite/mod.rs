//! The store in one SQLite file: a write-ahead log, every commit synchronous, several processes at once.
//!
//! Here: opening, and running statements. What is asked stands in `read`, what is changed in `write`, the statements and the rows in
//! `rows`. Every page has a checksum, looked at whenever it is read: `checksum`. The write-ahead log does not work on network file systems,
//! and neither does the store.

mod audit;
mod backup;
mod check;
#[allow(unsafe_code, reason = "a VFS is a table of C functions; decision 0023")]
mod checksum;
mod crls;
mod details;
mod failure;
mod file;
mod filter;
mod holder;
mod integrity;
mod read;
mod rows;
mod schema;
mod upgrade;
mod write;

#[cfg(test)]
mod tests;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use rusqlite::{CachedStatement, Connection, OpenFlags, Params, config::DbConfig};

pub use self::backup::BackupContents;
use self::{integrity::Trust, rows::Fields, write::StagedFile};
use super::{Authenticator, Damage, Error, Store, Transaction, integrity::Keys};
use crate::failpoints::{Point, reached};

/// That a store answers as of one moment.
#[derive(Debug)]
pub struct Moment<'a> {
    _of: Option<rusqlite::Transaction<'a>>,
}

/// A store in an SQLite file.
#[derive(Debug)]
pub struct Sqlite {
    connection: Connection,
    path: PathBuf,
    patience: Duration,
    trust: Trust,
}

impl Sqlite {
    /// Makes a store in a new file, mode 0600, and opens it. There is no PKI in it yet.
    ///
    /// `patience` is how long to wait for others who work on the store.
    ///
    /// # Errors
    /// [`Error::Exists`] when there is something at `path`; [`Error::Missing`] when its directory is not there; [`Error::ReadOnly`],
    /// [`Error::Full`] and [`Error::Io`].
    pub fn create(path: &Path, patience: Duration) -> Result<Self, Error> {
        file::create(path)?;
        reached(Point::StoreCreated);
        Self::open(path, patience)
    }

    /// Opens a store. If it was written by an older version of evpki, or its creation was interrupted, it is brought up to date.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::Foreign`], [`Error::Newer`], [`Error::Busy`], [`Error::ReadOnly`], [`Error::Damaged`] and
    /// [`Error::Io`].
    pub fn open(path: &Path, patience: Duration) -> Result<Self, Error> {
        let connected = || {
            let store = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, patience)?;
            store.configure().map_err(|e| store.failed(e))?;
            let version = schema::version(&store)?;
            Ok((store, version))
        };
        let (mut store, version) = connected().map_err(|e| upgrade::blocked(e, path))?;
        if version < schema::newest() && !upgrade::has_checksums(&store, version)? {
            drop(store);
            upgrade::give_checksums(path, patience)?;
            (store, _) = connected()?;
        }
        store.log_ahead().map_err(|e| store.failed(e))?;
        schema::migrate(&store)?;
        schema::has_checksums(&store)?;
        Ok(store)
    }

    /// Opens a store to ask it only: nothing is changed, not even brought up to date.
    ///
    /// # Errors
    /// As [`open`](Self::open); [`Error::Older`] when an older version of evpki wrote the store, [`Error::Unfounded`] when none has yet.
    pub fn open_to_read(path: &Path, patience: Duration) -> Result<Self, Error> {
        let store = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, patience)?;
        store.prepare_once().map_err(|e| store.failed(e))?;
        match schema::version(&store)? {
            0 => return Err(Error::Unfounded { path: path.to_owned() }),
            found if found < schema::newest() => return Err(upgrade::older(path, found)),
            _ => {}
        }
        schema::has_checksums(&store)?;
        Ok(store)
    }

    /// Opens the file of a store, whatever is in it.
    fn connect(path: &Path, flags: OpenFlags, patience: Duration) -> Result<Self, Error> {
        std::fs::metadata(path).map_err(|e| Error::io(path, &e))?;
        // SQLite takes some names, such as `:memory:`, for more than a file; an absolute path is one.
        let absolute = std::path::absolute(path).map_err(|e| Error::io(path, &e))?;
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = checksum::open(absolute, flags).map_err(|e| failure::of(e, path, patience))?;
        Ok(Self::over(connection, path, patience))
    }

    /// A store on a connection that is open.
    fn over(connection: Connection, path: &Path, patience: Duration) -> Self {
        Self { connection, path: path.to_owned(), patience, trust: Trust::default() }
    }

    /// Closes a store that nobody else has open, so that all of it is in its one file, durable.
    ///
    /// # Errors
    /// When it is not: [`Error::Busy`] and [`Error::InUse`] when others have it open, [`Error::Full`], [`Error::Io`]. What is missing is in the log beside it.
    pub fn close(self) -> Result<(), Error> {
        let busy: i64 =
            self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).map_err(|e| self.failed(e))?;
        let Self { connection, path, patience, .. } = self;
        connection.close().map_err(|(_, e)| failure::of(e, &path, patience))?;
        if busy != 0 {
            return Err(failure::busy(&path, patience));
        }
        if log_of(&path).exists() {
            return Err(Error::InUse { path });
        }
        reached(Point::StoreClosed);
        Ok(())
    }

    /// How long to wait for others; that no trigger and no view is run, of which evpki has none and anybody who can write the file can add some; and
    /// that each statement is prepared once. Without the guarantee that plans are stable, one on a table with a partial index would be prepared
    /// anew for every other value that is bound to it.
    fn prepare_once(&self) -> Result<(), rusqlite::Error> {
        self.connection.busy_timeout(self.patience)?;
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
        self.connection.set_prepared_statement_cache_capacity(128);
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(drop)
    }

    /// Asks while answers are not verified, whether the vault is open or not: for a search, which goes on where a command has to stop. Nobody may
    /// act on what it finds.
    pub fn unverified<T>(&self, ask: impl FnOnce() -> T) -> T {
        self.trust.suspended(ask)
    }

    /// From here on, all that is asked is answered as of one moment, whatever others commit, until what is given is dropped. Changes have to
    /// wait until then.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::Io`].
    pub fn at_one_moment(&self) -> Result<Moment<'_>, Error> {
        if !self.connection.is_autocommit() {
            // It is one moment already.
            return Ok(Moment { _of: None });
        }
        let moment = self.connection.unchecked_transaction().map_err(|e| self.failed(e))?;
        // The moment is that of the first question.
        self.count("SELECT count(*) FROM pki", [])?;
        Ok(Moment { _of: Some(moment) })
    }

    /// A number that changes whenever another connection commits to the store.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::Io`].
    pub fn commits_of_others(&self) -> Result<i64, Error> {
        self.connection.pragma_query_value(None, "data_version", |row| row.get(0)).map_err(|e| self.failed(e))
    }

    /// Begins a transaction, unless another connection has committed since [`commits_of_others`](Self::commits_of_others) was this.
    ///
    /// # Errors
    /// [`Error::Overtaken`] when one has; as of [`begin`](Store::begin).
    pub fn begin_unless_changed(&mut self, before: i64) -> Result<Box<dyn Transaction + '_>, Error> {
        let store: &Self = self;
        let transaction = StagedFile::begin(store)?;
        if store.commits_of_others()? == before { Ok(Box::new(transaction)) } else { Err(Error::Overtaken) }
    }

    /// How many certificates there are, recorded or completed.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::Io`].
    pub fn count_certificates(&self) -> Result<u64, Error> {
        Ok(self.count("SELECT count(*) FROM certificates", [])?.unwrap_or_default().unsigned_abs())
    }

    /// How many secrets there are that have a value, of all kinds.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::Io`].
    pub fn count_sealed(&self) -> Result<u64, Error> {
        let sql = "SELECT count(*) FROM secrets WHERE sealed IS NOT NULL";
        Ok(self.count(sql, [])?.unwrap_or_default().unsigned_abs())
    }

    fn configure(&self) -> Result<(), rusqlite::Error> {
        self.prepare_once()?;
        let connection = &self.connection;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.pragma_update(None, "cell_size_check", true)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        // What is erased is overwritten.
        connection.pragma_update(None, "secure_delete", true)?;
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        // KiB, hence 32 MiB; what does not fit goes to the log early, and the system keeps it in memory.
        connection.pragma_update(None, "cache_size", -32_768)?;
        // Pages of 4 KiB, hence a log of about 16 MiB.
        connection.pragma_update(None, "wal_autocheckpoint", 4_000)
    }

    /// Switches a new file to the write-ahead log. SQLite's own patience does not cover this switch.
    fn log_ahead(&self) -> Result<(), rusqlite::Error> {
        let begin = Instant::now();
        loop {
            match self.connection.pragma_update(None, "journal_mode", "WAL") {
                Err(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) && begin.elapsed() < self.patience => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                result => return result,
            }
        }
    }

    /// What a failure of SQLite means for this store.
    fn failed(&self, error: rusqlite::Error) -> Error {
        failure::of(error, &self.path, self.patience)
    }

    /// Runs a statement; returns how many rows it changed.
    fn execute(&self, sql: &str, parameters: impl Params) -> Result<usize, Error> {
        self.try_execute(sql, parameters).map_err(|e| self.failed(e))
    }

    /// Every statement is prepared here.
    fn prepare(&self, sql: &str) -> Result<CachedStatement<'_>, rusqlite::Error> {
        #[cfg(test)]
        tests::plans::note(sql);
        self.connection.prepare_cached(sql)
    }

    fn try_execute(&self, sql: &str, parameters: impl Params) -> Result<usize, rusqlite::Error> {
        self.prepare(sql)?.execute(parameters)
    }

    /// Hands every row of an answer on, as `read` reads it.
    fn each<T>(
        &self,
        (table, sql): (&'static str, &str),
        parameters: impl Params,
        read: impl Fn(&mut Fields<'_>) -> Result<T, Error>,
        each: &mut dyn FnMut(T) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut statement = self.prepare(sql).map_err(|e| self.failed(e))?;
        let mut rows = statement.query(parameters).map_err(|e| self.failed(e))?;
        while let Some(row) = rows.next().map_err(|e| self.failed(e))? {
            each(read(&mut Fields::new(table, row)?)?)?;
        }
        Ok(())
    }

    /// All rows of an answer that is short.
    fn all<T>(
        &self,
        query: (&'static str, &str),
        parameters: impl Params,
        read: impl Fn(&mut Fields<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let mut all = Vec::new();
        self.each(query, parameters, read, &mut |row| {
            all.push(row);
            Ok(())
        })?;
        Ok(all)
    }

    /// The row of an answer that has at most one.
    fn one<T>(
        &self,
        query: (&'static str, &str),
        parameters: impl Params,
        read: impl Fn(&mut Fields<'_>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        self.all(query, parameters, read).map(|mut rows| rows.pop())
    }

    /// Asks as of one moment, when answers are verified: what is read and what it is verified by must belong together.
    fn at_once<T>(&self, ask: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        if !self.trust.is_known() || !self.connection.is_autocommit() {
            return ask();
        }
        let moment = self.connection.unchecked_transaction().map_err(|e| self.failed(e))?;
        let answer = ask();
        drop(moment);
        answer
    }

    /// A single number, if there is one.
    fn count(&self, sql: &str, parameters: impl Params) -> Result<Option<i64>, Error> {
        use rusqlite::OptionalExtension;
        let count = |sql| self.prepare(sql)?.query_row(parameters, |row| row.get(0)).optional();
        count(sql).map_err(|e: rusqlite::Error| self.failed(e))
    }
}

impl Store for Sqlite {
    fn begin(&mut self) -> Result<Box<dyn Transaction + '_>, Error> {
        Ok(Box::new(StagedFile::begin(self)?))
    }

    fn backup(&self, to: &Path) -> Result<(), Error> {
        backup::backup(self, to)
    }

    fn damage(&self, vault: Option<Arc<dyn Authenticator>>) -> Result<Vec<Damage>, Error> {
        self.trust.suspended(|| check::damage(self, vault.map(Keys::new).as_ref()))
    }

    fn audit_damage(&self, vault: Option<Arc<dyn Authenticator>>) -> Result<Vec<Damage>, Error> {
        self.trust.suspended(|| audit::walk(self, vault.map(Keys::new).as_ref()))
    }
}

/// The write-ahead log beside a store.
fn log_of(path: &Path) -> PathBuf {
    beside(path, "-wal")
}

/// A file that SQLite keeps beside a store.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.to_owned().into_os_string();
    name.push(suffix);
    name.into()
}

/// A number that SQLite can keep.
fn kept(what: &'static str, value: u64) -> Result<i64, Error> {
    i64::try_from(value).map_err(|_| Error::TooLarge { what, value })
}
