//! Groups of directories that become durable together.
//!
//! Temporary files and directories carry a lock of the process that creates them. The lock ends with the process. So leftovers of
//! dead processes can be told from the work of running processes, and are removed.

use super::{Error, Existing, HIDDEN, Leaf, create, create_directory, exchange, rename_new, staged_file::fill, sync};
use crate::failpoints::{Point, reached};
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// The prefix of temporary names that are locked by the process that creates them.
pub(super) const MAKING: &str = "making-";
/// How often creation is retried if another process removed the path as a leftover before it was locked.
pub(super) const ATTEMPTS: usize = 100;

/// Directories of files (mode 0700) on their way into one directory. All of them are durable before the first one gets its name.
#[derive(Debug)]
pub struct StagedDirs {
    within: PathBuf,
    building: TempDir,
    /// Opened before anything is written, because the operating system reports write errors since then on this descriptor.
    held: fs::File,
    all_at_once: bool,
}

impl StagedDirs {
    /// Begins a group in a directory, which is created if it does not exist.
    ///
    /// Where one system call makes everything on a file system durable, that call is used once. Elsewhere each file is synced
    /// separately.
    ///
    /// # Errors
    /// [`Error`]
    pub fn begin(within: &Path) -> Result<Self, Error> {
        let group = Self::of_few(within)?;
        let all_at_once = local::syncs_at_once(&group.held);
        Ok(Self { all_at_once, ..group })
    }

    /// Like [`Self::begin`], for small groups: each file is synced separately, so that other data on the file system does not
    /// delay it.
    pub(super) fn of_few(within: &Path) -> Result<Self, Error> {
        super::permissions::guard(within, super::Guard::Shared)?;
        create_directory(within)?;
        for _ in 0..ATTEMPTS {
            let building = super::building(within, MAKING)?;
            if let Some(held) = hold(building.path()).map_err(Error::writing(within))? {
                reached(Point::TreeCreated);
                return Ok(Self { within: within.to_owned(), building, held, all_at_once: false });
            }
        }
        Err(never_held(within))
    }

    /// Writes a tree, which is neither durable nor visible under its name yet. Several threads may call this at once, each for
    /// its own tree.
    ///
    /// # Errors
    /// [`Error`]; this tree must not be published then.
    pub fn add(&self, name: impl AsRef<Path>, leaves: &[Leaf<'_>]) -> Result<(), Error> {
        let (inside, path) = (self.building.path().join(&name), self.within.join(&name));
        make_private(&inside).map_err(Error::writing(&path))?;
        for leaf in leaves {
            let path = path.join(leaf.name);
            let mut file = create(&inside.join(leaf.name), leaf.audience).map_err(Error::writing(&path))?;
            fill(&mut file, &path, leaf.bytes, leaf.audience)?;
            if !self.all_at_once {
                file.sync_all().map_err(Error::writing(&path))?;
                reached(Point::FileSynced);
            }
        }
        reached(Point::TreeFilled);
        if !self.all_at_once {
            sync(&inside)?;
            reached(Point::TreeSynced);
        }
        Ok(())
    }

    /// Makes all added trees durable, then renames each of them to its name, then makes the names durable. With
    /// [`Existing::Replace`], the old directory disappears at the moment when the new one takes its name. Returns the result for
    /// each tree.
    ///
    /// # Errors
    /// [`Error`] if it is unknown whether everything is durable.
    pub fn publish<N: AsRef<Path>>(self, trees: &[(N, Existing)]) -> Result<Vec<Result<(), Error>>, Error> {
        if self.all_at_once {
            local::sync_all(&self.held).map_err(Error::writing(&self.within))?;
            reached(Point::GroupSynced);
        }
        let publish = |(name, existing): &(N, Existing)| {
            let (inside, path) = (self.building.path().join(name), self.within.join(name));
            let failed = Error::writing(&path);
            match rename_new(&inside, &path) {
                // The old directory is now at the temporary path, and is removed with it.
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists && *existing == Existing::Replace => {
                    exchange(&inside, &path).map_err(failed)?;
                    reached(Point::TreeExchanged);
                }
                other => {
                    other.map_err(failed)?;
                    reached(Point::TreeNamed);
                }
            }
            Ok(())
        };
        let published = trees.iter().map(publish).collect();
        sync(&self.within)?;
        Ok(published)
    }
}

/// Deletes what certainly dead processes left in a directory. Where that cannot be determined, it stays.
pub fn sweep(directory: &Path) {
    if !fs::File::open(directory).is_ok_and(|directory| local::locks_hold(&directory)) {
        return;
    }
    let prefix = format!("{HIDDEN}{MAKING}");
    for path in super::under_construction(directory) {
        let is_ours = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&prefix));
        let Some(kind) = path.symlink_metadata().ok().filter(|_| is_ours).map(|m| m.file_type()) else { continue };
        let is_left = || fs::File::open(&path).is_ok_and(|file| file.try_lock().is_ok() && is_at(&file, &path));
        // A path that cannot be deleted now is tried again next time.
        if kind.is_dir() && is_left() {
            let _ = fs::remove_dir_all(&path);
        } else if kind.is_file() && is_left() {
            let _ = fs::remove_file(&path);
        }
    }
}

/// Opens and locks a directory that was just created. `None` if another process removed it first.
fn hold(path: &Path) -> io::Result<Option<fs::File>> {
    match fs::File::open(path) {
        Ok(file) => Ok(lock(&file, path)?.then_some(file)),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e),
    }
}

/// Locks a path that was just created, and reports whether it still exists. On file systems without locks, nothing is swept.
pub(super) fn lock(file: &fs::File, path: &Path) -> io::Result<bool> {
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => Ok(false),
        Ok(()) | Err(fs::TryLockError::Error(_)) => Ok(is_at(file, path)),
    }
}

