//! Files: written completely or not at all, with the mode they need. An existing file is replaced only if the caller asks for it.
//!
//! A file is created next to its destination, written, synced, and renamed to its name; then the directory is synced. If the
//! process dies or the disk fills up, the old or the new state remains, and at worst a hidden temporary file that cannot be
//! confused with either. Directories work the same way: an old and a new directory are exchanged in one step. Files that are not
//! declared secret are scanned for private keys before they are written.

mod permissions;
mod staged_dir;
mod staged_file;

pub use permissions::{
    Exposure, Guard, close_to_others, guard, guard_file, is_open_to_others, is_writable_by_others, no_pipe, read_secret,
    readable_by_others,
};
pub use staged_dir::{StagedDirs, sweep};
pub use staged_file::{Comparison, StagedFile};

use crate::{
    failpoints::{Point, reached},
    model::{PrintablePath as _, Secret, Timestamp},
};
use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};
use tempfile::{SpooledTempFile, TempDir};

/// The prefix of the names of temporary files and directories.
const HIDDEN: &str = ".evpki-";
/// The text that identifies a private key in PEM.
const KEY_MATERIAL: &[u8] = b"PRIVATE KEY-----";
/// How many bytes a spool keeps in memory before it moves to a file.
const SPOOL: usize = 1024 * 1024;

/// Why a file could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The file does not exist.
    #[error("`{}` does not exist", path.shown())]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// The file exists, and must not be replaced.
    #[error("`{}` already exists", path.shown())]
    Exists {
        /// The path.
        path: PathBuf,
    },
    /// The path exists, and is not a directory.
    #[error("`{}` is not a directory", path.shown())]
    NotDirectory {
        /// The path.
        path: PathBuf,
    },
    /// The operating system denies access.
    #[error("no permission to {doing} `{}`: {why}", path.shown())]
    Denied {
        /// `read` or `write`.
        doing: &'static str,
        /// The path.
        path: PathBuf,
        /// The reason from the operating system.
        why: String,
    },
    /// The disk is full.
    #[error("no space left to write `{}`", path.shown())]
    Full {
        /// The path.
        path: PathBuf,
    },
    /// The file is larger than the limit.
    #[error(
        "`{}` is too large: it has {} bytes, the limit is {limit}",
        path.shown(),
        length.map_or_else(|| format!("more than {limit}"), |n| n.to_string())
    )]
    TooLarge {
        /// The path.
        path: PathBuf,
        /// Its length in bytes. `None` for a descriptor, whose length is unknown.
        length: Option<u64>,
        /// The limit in bytes.
        limit: u64,
    },
    /// The operating system reports another error.
    #[error("cannot {doing} `{}`: {why}", path.shown())]
    Io {
        /// `read` or `write`.
        doing: &'static str,
        /// The path.
        path: PathBuf,
        /// The reason from the operating system.
        why: String,
    },
    /// The path belongs to another user, who can change its content.
    #[error("`{}` belongs to user {owner}, who can change its content; evpki runs as user {user}", path.shown())]
    Foreign {
        /// The path.
        path: PathBuf,
        /// The user ID of the owner.
        owner: u32,
        /// The user ID of the evpki process.
        user: u32,
    },
    /// Users other than the owner can change it.
    #[error("other users can change `{}`: its mode is {mode:04o}", path.shown())]
    Open {
        /// The path.
        path: PathBuf,
        /// Its mode.
        mode: u32,
    },
    /// The path is a named pipe or a socket. A reader could wait forever.
    #[error("`{}` is a named pipe or a socket, not a file", path.shown())]
    Pipe {
        /// The path.
        path: PathBuf,
    },
    /// A file that was not declared secret contains a private key. This is a bug in evpki.
    #[error("a private key was about to be written to `{}`, which other users may read", path.shown())]
    Leak {
        /// The path.
        path: PathBuf,
    },
}

