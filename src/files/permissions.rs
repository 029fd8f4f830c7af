//! Which users can change a path: its owner, its mode, and the owners and modes of the directories above it.
//!
//! A user who can rename a directory, or put files into it, controls what is read from there and who gets what is written there.
//! Like ssh with its keys, evpki refuses such paths. It trusts the superuser, the user who runs evpki, and the group of a
//! directory above. On systems without owners and modes, nothing is refused.

use super::{Error, parent};
use crate::model::Secret;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Which users must not be able to write to a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// No other user and no group may write there: the PKI home.
    Own,
    /// Like [`Guard::Own`], but the mode of the path itself does not matter: for callers that are about to restrict it.
    Owned,
    /// A group may write there: a directory that secrets are written to.
    Shared,
}

/// Checks that no other user can change a path. If the path does not exist, the check applies to the directory in which it will
/// be created.
///
/// # Errors
/// [`Error::Foreign`], [`Error::Open`]. A path that cannot be inspected is not an error here; it fails when it is used.
pub fn guard(path: &Path, guard: Guard) -> Result<(), Error> {
    let Some(found) = nearest(path) else { return Ok(()) };
    let is_there = path.symlink_metadata().is_ok();
    for (at, place) in found.ancestors().enumerate() {
        let Ok(metadata) = fs::metadata(place) else { continue };
        let is_itself = at == 0 && is_there;
        // Only directories can be written into.
        if is_itself && !metadata.is_dir() && guard == Guard::Shared {
            continue;
        }
        let forbidden = match guard {
            Guard::Own if is_itself => 0o022,
            Guard::Owned if is_itself => 0,
            _ => 0o002,
        };
        check(place, &metadata, forbidden)?;
    }
    Ok(())
}

/// Checks that no other user can change the content of a file, in a directory that was checked before.
///
/// # Errors
/// Like [`guard`].
pub fn guard_file(path: &Path, guard: Guard) -> Result<(), Error> {
    let forbidden = match guard {
        Guard::Own => 0o022,
        Guard::Owned => 0,
        Guard::Shared => 0o002,
    };
    fs::metadata(path).map_or(Ok(()), |metadata| check(path, &metadata, forbidden))
}

/// Checks that secrets can be written to a path: no other user can change its directory.
///
/// # Errors
/// Like [`guard`].
pub(super) fn guard_secret(path: &Path) -> Result<(), Error> {
    guard(parent(path), Guard::Shared)
}

/// The existing part of a path, with links resolved: the path itself, or the nearest directory above it.
fn nearest(path: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(path).ok()?;
    absolute.ancestors().find_map(|place| place.canonicalize().ok())
}

/// The mode of a directory, if users other than its owner may read it or enter it.
#[must_use]
pub fn readable_by_others(path: &Path) -> Option<u32> {
    let mode = mode(&fs::metadata(path).ok().filter(fs::Metadata::is_dir)?);
    (mode & 0o055 != 0).then_some(mode)
}

/// Why a secret is known to more users than its owner may want.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exposure {
    /// Users other than the owner may read the file, with this mode.
    Readable(u32),
    /// The file belongs to another user, with this user ID.
    Foreign(u32),
}

/// Reads a file of at most `limit` bytes that contains a secret, and reports which other users may know it. A pipe is read
/// without this check.
///
/// # Errors
/// Like [`super::read`]; [`Error::Open`] if other users can change the file, or if it belongs to another user and its group can
/// change it.
pub fn read_secret(path: &Path, limit: u64) -> Result<(Secret, Option<Exposure>), Error> {
    let file = fs::File::open(path).map_err(Error::reading(path))?;
    let metadata = file.metadata().map_err(Error::reading(path))?;
    let exposure = if metadata.is_file() { exposure(path, &metadata)? } else { None };
    Ok((super::read_open(file, path, limit)?, exposure))
}

fn exposure(path: &Path, metadata: &fs::Metadata) -> Result<Option<Exposure>, Error> {
    let (owner, mode) = (owner(metadata), mode(metadata));
    let is_foreign = owner.is_some_and(|owner| owner != 0 && Some(owner) != user());
    if mode & 0o002 != 0 || is_foreign && mode & 0o020 != 0 {
        return Err(Error::Open { path: path.to_owned(), mode });
    }
    Ok(match owner {
        _ if mode & 0o044 != 0 => Some(Exposure::Readable(mode)),
        Some(owner) if is_foreign => Some(Exposure::Foreign(owner)),
        _ => None,
    })
}

fn check(place: &Path, metadata: &fs::Metadata, forbidden: u32) -> Result<(), Error> {
    if let (Some(owner), Some(user)) = (owner(metadata), user())
        && owner != 0
        && owner != user
    {
        return Err(Error::Foreign { path: place.to_owned(), owner, user });
    }
    let mode = mode(metadata);
    // In a directory with the sticky bit, users cannot move files of other users.
    let is_sticky = metadata.is_dir() && mode & 0o1000 != 0 && forbidden == 0o002;
    if mode & forbidden != 0 && !is_sticky {
        return Err(Error::Open { path: place.to_owned(), mode });
    }
    Ok(())
}

#[cfg(unix)]
fn owner(metadata: &fs::Metadata) -> Option<u32> {
    Some(std::os::unix::fs::MetadataExt::uid(metadata))
}

