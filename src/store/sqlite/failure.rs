//! What SQLite says, in the words of the store.

use std::{io::ErrorKind, path::Path, time::Duration};

use rusqlite::ErrorCode;

use super::{
    Error, beside,
    checksum::{self, Fault},
    holder,
};

/// What a failure of SQLite means. `patience` is how long it waited for others.
pub(super) fn of(error: rusqlite::Error, path: &Path, patience: Duration) -> Error {
    let path = path.to_owned();
    let damaged = |reason: String| Error::Damaged { what: format!("`{}`: {reason}", path.display()) };
    match &error {
        rusqlite::Error::SqliteFailure(cause, text) => {
            let reason = text.clone().unwrap_or_else(|| cause.to_string());
            match cause.code {
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => busy(&path, patience),
                ErrorCode::DiskFull => Error::Full { path },
                ErrorCode::SystemIoFailure if cause.extended_code == rusqlite::ffi::SQLITE_IOERR_DATA => {
                    Error::Damaged { what: at_fault(checksum::fault(), &path) }
                }
                // Of a file that could not grow, or be synced, SQLite does not say why.
                ErrorCode::SystemIoFailure if has_no_room(&path) => Error::Full { path },
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => damaged(reason),
                ErrorCode::ReadOnly => Error::ReadOnly { path },
                ErrorCode::CannotOpen => cannot_open(&path, reason),
                ErrorCode::SystemIoFailure | ErrorCode::PermissionDenied | ErrorCode::FileLockingProtocolFailed => {
                    Error::Io { path, reason }
                }
                // The statements are ours and are tried: if one does not fit, it is the schema in the file that does not.
                ErrorCode::Unknown => damaged(reason),
                _ => Error::Internal { reason: format!("the database refused a statement: {reason}") },
            }
        }
        rusqlite::Error::SqlInputError { msg, .. } => damaged(msg.clone()),
        rusqlite::Error::Utf8Error(..)
        | rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::QueryReturnedNoRows
        | rusqlite::Error::QueryReturnedMoreThanOneRow => damaged(error.to_string()),
        _ => Error::Internal { reason: format!("the database refused a statement: {error}") },
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

/// Others did not let go of it in time; or nobody can have a lock where it is.
pub(super) fn busy(path: &Path, patience: Duration) -> Error {
    if let Err(error) = a_lock_beside(path) {
        return Error::Unlockable { path: path.to_owned(), reason: error.to_string() };
    }
    let seconds = patience.as_secs_f64().ceil() as u64;
    Error::Busy { path: path.to_owned(), seconds, holder: holder::of(path) }
}

/// Takes a lock like those of SQLite, of a file of its own in the same directory. SQLite takes "no locks available" for "somebody has it".
fn a_lock_beside(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    if let Ok(file) = tempfile::tempfile_in(directory(path)) {
        rustix::fs::fcntl_lock(&file, rustix::fs::FlockOperation::NonBlockingLockExclusive)?;
    }
    Ok(())
}

/// SQLite could not open one of its files: the store, or one beside it; or make it.
fn cannot_open(path: &Path, reason: String) -> Error {
    for file in [path.to_owned(), beside(path, "-wal"), beside(path, "-shm")] {
        match usable(&file, file == path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Error::io(&file, &error),
            _ => {}
        }
    }
    match tempfile::tempfile_in(directory(path)).map_err(|e| Error::io(path, &e)) {
        Err(Error::Denied { path }) => Error::ReadOnly { path },
        Err(error) => error,
        Ok(_) => Error::Io { path: path.to_owned(), reason },
    }
}

/// Whether a file can be read, and written. It is not opened: to close it would end all locks that this process has on it.
fn usable(file: &Path, for_reading: bool) -> std::io::Result<()> {
    if std::fs::metadata(file)?.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    #[cfg(unix)]
    {
        use rustix::fs::{Access, access};
        access(file, if for_reading { Access::READ_OK } else { Access::READ_OK | Access::WRITE_OK })?;
    }
    Ok(())
}

/// Whether nothing more can be written where a store is.
fn has_no_room(path: &Path) -> bool {
    #[cfg(unix)]
    return rustix::fs::statvfs(directory(path)).is_ok_and(|disk| disk.f_bavail == 0);
    #[cfg(not(unix))]
    false
}

fn directory(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
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
