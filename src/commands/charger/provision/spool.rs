//! A manifest, set aside: it is read from wherever it comes once, and from here as often as it takes, however long it is.

use super::Source;
use crate::{
    commands::Error,
    pki::manifest::{Defaults, Row, Rows},
};
use std::{
    fs::File,
    io::{Read, Seek, Write},
    path::{Path, PathBuf},
};

/// A copy of a manifest in a file without a name, which is gone with this process, whatever ends it.
pub(super) struct Spool {
    file: File,
    /// Where its CSR files are looked for.
    directory: PathBuf,
}

impl Spool {
    /// Sets a manifest aside.
    ///
    /// # Errors
    /// When it cannot be read, or there is no room for the copy.
    pub(super) fn fill(source: Source) -> Result<Self, Error> {
        match source {
            Source::Stream(stream) => Self::copy(stream, "the manifest", PathBuf::new()),
            Source::File(path) => {
                let name = format!("`{}`", path.display());
                let file = File::open(&path).map_err(|e| Error::cannot(format!("cannot read {name}: {e}")))?;
                Self::copy(file, &name, path.parent().map(PathBuf::from).unwrap_or_default())
            }
        }
    }

    fn copy(mut from: impl Read, name: &str, directory: PathBuf) -> Result<Self, Error> {
        let aside = |e: std::io::Error| {
            let place = tempfile::env::temp_dir();
            Error::cannot(format!("cannot set {name} aside in `{}`: {e}", place.display()))
                .hint("make room there, or name another directory in `TMPDIR`")
        };
        let mut file = tempfile::tempfile().map_err(aside)?;
        let mut buffer = vec![0; 64 * 1024];
        loop {
            match from.read(&mut buffer) {
                Ok(0) => return Ok(Self { file, directory }),
                Ok(length) => file.write_all(&buffer[..length]).map_err(aside)?,
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
                Err(e) => return Err(Error::cannot(format!("cannot read {name}: {e}"))),
            }
        }
    }

    /// Where its CSR files are looked for.
    pub(super) fn directory(&self) -> &Path {
        &self.directory
    }

    /// Its rows, held against each other. Nobody else may be reading.
    pub(super) fn rows(&self, defaults: Defaults) -> Result<Rows<&File>, Error> {
        Ok(Rows::new(self.begin()?, defaults))
    }

    /// Its rows once more, after nothing was found wrong with them.
    pub(super) fn rows_again(&self, defaults: Defaults) -> Result<impl Iterator<Item = Result<Row, Error>>, Error> {
        let lost = |why: String| Error::cannot(format!("the manifest that was set aside cannot be read again: {why}"));
        Ok(Rows::again(self.begin()?, defaults).map(move |row| row.map_err(|faults| lost(faults.to_string()))))
    }

    fn begin(&self) -> Result<&File, Error> {
        let mut file = &self.file;
        file.rewind().map_err(|e| Error::cannot(format!("the manifest that was set aside cannot be read: {e}")))?;
        Ok(file)
    }
}
