//! Copies: made while others work, checked before they get their name, checked again before they are taken back.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags, backup::Backup};

use super::{Error, Sqlite, check, checksum, failure, file, log_of, schema};
use crate::{
    failpoints::{Point, reached},
    store::{AuditHead, Pki, Read},
};

/// What a backup holds, after it was found to be whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupContents {
    /// The PKI.
    pub pki: Pki,
    /// The end of its audit chain. The chain is whole up to here; whether the tag is right, only the vault can say.
    pub audit_head: AuditHead,
}

impl Sqlite {
    /// Opens a backup for reading only, changes nothing at its place, and looks for all damage that [`Store::damage`] finds without a
    /// vault. A backup that passes can be copied to the place of a store and opened.
    ///
    /// [`Store::damage`]: crate::store::Store::damage
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::Foreign`], [`Error::Newer`]; [`Error::Unfounded`] when there is no PKI in it; [`Error::Damaged`] with
    /// the first damage found; [`Error::Io`].
    pub fn check_copy(path: &Path) -> Result<BackupContents, Error> {
        contents(path, path)
    }

    /// Copies a backup to the place of a store, mode 0600, after it was [checked](Self::check_copy).
    ///
    /// # Errors
    /// As of [`check_copy`](Self::check_copy); [`Error::Exists`] when there is something at `to`, or the log of a store that was there;
    /// [`Error::ReadOnly`], [`Error::Full`].
    pub fn restore(from: &Path, to: &Path) -> Result<BackupContents, Error> {
        refuse_existing(to)?;
        contents(from, from)?;
        let partial = file::Partial::beside(to)?;
        copy(&open_unchanged(from)?, partial.path()).map_err(|e| failed(e, from, to, Duration::ZERO))?;
        Sqlite::open(partial.path(), Duration::ZERO)?.close()?;
        reached(Point::CopyFilled);
        let contents = contents(partial.path(), to)?;
        reached(Point::CopyChecked);
        partial.publish(to)?;
        Ok(contents)
    }
}

/// Writes a copy of the store to `to`.
pub(super) fn backup(store: &Sqlite, to: &Path) -> Result<(), Error> {
    refuse_existing(to)?;
    store.pki()?;
    let partial = file::Partial::beside(to)?;
    copy(&store.connection, partial.path()).map_err(|e| failed(e, &store.path, to, store.patience))?;
    reached(Point::CopyFilled);
    contents(partial.path(), to)?;
    reached(Point::CopyChecked);
    partial.publish(to)
}

/// Nothing is overwritten; and a log without its store would be taken for the new one's.
fn refuse_existing(to: &Path) -> Result<(), Error> {
    let is_there = |path: &Path| path.symlink_metadata().is_ok();
    match [to.to_owned(), log_of(to)].into_iter().find(|path| is_there(path)) {
        Some(path) => Err(Error::Exists { path }),
        None => Ok(()),
    }
}

/// What the file at `path` holds, if it is whole. `shown` is its name in errors.
fn contents(path: &Path, shown: &Path) -> Result<BackupContents, Error> {
    std::fs::metadata(path).map_err(|e| Error::io(shown, &e))?;
    let copy = Sqlite::over(open_unchanged(path)?, shown, Duration::ZERO);
    copy.connection.pragma_update(None, "trusted_schema", false).map_err(|e| copy.failed(e))?;
    copy.connection.pragma_update(None, "cell_size_check", true).map_err(|e| copy.failed(e))?;
    let version = schema::version(&copy)?;
    if version == 0 {
        return Err(Error::Unfounded { path: shown.to_owned() });
    }
    schema::has_checksums(&copy)?;
    if let Some(damage) = check::damage(&copy, None)?.first() {
        return Err(Error::Damaged { what: format!("`{}`: {damage}", shown.display()) });
    }
    if version < schema::newest() {
        return brought_up_to_date(&copy);
    }
    Ok(BackupContents { pki: copy.pki()?, audit_head: copy.audit_head()? })
}

/// What a failure to copy means: a page without its checksum is one of `from`, everything else is about `to`.
fn failed(error: rusqlite::Error, from: &Path, to: &Path, patience: Duration) -> Error {
    let is_damage = error.sqlite_extended_error_code() == Some(rusqlite::ffi::SQLITE_IOERR_DATA);
    failure::of(error, if is_damage { from } else { to }, patience)
}

/// What a copy of an older version holds: a copy of it is brought up to date and looked at, it stays as it is.
fn brought_up_to_date(copy_of: &Sqlite) -> Result<BackupContents, Error> {
    let shown = &copy_of.path;
    let scratch = tempfile::tempdir().map_err(|e| Error::io(&std::env::temp_dir(), &e))?;
    let path = scratch.path().join("copy.db");
    file::create(&path)?;
    copy(&copy_of.connection, &path).map_err(|e| failed(e, shown, &path, Duration::ZERO))?;
    Sqlite::open(&path, Duration::ZERO)?.close()?;
    contents(&path, shown)
}

/// Opens a file for reading. One without a log beside it is taken for unchanging: nothing is then made beside it, and it can lie where
/// nothing can be written.
pub(super) fn open_unchanged(path: &Path) -> Result<Connection, Error> {
    let absolute = std::path::absolute(path).map_err(|e| Error::io(path, &e))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = match (std::fs::metadata(log_of(&absolute)), absolute.to_str()) {
        (Err(_), Some(name)) => {
            let name = name.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
            let uri = format!("file:{name}?immutable=1");
            checksum::open(uri, flags | OpenFlags::SQLITE_OPEN_URI)
        }
        _ => checksum::open(&absolute, flags),
    };
    opened.map_err(|e| failure::of(e, path, Duration::ZERO))
}

/// Copies all pages in one step: one moment of the store, whatever others commit meanwhile, and nobody waits for it.
fn copy(from: &Connection, to: &Path) -> Result<(), rusqlite::Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = checksum::open(std::path::absolute(to).unwrap_or(to.to_owned()), flags)?;
    // It has them when its source does: what is copied carries the mark.
    from.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    if checksum::reserved(from)? {
        checksum::expect(&copy)?;
    }
    // It is synced once, when it is complete.
    copy.pragma_update(None, "synchronous", "OFF")?;
    Backup::new(from, &mut copy)?.run_to_completion(i32::MAX, Duration::ZERO, None)?;
    // A single file, without a log beside it.
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    copy.close().map_err(|(_, error)| error)
}
