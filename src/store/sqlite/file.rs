//! The files themselves: made with mode 0600 whatever the umask, never over another, and named in their directory for good.

use std::{
    fs::{File, OpenOptions},
    path::{Path, PathBuf},
};

use super::Error;
use crate::failpoints::{Point, reached};

/// Makes an empty file, mode 0600. SQLite gives the files that it makes beside it the same mode.
pub(super) fn create(path: &Path) -> Result<(), Error> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(|e| Error::io(path, &e))?;
    // A umask can have taken bits away.
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600)).map_err(|e| Error::io(path, &e))?;
    file.sync_all().and_then(|()| sync_directory(path)).map_err(|e| Error::io(path, &e))
}

/// A file that goes away with this value, together with what SQLite makes beside it, unless it was [published](Self::publish).
#[derive(Debug)]
pub(super) struct Partial(PathBuf);

impl Partial {
    /// Makes an empty file beside `path`, under a name of its own.
    pub(super) fn beside(path: &Path) -> Result<Self, Error> {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        for number in 0.. {
            let partial = path.with_file_name(format!(".evpki-{name}.{}-{number}", std::process::id()));
            match create(&partial) {
                Ok(()) => return Ok(Self(partial)),
                Err(Error::Exists { .. }) if number < 1_000 => {}
                Err(error) => return Err(error),
            }
        }
        Err(Error::Exists { path: path.to_owned() })
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// Gives the file, now complete, the name `path`, unless there is something of that name.
    pub(super) fn publish(self, path: &Path) -> Result<(), Error> {
        let publish = || -> std::io::Result<()> {
            OpenOptions::new().write(true).open(&self.0)?.sync_all()?;
            reached(Point::CopySynced);
            match std::fs::hard_link(&self.0, path) {
                Err(error) if is_unsupported(&error) => {
                    // A file system without hard links: the name is claimed first, and then replaced by its owner.
                    OpenOptions::new().write(true).create_new(true).open(path)?;
                    std::fs::rename(&self.0, path).inspect_err(|_| drop(std::fs::remove_file(path)))?;
                }
                result => result?,
            }
            reached(Point::CopyNamed);
            sync_directory(path)?;
            reached(Point::CopyDurable);
            Ok(())
        };
        publish().map_err(|e| Error::io(path, &e))
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        for suffix in ["", "-journal", "-wal", "-shm"] {
            let mut name = self.0.clone().into_os_string();
            name.push(suffix);
            // It may be gone by now, or never have been there.
            let _ = std::fs::remove_file(name);
        }
    }
}

fn is_unsupported(error: &std::io::Error) -> bool {
    use std::io::ErrorKind;
    matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::PermissionDenied)
}

/// Makes the names in the directory of `path` durable.
fn sync_directory(path: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        let directory = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(directory)?.sync_all()?;
    }
    Ok(())
}
