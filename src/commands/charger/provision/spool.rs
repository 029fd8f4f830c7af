//! A manifest, set aside: it is read from wherever it comes once, and from here as often as it takes, however long it is.

use super::Source;
use crate::{
    commands::Error,
    files,
    model::PrintablePath as _,
    model::{KeyType, OcppVersion, SecurityProfile},
    pki::manifest::{Cause, Defaults, Row, Rows},
};
use std::{
    fs::File,
    io::{Read, Seek, Write},
    path::{Path, PathBuf},
};

/// The largest manifest, in bytes.
const LARGEST: u64 = 512 * 1024 * 1024;
/// The most lines that a manifest has.
const MOST_LINES: u64 = 1_000_001;
/// By so many bytes, the header has begun and ended: blank lines, and one that is as long as a line may be.
const LONGEST_HEAD: usize = 256 * 1024;

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
                let name = format!("`{}`", path.shown());
                let file = files::open(&path)?;
                Self::copy(file, &name, path.parent().map(PathBuf::from).unwrap_or_default())
            }
        }
    }

    fn copy(mut from: impl Read, name: &str, directory: PathBuf) -> Result<Self, Error> {
        let aside = |e: std::io::Error| {
            let place = tempfile::env::temp_dir();
            Error::cannot(format!("cannot set {name} aside in `{}`: {e}", place.shown()))
                .hint("make room there, or name another directory in `TMPDIR`")
        };
        let mut file = tempfile::tempfile().map_err(aside)?;
        let mut buffer = vec![0; 64 * 1024];
        let (mut bytes, mut lines) = (0, 0);
        // The beginning, until its first line is looked at.
        let mut head = Some(Vec::new());
        loop {
            let length = match from.read(&mut buffer) {
                Ok(0) => return Ok(Self { file, directory }),
                Ok(length) => length,
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(Error::cannot(format!("cannot read {name}: {e}"))),
            };
            let piece = &buffer[..length];
            file.write_all(piece).map_err(aside)?;
            bytes += length as u64;
            lines += piece.iter().filter(|byte| **byte == b'\n').count() as u64;
            let too_much = |what: &str, most: u64| {
                Err(Error::cannot(format!("{name} has more than {most} {what}"))
                    .hint("split it, and provision one part after the other"))
            };
            if bytes > LARGEST {
                return too_much("bytes", LARGEST);
            }
            if lines > MOST_LINES {
                return too_much("lines", MOST_LINES);
            }
            if let Some(begun) = &mut head {
                begun.extend_from_slice(piece);
                match header(begun) {
                    Some(true) => head = None,
                    // Its faults will be found in what is here; the rest makes them no better.
                    Some(false) => return Ok(Self { file, directory }),
                    None => {}
                }
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

/// Whether what a manifest begins with can be its header; none while that cannot be said.
fn header(begun: &[u8]) -> Option<bool> {
    // Blank lines may stand above it.
    let blank = begun.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let is_whole = begun[blank..].contains(&b'\n') || begun.len() > LONGEST_HEAD;
    let defaults =
        Defaults { security_profile: SecurityProfile::Certificate, ocpp_version: OcppVersion::Ocpp201, key_type: KeyType::P256 };
    is_whole.then(|| match Rows::new(begun, defaults).next() {
        // That there is no row, or one of which the end is missing, says nothing of the header.
        None | Some(Ok(_)) => true,
        Some(Err(faults)) => faults.listed().iter().all(|fault| fault.cause == Cause::NoRows || fault.line > header_line(begun)),
    })
}

/// The number of the line that is the header.
fn header_line(begun: &[u8]) -> u64 {
    let lines = begun.split(|byte| *byte == b'\n');
    lines.take_while(|line| line.trim_ascii().is_empty()).count() as u64 + 1
}
