//! Where an export goes.

use super::Out;
use crate::{
    commands::{Context, Error},
    exports::{DATABASE, Database, Entry, KEY, Layout, Script},
    files::{self, Audience, Existing, StagedFile},
};
use std::{
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// Where an export goes, begun.
pub(super) enum Output<'a> {
    Stream { script: Script, out: &'a mut dyn Write, is_closed: bool },
    File { script: Script, file: StagedFile, existing: Existing },
    Directory { building: TempDir, database: Database<'a>, path: PathBuf },
}

/// Whether an export may go there.
///
/// # Errors
/// When something is there, and was not to be replaced, or is not to be; when a layout cannot go there.
pub(super) fn check(out: &Out<'_>, layout: Layout) -> Result<(), Error> {
    match out {
        Out::Stream(_) if layout.is_directory() => {
            Err(Error::usage(format!("`--layout {layout}` is a directory: say where with `--out DIR`")))
        }
        Out::Path { replace: true, .. } if layout.is_directory() => {
            Err(Error::usage(format!("`--layout {layout}` is a directory, and replaces none: name one that is not there")))
        }
        Out::Path { path, replace } if !replace && path.symlink_metadata().is_ok() => {
            let exists = Error::from(files::Error::Exists { path: path.to_owned() });
            let hint = if layout.is_directory() { "name one that is not there" } else { "say `--replace` to have it replaced" };
            Err(exists.hint(hint))
        }
        _ => Ok(()),
    }
}

impl<'a> Output<'a> {
    /// Begins it.
    pub(super) fn begin(context: &'a Context<'_>, layout: Layout, out: &'a mut Out<'_>) -> Result<Self, Error> {
        match out {
            Out::Stream(out) => Ok(Self::Stream { script: Script::begin(layout), out: &mut **out, is_closed: false }),
            Out::Path { path, .. } if layout.is_directory() => {
                let building = files::building(parent(path), "export-")?;
                let file = building.path().join(DATABASE);
                files::write(&file, b"", Audience::Owner, Existing::Keep)?;
                let database = Database::begin(&file, context.now, context.random)?;
                Ok(Self::Directory { building, database, path: path.clone() })
            }
            Out::Path { path, replace } => {
                let existing = if *replace { Existing::Replace } else { Existing::Keep };
                Ok(Self::File { script: Script::begin(layout), file: StagedFile::begin(path, Audience::Owner)?, existing })
            }
        }
    }

    /// Whether nobody reads on.
    pub(super) fn is_closed(&self) -> bool {
        matches!(self, Self::Stream { is_closed: true, .. })
    }

    /// Adds an entry.
    pub(super) fn add(&mut self, entry: &Entry<'_>) -> Result<(), Error> {
        match self {
            Self::Directory { database, .. } => return Ok(database.add(entry)?),
            Self::Stream { script, .. } | Self::File { script, .. } => script.add(entry),
        }
        self.hand_on(false)
    }

    fn hand_on(&mut self, is_end: bool) -> Result<(), Error> {
        match self {
            Self::Stream { script, out, is_closed } if is_end || script.is_full() => {
                *is_closed |= script.hand_on(|bytes| heard(out.write_all(bytes).and_then(|()| out.flush())))?;
            }
            Self::File { script, file, .. } if is_end || script.is_full() => script.hand_on(|bytes| file.add(bytes))?,
            _ => {}
        }
        Ok(())
    }

    /// Ends it: it is durable, and has its name.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        if let Self::Stream { script, .. } | Self::File { script, .. } = &mut self {
            script.end();
        }
        self.hand_on(true)?;
        match self {
            Self::Stream { .. } => Ok(()),
            Self::File { file, existing, .. } => Ok(file.finish(existing)?),
            Self::Directory { building, database, path } => {
                let key = database.key();
                database.finish()?;
                files::write(&building.path().join(KEY), key.expose(), Audience::Owner, Existing::Keep)?;
                Ok(files::publish(building.path(), &path)?)
            }
        }
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether a pipe was closed at its other end: whoever closed it has seen enough.
fn heard(written: std::io::Result<()>) -> Result<bool, Error> {
    match written {
        Ok(()) => Ok(false),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(true),
        Err(error) => Err(Error::cannot(format!("cannot write to stdout: {error}"))),
    }
}
