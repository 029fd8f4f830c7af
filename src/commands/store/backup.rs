//! Copies the store while others work on it.

use crate::{
    commands::{Context, Error},
    store::{Sqlite, Store},
};
use std::path::{Path, PathBuf};

/// What was written.
#[derive(Debug, Clone)]
pub struct Report {
    /// The copy.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// How many audit records it holds: its age, when it is compared with others.
    pub records: u64,
}

/// Writes a copy to a file that does not exist yet, and reads it back whole. What is sealed in the store is sealed in the copy, under the
/// same passphrase.
///
/// # Errors
/// When there is something at that path, or it cannot be written.
pub fn run(context: &Context<'_>, path: &Path) -> Result<Report, Error> {
    let store = context.store()?;
    store.backup(path)?;
    let contents = Sqlite::check_copy(path)?;
    let bytes = std::fs::metadata(path).map_or(0, |m| m.len());
    Ok(Report { path: path.to_owned(), bytes, records: contents.audit_head.number })
}
