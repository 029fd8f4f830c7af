//! Copies the store. Other processes can use it during the copy.

use crate::{
    commands::{Context, Error},
    store::{Sqlite, Store},
};
use std::path::{Path, PathBuf};

/// The backup that was written.
#[derive(Debug, Clone)]
pub struct Report {
    /// The path of the backup.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// The number of audit records in it. The backup with more records is the newer one.
    pub records: u64,
}

/// Writes a copy to a file that does not exist yet, and reads the whole copy to check it. Secrets that are sealed in the store are sealed
/// in the copy, under the same passphrase.
///
/// # Errors
/// Returns an error if the path exists, or if the copy cannot be written.
pub fn run(context: &Context<'_>, path: &Path) -> Result<Report, Error> {
    let store = context.store()?;
    store.backup(path)?;
    let contents = Sqlite::check_copy(path)?;
    let bytes = std::fs::metadata(path).map_or(0, |m| m.len());
    Ok(Report { path: path.to_owned(), bytes, records: contents.audit_head.number })
}
