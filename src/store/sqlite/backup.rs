//! Copies: made while others work, checked before they get their name, checked again before they are taken back.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags, backup::Backup};

use super::{Error, Sqlite, check, failure, file, log_of, schema};
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
        copy(&open_unchanged(from)?, partial.path()).map_err(|e| failure::of(e, to, Duration::ZERO))?;
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
    copy(&store.connection, partial.path()).map_err(|e| failure::of(e, to, store.patience))?;
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
    let copy = Sqlite { connection: open_unchanged(path)?, path: shown.to_owned(), patience: Duration::ZERO };
    copy.connection.pragma_update(None, "trusted_schema", false).map_err(|e| copy.failed(e))?;
    copy.connection.pragma_update(None, "cell_size_check", true).map_err(|e| copy.failed(e))?;
    match schema::version(&copy)? {
        0 => return Err(Error::Unfounded { path: shown.to_owned() }),
        version if version != schema::newest() => {
            let what = format!("the backup has the schema of version {version}, expected {}", schema::newest());
            return Err(Error::Damaged { what });
        }
        _ => {}
    }
    if let Some(damage) = check::damage(&copy, None)?.first() {
        return Err(Error::Damaged { what: format!("`{}`: {damage}", shown.display()) });
    }
    Ok(BackupContents { pki: copy.pki()?, audit_head: copy.audit_head()? })
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
            Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI)
        }
        _ => Connection::open_with_flags(&absolute, flags),
    };
    opened.map_err(|e| failure::of(e, path, Duration::ZERO))
}

/// Copies all pages in one step: one moment of the store, whatever others commit meanwhile, and nobody waits for it.
fn copy(from: &Connection, to: &Path) -> Result<(), rusqlite::Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(std::path::absolute(to).unwrap_or(to.to_owned()), flags)?;
    // It is synced once, when it is complete.
    copy.pragma_update(None, "synchronous", "OFF")?;
    Backup::new(from, &mut copy)?.run_to_completion(i32::MAX, Duration::ZERO, None)?;
    // A single file, without a log beside it.
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    copy.close().map_err(|(_, error)| error)
}