#[cfg(not(unix))]
fn owner(_: &fs::Metadata) -> Option<u32> {
    None
}

#[cfg(unix)]
fn user() -> Option<u32> {
    Some(rustix::process::geteuid().as_raw())
}

#[cfg(not(unix))]
fn user() -> Option<u32> {
    None
}

#[cfg(unix)]
fn mode(metadata: &fs::Metadata) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o7777
}

#[cfg(not(unix))]
fn mode(_: &fs::Metadata) -> u32 {
    0
}

/// Checks that a path is not a named pipe or socket.
///
/// # Errors
/// [`Error::Pipe`]. A path that does not exist is not an error here.
pub fn no_pipe(path: &Path) -> Result<(), Error> {
    match fs::metadata(path) {
        Ok(metadata) if is_waiting(&metadata) => Err(Error::Pipe { path: path.to_owned() }),
        _ => Ok(()),
    }
}

/// Whether users other than the owner may read or write a path.
#[must_use]
pub fn is_open_to_others(path: &Path) -> bool {
    mode_of(path) & 0o077 != 0
}

/// Whether users other than the owner may write to a path.
#[must_use]
pub fn is_writable_by_others(path: &Path) -> bool {
    mode_of(path) & 0o022 != 0
}

/// Removes the write permission of users other than the owner; with `reading`, also their read permission.
///
/// # Errors
/// [`Error`]
pub fn close_to_others(path: &Path, reading: bool) -> Result<(), Error> {
    #[cfg(unix)]
    {
        use rustix::fs::{Mode, OFlags, fchmod, fstat, open};
        let failed = |e: rustix::io::Errno| Error::new("write", path, &e.into());
        // The mode is changed on the opened file, and no link is followed, because another user may have put a link there.
        // Opening a pipe does not block.
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let file = open(path, flags, Mode::empty()).map_err(failed)?;
        let mode =
            Mode::from_raw_mode(fstat(&file).map_err(failed)?.st_mode) & Mode::from_raw_mode(if reading { 0o700 } else { 0o755 });
        fchmod(&file, mode).map_err(failed)?;
    }
    #[cfg(not(unix))]
    let _ = (path, reading);
    Ok(())
}

/// The permission bits of a path; 0 if the path does not exist, or the operating system has no such permissions.
fn mode_of(path: &Path) -> u32 {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A link has no permissions of its own, and its target is elsewhere.
        fs::symlink_metadata(path).ok().filter(|m| !m.is_symlink()).map_or(0, |m| m.permissions().mode() & 0o777)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        0
    }
}

/// Opens a file for reading. A named pipe or a socket is refused, because reading could block forever. A pipe that is already
/// open (`/dev/stdin`, `/dev/fd/N`, as in a process substitution) is read normally.
pub(super) fn open_document(path: &Path) -> Result<fs::File, Error> {
    let is_open = ["/dev/fd", "/proc/self/fd", "/dev/stdin"].iter().any(|open| path.starts_with(open));
    if !is_open {
        no_pipe(path)?;
    }
    fs::File::open(path).map_err(Error::reading(path))
}

#[cfg(unix)]
fn is_waiting(metadata: &fs::Metadata) -> bool {
    let kind = metadata.file_type();
    std::os::unix::fs::FileTypeExt::is_fifo(&kind) || std::os::unix::fs::FileTypeExt::is_socket(&kind)
}

#[cfg(not(unix))]
fn is_waiting(_: &fs::Metadata) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn set(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_path_that_others_can_write_is_refused() {
        let directory = tempfile::tempdir().unwrap();
        let home = directory.path().join("a/home");
        fs::create_dir_all(&home).unwrap();
        for (mode, own, owned, shared) in [
            (0o700, true, true, true),
            (0o755, true, true, true),
            (0o770, false, true, true),
            (0o777, false, true, false),
            (0o1777, false, true, true),
        ] {
            set(&home, mode);
            let said = [Guard::Own, Guard::Owned, Guard::Shared].map(|kind| guard(&home, kind).is_ok());
            assert_eq!(said, [own, owned, shared], "{mode:o}");
        }
        set(&home, 0o700);
        set(&directory.path().join("a"), 0o777);
        let above = directory.path().join("a").canonicalize().unwrap();
        for place in [home.clone(), home.join("not/there")] {
            assert_eq!(guard(&place, Guard::Owned), Err(Error::Open { path: above.clone(), mode: 0o777 }));
        }
        // The check follows links.
        std::os::unix::fs::symlink(&home, directory.path().join("link")).unwrap();
        assert!(guard(&directory.path().join("link"), Guard::Own).is_err());
    }

    #[test]
    fn a_secret_that_others_can_change_is_refused() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("passphrase");
        fs::write(&path, "x").unwrap();
        for (mode, said) in
            [(0o600, Ok(None)), (0o644, Ok(Some(Exposure::Readable(0o644)))), (0o440, Ok(Some(Exposure::Readable(0o440))))]
        {
            set(&path, mode);
            assert_eq!(read_secret(&path, 10).map(|(_, exposure)| exposure), said);
        }
        set(&path, 0o602);
        assert_eq!(read_secret(&path, 10), Err(Error::Open { path, mode: 0o602 }));
    }
}
