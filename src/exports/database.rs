//! The database of ocpp-secure-simulation: a table of bcrypt verifiers, each encrypted with a key in a file next to it.

use super::{Entry, Error, fernet};
use crate::model::{Random, Secret, StationId, Timestamp};
use rusqlite::Connection;
use std::path::Path;

/// The name of the database.
pub const DATABASE: &str = "cp_auth.db";
/// The name of the file with the key.
pub const KEY: &str = "fernet.key";

/// A database that is being written.
pub struct Database<'a> {
    connection: Connection,
    key: fernet::Key,
    now: Timestamp,
    random: &'a dyn Random,
}

impl<'a> Database<'a> {
    /// Starts a database in an existing empty file. The caller creates the file and so decides its mode.
    ///
    /// # Errors
    /// [`Error::NoRandomness`] if the operating system provides no random bytes, [`Error::Database`] if the file cannot be
    /// written.
    pub fn begin(path: &Path, now: Timestamp, random: &'a dyn Random) -> Result<Self, Error> {
        let key = fernet::Key::draw(random)?;
        let connection = Connection::open(path)?;
        connection.execute_batch(
            "BEGIN;
             CREATE TABLE charging_points (
                 id INTEGER PRIMARY KEY AUTOINCREMENT,
                 identity TEXT UNIQUE NOT NULL,
                 password_hash_enc TEXT NOT NULL
             );",
        )?;
        Ok(Self { connection, key, now, random })
    }

    /// Returns the key, for the file next to the database.
    #[must_use]
    pub fn key(&self) -> Secret {
        self.key.text()
    }

    /// Adds a charger.
    ///
    /// # Errors
    /// [`Error::NoRandomness`], [`Error::Database`].
    pub fn add(&self, entry: &Entry<'_>) -> Result<(), Error> {
        let token = self.key.token(entry.verifier.expose(), self.now, self.random)?;
        self.insert(entry.station, &token)
    }

    fn insert(&self, station: &StationId, token: &str) -> Result<(), Error> {
        let sql = "INSERT INTO charging_points (identity, password_hash_enc) VALUES (?, ?)";
        self.connection.prepare_cached(sql)?.execute((station.as_str(), token))?;
        Ok(())
    }

    /// Commits and closes the database.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn finish(self) -> Result<(), Error> {
        self.connection.execute_batch("COMMIT")?;
        self.connection.close().map_err(|(_, error)| error.into())
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database { why: error.to_string() }
    }
}