#[cfg(unix)]
fn is_at(file: &fs::File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let number = |m: fs::Metadata| (m.dev(), m.ino());
    matches!((file.metadata().map(number), path.symlink_metadata().map(number)), (Ok(one), Ok(other)) if one == other)
}

#[cfg(not(unix))]
fn is_at(_: &fs::File, path: &Path) -> bool {
    path.exists()
}

pub(super) fn never_held(within: &Path) -> Error {
    let why = "another process removed each temporary file or directory there".to_owned();
    Error::Io { doing: "write", path: within.to_owned(), why }
}

/// Creates a directory that only its owner can use.
fn make_private(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Facts about local file systems.
#[cfg(target_os = "linux")]
mod local {
    use std::{fs::File, io};

    /// Local file systems on which `syncfs` makes written data durable, like `fsync` of each file, and on which all processes see
    /// a lock: ext2 to ext4, XFS, Btrfs, F2FS, bcachefs, ZFS, tmpfs, overlayfs.
    const KNOWN: [u32; 8] = [0xef53, 0x5846_5342, 0x9123_683e, 0xf2f5_2010, 0xca45_1a4e, 0x2fc1_2fc1, 0x0102_1994, 0x794c_7630];
    /// Since this version, Linux reports write errors from `syncfs`.
    const REPORTS_SINCE: (u32, u32) = (5, 8);

    pub(super) fn locks_hold(file: &File) -> bool {
        rustix::fs::fstatfs(file).is_ok_and(|found| KNOWN.contains(&(found.f_type as u32)))
    }

    pub(super) fn syncs_at_once(file: &File) -> bool {
        locks_hold(file) && rustix::system::uname().release().to_str().is_ok_and(|release| version(release) >= REPORTS_SINCE)
    }

    pub(super) fn sync_all(file: &File) -> io::Result<()> {
        Ok(rustix::fs::syncfs(file)?)
    }

    /// The first two numbers of a version string.
    pub(super) fn version(release: &str) -> (u32, u32) {
        let mut numbers = release.split(|c: char| !c.is_ascii_digit()).map(|number| number.parse().unwrap_or(0));
        (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
    }
}

#[cfg(not(target_os = "linux"))]
mod local {
    use std::{fs::File, io};

    pub(super) fn locks_hold(_: &File) -> bool {
        false
    }

    pub(super) fn syncs_at_once(_: &File) -> bool {
        false
    }

    pub(super) fn sync_all(file: &File) -> io::Result<()> {
        file.sync_all()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{Audience, StagedFile};
    use std::os::unix::fs::PermissionsExt;

    fn leaf(bytes: &[u8], audience: Audience) -> Leaf<'_> {
        Leaf { name: "f", bytes, audience }
    }

    fn mode(path: PathBuf) -> u32 {
        path.metadata().unwrap().permissions().mode() & 0o7777
    }

    fn names(directory: &Path) -> Vec<String> {
        let entries = fs::read_dir(directory).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_group_appears_together_and_leaves_no_temporary_files() {
        for all_at_once in [true, false] {
            let directory = tempfile::tempdir().unwrap();
            let within = directory.path().join("a/b");
            fs::create_dir_all(within.join("3")).unwrap();
            fs::create_dir_all(within.join("4")).unwrap();
            let group = StagedDirs { all_at_once, ..StagedDirs::begin(&within).unwrap() };
            for name in ["1", "2", "3", "4"] {
                group.add(name, &[leaf(name.as_bytes(), Audience::Owner)]).unwrap();
            }
            assert!(!within.join("1").exists());
            assert!(matches!(group.add("5", &[leaf(b"PRIVATE KEY-----", Audience::Everybody)]), Err(Error::Leak { .. })));
            let all = [("1", Existing::Keep), ("2", Existing::Replace), ("3", Existing::Replace), ("4", Existing::Keep)];
            let published = group.publish(&all).unwrap();
            assert_eq!(published, [Ok(()), Ok(()), Ok(()), Err(Error::Exists { path: within.join("4") })]);
            assert_eq!(names(&within), ["1", "2", "3", "4"]);
            assert_eq!(fs::read(within.join("3/f")).unwrap(), b"3");
            assert_eq!(fs::read_dir(within.join("4")).unwrap().count(), 0);
            assert_eq!((mode(within.join("1")), mode(within.join("1/f"))), (0o700, 0o600));
        }
    }

    #[test]
    fn sweep_removes_leftovers_of_dead_processes_only() {
        let directory = tempfile::tempdir().unwrap();
        let within = directory.path();
        let (group, file) = (StagedDirs::begin(within).unwrap(), StagedFile::begin(&within.join("x"), Audience::Owner).unwrap());
        group.add("1", &[leaf(b"1", Audience::Everybody)]).unwrap();
        let held = names(within);
        fs::create_dir_all(within.join(".evpki-making-dead/1")).unwrap();
        fs::write(within.join(".evpki-making-file"), "x").unwrap();
        std::os::unix::fs::symlink("/", within.join(".evpki-making-link")).unwrap();
        fs::create_dir(within.join(".evpki-other")).unwrap();
        sweep(within);
        let mut left = [vec![".evpki-making-link".to_owned(), ".evpki-other".to_owned()], held].concat();
        left.sort();
        assert_eq!(names(within), left);
        drop((group, file));
        assert_eq!(names(within), [".evpki-making-link", ".evpki-other"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn versions_are_compared_as_numbers() {
        let versions = ["4.18.0-553.el8", "5.8", "5.10.0-rc1", "6", "x"].map(local::version);
        assert_eq!(versions, [(4, 18), (5, 8), (5, 10), (6, 0), (0, 0)]);
    }
}