impl Error {
    fn new(doing: &'static str, path: &Path, error: &io::Error) -> Self {
        let (path, why) = (path.to_owned(), error.to_string());
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing { path },
            io::ErrorKind::AlreadyExists => Self::Exists { path },
            io::ErrorKind::NotADirectory => Self::NotDirectory { path },
            // The kind explains enough. The full error would contain the random name of a temporary file, which does not help the
            // operator.
            kind @ (io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem) => {
                Self::Denied { doing, path, why: kind.to_string() }
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full { path },
            _ => Self::Io { doing, path, why },
        }
    }

    fn reading(path: &Path) -> impl Fn(io::Error) -> Self {
        move |e| Self::new("read", path, &e)
    }

    fn writing(path: &Path) -> impl Fn(io::Error) -> Self {
        move |e| Self::new("write", path, &e)
    }
}

/// Who may read a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Only its owner: mode 0600.
    Owner,
    /// Everybody: mode 0644. The content is scanned for private keys.
    Everybody,
}

impl Audience {
    fn mode(self) -> u32 {
        match self {
            Self::Owner => 0o600,
            Self::Everybody => 0o644,
        }
    }
}

/// What happens to an existing file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and the write is refused.
    Keep,
    /// It is replaced in one step.
    Replace,
}

/// Opens a file for reading in pieces. The caller must limit how much it reads.
///
/// # Errors
/// [`Error`]; [`Error::Pipe`] for a named pipe.
pub fn open(path: &Path) -> Result<fs::File, Error> {
    permissions::open_document(path)
}

/// Reads a file of at most `limit` bytes.
///
/// # Errors
/// [`Error`]; [`Error::Pipe`] for a named pipe.
pub fn read(path: &Path, limit: u64) -> Result<Secret, Error> {
    read_open(open(path)?, path, limit)
}

fn read_open(file: fs::File, path: &Path, limit: u64) -> Result<Secret, Error> {
    // Reserve space for the whole file, so that growing the buffer leaves no copies of a secret behind. The length of a
    // descriptor is unknown.
    let length = file.metadata().map_or(0, |m| m.len());
    let room = length.saturating_add(1).max(8192).min(limit.saturating_add(1));
    let mut bytes = Vec::with_capacity(usize::try_from(room).unwrap_or(0));
    let read = file.take(limit.saturating_add(1)).read_to_end(&mut bytes);
    let bytes = Secret::new(bytes);
    read.map_err(Error::reading(path))?;
    if bytes.expose().len() as u64 > limit {
        let length = Some(length).filter(|length| *length > limit);
        return Err(Error::TooLarge { path: path.to_owned(), length, limit });
    }
    Ok(bytes)
}

/// Writes a file, completely or not at all.
///
/// # Errors
/// [`Error`]; nothing has changed then.
pub fn write(path: &Path, bytes: &[u8], audience: Audience, existing: Existing) -> Result<(), Error> {
    let mut writing = StagedFile::begin(path, audience)?;
    writing.add(bytes)?;
    writing.finish(existing)
}

/// A spool for data that is written, read once and discarded. It stays in memory while it is small, then moves to an unnamed file
/// in `directory`. That file disappears with the process, however the process ends. Not for secrets.
#[must_use]
pub fn spool(directory: &Path) -> SpooledTempFile {
    tempfile::spooled_tempfile_in(SPOOL, directory)
}

/// The error for a path without a file name.
fn nameless(path: &Path) -> Error {
    Error::Io { doing: "write", path: path.to_owned(), why: "the path has no file name".to_owned() }
}

/// A file of a directory tree.
#[derive(Debug, Clone, Copy)]
pub struct Leaf<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Who may read it.
    pub audience: Audience,
}

