//! What SQLite says, in the words of the store.

use std::{path::Path, time::Duration};

use rusqlite::ErrorCode;

use super::{
    Error,
    checksum::{self, Fault},
};

/// `SQLITE_IOERR_SHMSIZE`: the index of the write-ahead log could not grow.
const SHM_SIZE: i32 = 10 | 19 << 8;

/// What a failure of SQLite means. `patience` is how long it waited for others.
pub(super) fn of(error: rusqlite::Error, path: &Path, patience: Duration) -> Error {
    let seconds = patience.as_secs_f64().ceil() as u64;
    let path = path.to_owned();
    let damaged = |reason: String| Error::Damaged { what: format!("`{}`: {reason}", path.display()) };
    match &error {
        rusqlite::Error::SqliteFailure(cause, text) => {
            let reason = text.clone().unwrap_or_else(|| cause.to_string());
            match cause.code {
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::Busy { path, seconds },
                ErrorCode::DiskFull => Error::Full { path },
                ErrorCode::SystemIoFailure if cause.extended_code == SHM_SIZE => Error::Full { path },
                ErrorCode::SystemIoFailure if cause.extended_code == rusqlite::ffi::SQLITE_IOERR_DATA => {
                    Error::Damaged { what: at_fault(checksum::fault(), &path) }
                }
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => damaged(reason),
                ErrorCode::ReadOnly => Error::ReadOnly { path },
                ErrorCode::CannotOpen => cannot_open(&path),
                ErrorCode::SystemIoFailure | ErrorCode::PermissionDenied | ErrorCode::FileLockingProtocolFailed => {
                    Error::Io { path, reason }
                }
                // The statements are ours and are tried: if one does not fit, it is the schema in the file that does not.
                ErrorCode::Unknown => damaged(reason),
                _ => Error::Internal { reason },
            }
        }
        rusqlite::Error::SqlInputError { msg, .. } => damaged(msg.clone()),
        rusqlite::Error::Utf8Error(..)
        | rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::QueryReturnedNoRows
        | rusqlite::Error::QueryReturnedMoreThanOneRow => damaged(error.to_string()),
        _ => Error::Internal { reason: error.to_string() },
    }
}

/// What does not have its checksum.
pub(super) fn at_fault(fault: Option<Fault>, path: &Path) -> String {
    let log = super::log_of(path);
    let (path, log) = (path.display(), log.display());
    match fault {
        Some(Fault::Page(number)) => format!("page {number} of `{path}` does not have its checksum"),
        Some(Fault::Frame(number)) => format!("frame {number} of `{log}` does not have its checksum"),
        Some(Fault::Cut(0)) => format!("the header of `{log}` is not as it was written"),
        Some(Fault::Cut(number)) => {
            format!("frame {number} of `{log}` does not have its checksum, and what was committed after it stands behind it")
        }
        None => format!("a page of `{path}` does not have its checksum"),
    }
}

/// SQLite could not open one of its files: if it is not the store, it is a file beside it that cannot be made.
fn cannot_open(path: &Path) -> Error {
    match std::fs::File::open(path) {
        Ok(_) => Error::ReadOnly { path: path.to_owned() },
        Err(error) => Error::io(path, &error),
    }
}

/// The columns, as `table.column`, whose uniqueness a statement would have broken.
pub(super) fn taken(error: &rusqlite::Error) -> Option<&str> {
    match error {
        rusqlite::Error::SqliteFailure(cause, Some(text)) if cause.code == ErrorCode::ConstraintViolation => {
            text.strip_prefix("UNIQUE constraint failed: ")
        }
        _ => None,
    }
}
