//! A file that is written in pieces, under a hidden name until it is complete.

use super::{
    Audience, Error, Existing, HIDDEN, KEY_MATERIAL, has_mode, parent,
    permissions::guard_secret,
    set_mode,
    staged_dir::{ATTEMPTS, MAKING, lock, never_held},
    sync,
};
use crate::failpoints::{Point, reached};
use std::{
    fs,
    io::{self, BufWriter, Read, Write},
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;

/// The size of the write buffer, in bytes.
const BLOCK: usize = 1 << 18;

/// A file that is being written in pieces. If it is dropped without [`finish`](Self::finish), nothing has changed.
#[derive(Debug)]
pub struct StagedFile {
    file: BufWriter<NamedTempFile>,
    content: Content,
}

impl StagedFile {
    /// Begins a file whose final name is `path`.
    ///
    /// # Errors
    /// [`Error`]
    pub fn begin(path: &Path, audience: Audience) -> Result<Self, Error> {
        if audience == Audience::Owner {
            guard_secret(path)?;
        }
        let failed = Error::writing(path);
        let directory = parent(path);
        for _ in 0..ATTEMPTS {
            let prefix = format!("{HIDDEN}{MAKING}");
            let file = tempfile::Builder::new().prefix(&prefix).tempfile_in(directory).map_err(&failed)?;
            if lock(file.as_file(), file.path()).map_err(&failed)? {
                let content = Content::begin(file.as_file(), path, audience)?;
                // No buffer, because it would keep a copy of a possible secret.
                return Ok(Self { file: BufWriter::with_capacity(0, file), content });
            }
        }
        Err(never_held(directory))
    }

    /// Like [`Self::begin`], with a buffer for many small pieces.
    ///
    /// # Errors
    /// [`Error`]
    pub fn begin_buffered(path: &Path, audience: Audience) -> Result<Self, Error> {
        let Self { file, content } = Self::begin(path, audience)?;
        let file = file.into_inner().map_err(|e| Error::new("write", path, e.error()))?;
        Ok(Self { file: BufWriter::with_capacity(BLOCK, file), content })
    }

    /// Appends bytes.
    ///
    /// # Errors
    /// [`Error`]; the file can only be dropped then.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.content.add(&mut self.file, bytes)
    }

    /// An unnamed file on the same disk, for data that has to wait.
    ///
    /// # Errors
    /// [`Error`]
    pub fn aside(&self) -> Result<fs::File, Error> {
        let path = &self.content.path;
        tempfile::tempfile_in(parent(path)).map_err(Error::writing(path))
    }

    /// Makes the file durable, and renames it to its final name.
    ///
    /// # Errors
    /// [`Error`]; nothing has changed then.
    pub fn finish(self, existing: Existing) -> Result<(), Error> {
        let Self { file, content: Content { path, .. } } = self;
        let failed = Error::writing(&path);
        let file = file.into_inner().map_err(|e| failed(e.into_error()))?;
        reached(Point::FileFilled);
        file.as_file().sync_all().map_err(&failed)?;
        reached(Point::FileSynced);
        match existing {
            Existing::Replace => file.persist(&path).map_err(|e| failed(e.error))?,
            Existing::Keep => file.persist_noclobber(&path).map_err(|e| failed(e.error))?,
        };
        reached(Point::FileNamed);
        sync(parent(&path))
    }
}

/// For writers of archives and the like. A forbidden private key is an error here too, with the text of [`Error::Leak`].
impl Write for StagedFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.content.look_at(bytes).map_err(io::Error::other)?;
        self.file.write_all(bytes).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Fills a new file, which is neither durable nor under its final name yet.
pub(super) fn fill(file: &mut fs::File, path: &Path, bytes: &[u8], audience: Audience) -> Result<(), Error> {
    Content::begin(file, path, audience)?.add(file, bytes)?;
    reached(Point::FileFilled);
    Ok(())
}

/// The content of a file: checked piece by piece against the audience of the file.
#[derive(Debug)]
struct Content {
    path: PathBuf,
    audience: Audience,
    /// The end of the written data, in which a private key may have begun.
    seam: Vec<u8>,
}

impl Content {
    fn begin(file: &fs::File, path: &Path, audience: Audience) -> Result<Self, Error> {
        reached(Point::FileCreated);
        // Reading the mode is cheaper than setting it again.
        if !has_mode(file, audience.mode()) {
            set_mode(file, audience.mode()).map_err(Error::writing(path))?;
        }
        Ok(Self { path: path.to_owned(), audience, seam: Vec::new() })
    }

    fn add(&mut self, file: &mut impl Write, bytes: &[u8]) -> Result<(), Error> {
        self.look_at(bytes)?;
        file.write_all(bytes).map_err(Error::writing(&self.path))
    }

    /// Searches for a private key, including one that began in the previous piece.
    fn look_at(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if self.audience == Audience::Owner {
            return Ok(());
        }
        let most = KEY_MATERIAL.len() - 1;
        self.seam.extend(&bytes[..bytes.len().min(most)]);
        if [&self.seam, bytes].into_iter().any(|text| memchr::memmem::find(text, KEY_MATERIAL).is_some()) {
            return Err(Error::Leak { path: self.path.clone() });
        }
        if bytes.len() > most {
            self.seam = bytes[bytes.len() - most..].to_vec();
        }
        self.seam.drain(..self.seam.len().saturating_sub(most));
        Ok(())
    }
}

/// An existing file that is compared with data in pieces.
#[derive(Debug)]
pub struct Comparison(Option<fs::File>);

impl Comparison {
    /// Opens the file at `path` for comparison.
    #[must_use]
    pub fn with(path: &Path) -> Self {
        Self(fs::File::open(path).ok())
    }

    /// Whether the file continues with these bytes, and all earlier pieces matched.
    pub fn next(&mut self, bytes: &[u8]) -> bool {
        let mut there = vec![0; bytes.len()];
        let same = |file: &mut fs::File| file.read_exact(&mut there).is_ok() && there == bytes;
        if !self.0.as_mut().is_some_and(same) {
            self.0 = None;
        }
        self.0.is_some()
    }

    /// Whether all pieces matched and the file ends here.
    #[must_use]
    pub fn is_same(self) -> bool {
        self.0.is_some_and(|mut file| matches!(file.read(&mut [0]), Ok(0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_file_is_invisible_until_it_is_finished() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("x");
        let begun = || {
            let mut file = StagedFile::begin_buffered(&path, Audience::Owner).unwrap();
            file.write_all(b"12").unwrap();
            file
        };
        let (first, second) = (begun(), begun());
        assert!(!path.exists());
        first.finish(Existing::Keep).unwrap();
        assert_eq!(second.finish(Existing::Keep), Err(Error::Exists { path: path.clone() }));
        begun().finish(Existing::Replace).unwrap();
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1);
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o7777, 0o600);
        assert_eq!(fs::read(path).unwrap(), b"12");
    }
}