/// Writes a directory of files (mode 0700), completely or not at all. With [`Existing::Replace`], the old directory disappears at
/// the moment when the new one takes its name. There is no moment without either, except on file systems that cannot exchange two
/// names.
///
/// # Errors
/// [`Error`]; the old state remains then.
pub fn write_tree(path: &Path, leaves: &[Leaf<'_>], existing: Existing) -> Result<(), Error> {
    let directory = parent(path);
    let name = path.file_name().ok_or_else(|| nameless(path))?;
    let group = StagedDirs::of_few(directory)?;
    group.add(name, leaves)?;
    group.publish(&[(name, existing)])?.into_iter().collect()
}

/// A temporary directory, mode 0700. Dropping the value removes it, but it remains if the process dies.
///
/// # Errors
/// [`Error`]
pub fn building(within: &Path, what: &str) -> Result<TempDir, Error> {
    guard(within, Guard::Shared)?;
    let prefix = format!("{HIDDEN}{what}");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir_in(within).map_err(Error::writing(within))
}

/// Renames a finished and synced path to its final name. An existing path with that name stays.
///
/// # Errors
/// [`Error::Exists`] if the name exists; other [`Error`] variants if the rename or the sync fails.
pub fn publish(built: &Path, path: &Path) -> Result<(), Error> {
    rename_new(built, path).map_err(Error::writing(path))?;
    reached(Point::BuiltNamed);
    sync(parent(path))
}

/// Replaces `path` by a finished and synced file in one step.
///
/// # Errors
/// [`Error`]; the old state remains then.
pub fn replace(built: &Path, path: &Path) -> Result<(), Error> {
    fs::rename(built, path).map_err(Error::writing(path))?;
    reached(Point::BuiltReplaced);
    sync(parent(path))
}

/// The temporary files and directories in a directory: those that dead processes left, and those that running processes use at
/// this moment.
#[must_use]
pub fn under_construction(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let hidden = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(HIDDEN));
    let mut all: Vec<PathBuf> = hidden.map(|entry| entry.path()).collect();
    all.sort();
    all
}

/// The last change of a file, or of anything inside a directory. `None` if it cannot be determined.
#[must_use]
pub fn last_changed(path: &Path) -> Option<Timestamp> {
    let found = fs::symlink_metadata(path).ok()?;
    let seconds = found.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?.as_secs();
    let own = Timestamp(i64::try_from(seconds).ok()?);
    if !found.is_dir() {
        return Some(own);
    }
    let inside = fs::read_dir(path).ok()?.map(|entry| last_changed(&entry.ok()?.path())).collect::<Option<Vec<_>>>()?;
    inside.into_iter().chain([own]).max()
}

/// Removes a file, or a directory with its content. A path that does not exist is not an error.
///
/// # Errors
/// [`Error`]
pub fn remove(path: &Path) -> Result<(), Error> {
    let is_directory = fs::symlink_metadata(path).is_ok_and(|found| found.is_dir());
    let removed = if is_directory { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(Error::new("write", path, &e)),
        _ => Ok(()),
    }
}

/// Renames without replacing an existing path.
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    match rename_with(from, to, rustix::fs::RenameFlags::NOREPLACE) {
        Err(e) if is_unsupported(&e) => {}
        result => return result,
    }
    if to.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    // This also holds if another process was faster: a rename does not replace a directory that is not empty.
    fs::rename(from, to)
        .map_err(|e| if e.kind() == io::ErrorKind::DirectoryNotEmpty { io::ErrorKind::AlreadyExists.into() } else { e })
}

/// Exchanges two directories. If the file system cannot do it in one step, it takes several.
fn exchange(fresh: &Path, old: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    match rename_with(fresh, old, rustix::fs::RenameFlags::EXCHANGE) {
        Err(e) if is_unsupported(&e) => {}
        result => return result,
    }
    let aside = fresh.with_extension("old");
    fs::rename(old, &aside)?;
    // Roll back on failure; the old name is free, so nothing is overwritten.
    fs::rename(fresh, old).inspect_err(|_| drop(fs::rename(&aside, old)))?;
    fs::rename(&aside, fresh)
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn rename_with(from: &Path, to: &Path, flags: rustix::fs::RenameFlags) -> io::Result<()> {
    Ok(rustix::fs::renameat_with(rustix::fs::CWD, from, rustix::fs::CWD, to, flags)?)
}

/// Whether the error means that the file system or the kernel does not support the operation.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn is_unsupported(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let unsupported = [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP];
    Errno::from_io_error(error).is_some_and(|errno| unsupported.contains(&errno))
}

/// Creates a directory and its missing parents, mode 0700.
///
/// # Errors
/// [`Error`]
pub fn create_directory(path: &Path) -> Result<(), Error> {
    let missing: Vec<&Path> = path.ancestors().take_while(|p| !p.as_os_str().is_empty() && !p.exists()).collect();
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path).map_err(|e| match Error::new("write", path, &e) {
        // An existing directory would not have been an error.
        Error::Exists { path } => Error::NotDirectory { path },
        other => other,
    })?;
    reached(Point::DirectoryMade);
    missing.into_iter().try_for_each(|made| sync(parent(made)))
}

/// The file or directory name for an identity. Every character except letters, digits and `-_+=@.` becomes `%` and two
/// hexadecimal digits per byte, so that a station ID cannot contain a path. The same applies to a `-` or `.` at the beginning, a
/// `.` at the end, and the first letter of a Windows device name. Programs treat such names as flags, hidden files or devices.
#[must_use]
pub fn name_for(identity: &str) -> String {
    let stem = identity.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let is_device = match stem.as_str() {
        "CON" | "PRN" | "AUX" | "NUL" => true,
        stem => ["COM", "LPT"]
            .iter()
            .any(|port| stem.strip_prefix(port).is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit())),
    };
    let last = identity.len().saturating_sub(1);
    let safe = |at: usize, b: u8| match b {
        b'-' => at > 0,
        b'.' => at > 0 && at < last,
        b => !(is_device && at == 0) && (b.is_ascii_alphanumeric() || b"_+=@".contains(&b)),
    };
    let bytes = identity.bytes().enumerate();
    bytes.map(|(at, b)| if safe(at, b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// Creates an empty file that has its final mode from the start. A process that opened it before a later mode change could keep
/// reading.
fn create(path: &Path, audience: Audience) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, audience.mode());
    options.open(path)
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes renames in a directory durable.
fn sync(directory: &Path) -> Result<(), Error> {
    #[cfg(unix)]
    fs::File::open(directory).and_then(|d| d.sync_all()).map_err(Error::writing(directory))?;
    reached(Point::DirectorySynced);
    Ok(())
}

#[cfg(unix)]
fn has_mode(file: &fs::File, mode: u32) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|m| m.permissions().mode() & 0o7777 == mode)
}

#[cfg(not(unix))]
fn has_mode(_: &fs::File, _: u32) -> bool {
    true
}

#[cfg(unix)]
fn set_mode(file: &fs::File, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_: &fs::File, _: u32) -> io::Result<()> {
    Ok(())
}

/// An identifier of a directory that differs from that of a directory mounted over it: after a disk is removed, an empty
/// directory with the same name remains. `None` if the directory does not exist. Always the same value where the operating system
/// has no such identifier.
#[must_use]
pub fn directory_mark(path: &Path) -> Option<(u64, u64)> {
    let found = fs::metadata(path).ok().filter(fs::Metadata::is_dir)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Some((found.dev(), found.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = found;
        Some((0, 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_completely_and_private() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("key.pem");
        write(&path, b"-----BEGIN PRIVATE KEY-----", Audience::Owner, Existing::Keep).unwrap();
        assert!(!is_open_to_others(&path));
        let again = write(&path, b"other", Audience::Owner, Existing::Keep);
        assert_eq!(again, Err(Error::Exists { path: path.clone() }));
        assert_eq!(read(&path, 100).unwrap().expose(), b"-----BEGIN PRIVATE KEY-----");
        assert_eq!(read(&path, 5), Err(Error::TooLarge { path: path.clone(), length: Some(27), limit: 5 }));
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_private_key_is_never_written_for_everybody() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("x");
        let leak = write(&path, b"..PRIVATE KEY-----", Audience::Everybody, Existing::Keep);
        assert!(leak.is_err() && !path.exists());
        let text = b"a text, and in it -----BEGIN PRIVATE KEY-----, and more of it";
        for size in 1..text.len() {
            let mut writing = StagedFile::begin(&path, Audience::Everybody).unwrap();
            let written = text.chunks(size).try_for_each(|piece| writing.add(piece));
            assert_eq!(written, Err(Error::Leak { path: path.clone() }), "{size}");
        }
        assert!(under_construction(directory.path()).is_empty());
    }

    #[test]
    fn a_comparison_in_pieces_finds_every_difference() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("x");
        let is_same = |pieces: &[&[u8]]| {
            let mut comparison = Comparison::with(&path);
            for piece in pieces {
                comparison.next(piece);
            }
            comparison.is_same()
        };
        assert!(!is_same(&[]));
        let mut writing = StagedFile::begin(&path, Audience::Everybody).unwrap();
        [b"ab", b"cd"].iter().try_for_each(|piece| writing.add(*piece)).unwrap();
        writing.finish(Existing::Keep).unwrap();
        assert!(is_same(&[b"a", b"bcd"]));
        for other in [&[b"abc" as &[u8]] as &[&[u8]], &[b"abcde"], &[b"abx", b"d"], &[b"x", b"bcd"], &[]] {
            assert!(!is_same(other), "{other:?}");
        }
    }

    #[test]
    fn a_tree_is_replaced_in_one_step() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a/b");
        let leaf = |bytes| Leaf { name: "f", bytes, audience: Audience::Everybody };
        write_tree(&path, &[leaf(b"1")], Existing::Keep).unwrap();
        assert_eq!(write_tree(&path, &[leaf(b"2")], Existing::Keep), Err(Error::Exists { path: path.clone() }));
        write_tree(&path, &[leaf(b"2")], Existing::Replace).unwrap();
        assert_eq!(fs::read(path.join("f")).unwrap(), b"2");
        assert_eq!(fs::read_dir(directory.path().join("a")).unwrap().count(), 1);
        assert_eq!(under_construction(&directory.path().join("a")), Vec::<PathBuf>::new());
    }

    #[test]
    fn publish_refuses_existing_names() {
        let directory = tempfile::tempdir().unwrap();
        let at = |name: &str| directory.path().join(name);
        for name in ["new", "old"] {
            fs::write(at(name), name).unwrap();
        }
        assert_eq!(publish(&at("new"), &at("old")), Err(Error::Exists { path: at("old") }));
        publish(&at("new"), &at("free")).unwrap();
        assert_eq!((fs::read(at("old")).unwrap(), fs::read(at("free")).unwrap()), (b"old".to_vec(), b"new".to_vec()));
        let left = building(directory.path(), "init-").unwrap().keep();
        assert_eq!(under_construction(directory.path()), [left]);
    }

    #[cfg(unix)]
    #[test]
    fn a_tree_is_private() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a");
        write_tree(&path, &[Leaf { name: "f", bytes: b"1", audience: Audience::Owner }], Existing::Keep).unwrap();
        assert!(!is_open_to_others(&path) && !is_open_to_others(&path.join("f")));
    }

    #[test]
    fn publish_never_overwrites_an_existing_file() {
        let directory = tempfile::tempdir().unwrap();
        let (one, other, path) = (directory.path().join("1"), directory.path().join("2"), directory.path().join("3"));
        fs::write(&one, "1").unwrap();
        fs::write(&other, "2").unwrap();
        publish(&one, &path).unwrap();
        assert_eq!(publish(&other, &path), Err(Error::Exists { path: path.clone() }));
        assert_eq!(fs::read(&path).unwrap(), b"1");
    }

    #[test]
    fn an_identity_becomes_a_safe_file_name() {
        assert_eq!(name_for("DE*ACM*E1|x"), "DE%2AACM%2AE1%7Cx");
        assert_eq!(name_for(".."), "%2E%2E");
        for (identity, name) in [
            ("--checkpoint=1", "%2D-checkpoint=1"),
            ("-rf", "%2Drf"),
            ("con", "%63on"),
            ("NUL.txt", "%4EUL.txt"),
            ("LPT9", "%4CPT9"),
            ("COM10", "COM10"),
            ("Console", "Console"),
            ("a.", "a%2E"),
            ("a.b-c", "a.b-c"),
        ] {
            assert_eq!(name_for(identity), name);
        }
        assert_eq!(name_for("a/../b"), "a%2F..%2Fb");
    }
}
