//! What is handed out: the bundles of the chargers that are done, into a directory or an archive.

use super::Row;
use crate::{
    bundles::{Archive, Contents, Kind, Writer, first_manifest},
    commands::{
        Context, Error,
        audit::kept_key,
        bundle::{
            Written,
            device::{Load, Packer},
            put_all,
        },
        charger::registered,
    },
    files::{self, Audience, Existing, StagedFile},
    model::{PrintablePath as _, Timestamp},
    store::Sqlite,
    vault::Vault,
    x509::StatementKey,
};
use rayon::prelude::*;
use std::{
    fs::File,
    io::BufReader,
    path::{Path, PathBuf},
};

/// How many bundles are put together at once.
const GROUP: usize = 512;

/// Where the bundles of the chargers go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hand {
    /// Nowhere: the store alone has what belongs into them.
    Nothing,
    /// Each into a directory of its own, in this one.
    Tree(PathBuf),
    /// All of them into this archive, a folder each. Its name says of which kind.
    Archive(PathBuf),
}

/// Hands out bundles, in the order in which the chargers come. It reads the store by a connection of its own, and may work beside
/// whoever writes there.
pub(super) struct Delivery {
    now: Timestamp,
    store: Sqlite,
    packer: Packer,
    /// The key that signs the bundles, once it was needed.
    key: Option<StatementKey>,
    into: Into,
}

enum Into {
    Tree(PathBuf),
    Archive { writer: Box<Writer<StagedFile, File>>, existing: Existing },
}

impl Delivery {
    /// Makes ready for handing out: none when nothing is to be; two for directories, so that one writes while the other waits for the disk.
    /// Whatever stands in the way of all bundles is said here, before a charger is touched. With `dry_run`, nothing is begun.
    pub(super) fn open(context: &Context<'_>, hand: &Hand, csms_url: Option<&str>, dry_run: bool) -> Result<Vec<Self>, Error> {
        let number = match hand {
            Hand::Nothing => 0,
            Hand::Archive(_) => 1,
            Hand::Tree(_) => 2,
        };
        let opened = (0..number).map(|_| Self::open_one(context, hand, csms_url, dry_run).transpose());
        opened.flatten().collect()
    }

    fn open_one(context: &Context<'_>, hand: &Hand, csms_url: Option<&str>, dry_run: bool) -> Result<Option<Self>, Error> {
        let path = match hand {
            Hand::Nothing => return Ok(None),
            Hand::Tree(path) | Hand::Archive(path) => path.clone(),
        };
        let store = context.store()?;
        let packer = Packer::open(context.now, &store, csms_url)?;
        let into = match hand {
            Hand::Archive(_) => {
                let archive = kind(&path)?;
                let existing = may_replace(&path, archive, &packer)?;
                if dry_run {
                    return Ok(None);
                }
                files::create_directory(parent(&path))?;
                files::sweep(parent(&path));
                let file = StagedFile::begin_buffered(&path, Audience::Owner)?;
                let directory = file.aside()?;
                Into::Archive { writer: Box::new(Writer::new(archive, file, directory)?), existing }
            }
            _ if dry_run => return Ok(None),
            _ => {
                files::sweep(&path);
                Into::Tree(path)
            }
        };
        Ok(Some(Self { now: context.now, store, packer, key: None, into }))
    }

    /// Has the store that it reads authenticated by the vault, and what was read of it so far.
    pub(super) fn trust(&self, context: &Context<'_>, vault: &Vault) -> Result<(), Error> {
        context.trust(&self.store, vault)
    }

    /// Hands out the bundles of those that are done, and says so in their rows: of a directory, when it is durable there; of an archive,
    /// when it is in it, which [`finish`](Self::finish) has yet to make durable.
    pub(super) fn deliver(&mut self, vault: &Vault, rows: &mut [Row]) -> Result<(), Error> {
        if self.key.is_none() {
            self.key = kept_key(&self.store, vault)?;
        }
        let key = self.key.as_ref().ok_or_else(|| Error::bug("the key that signs bundles was made, and is gone"))?;
        for rows in rows.chunks_mut(GROUP) {
            let mut rows: Vec<&mut Row> = rows.iter_mut().filter(|row| row.lacks_bundle).collect();
            let (loads, fault) = {
                let _moment = self.store.at_one_moment()?;
                self.load(&rows)
            };
            let packed: Vec<Result<Contents, Error>> = loads.par_iter().map(|load| self.packer.pack(vault, load)).collect();
            let name = |row: &Row| files::name_for(row.charger.station_id.as_str());
            match &mut self.into {
                Into::Tree(within) => {
                    let (mut bundles, mut faults) = (Vec::new(), Vec::new());
                    let mut whose = Vec::new();
                    for (at, contents) in packed.into_iter().enumerate() {
                        match contents {
                            Ok(contents) => {
                                bundles.push((name(rows[at]), contents));
                                whose.push(at);
                            }
                            Err(error) => faults.push((at, error)),
                        }
                    }
                    for (at, written) in whose.into_iter().zip(put_all(within, self.now, bundles, key)) {
                        match written {
                            Ok(written) => rows[at].is_delivered(written == Written::Made),
                            Err(error) => faults.push((at, error)),
                        }
                    }
                    faults.extend(fault);
                    for (at, error) in &faults {
                        rows[*at].reason = Some(error.message.clone());
                    }
                    if let Some((at, error)) = faults.into_iter().min_by_key(|(at, _)| *at) {
                        return Err(about(rows[at], error));
                    }
                }
                Into::Archive { writer, .. } => {
                    if let Some((at, error)) = fault {
                        return Err(about(rows[at], error));
                    }
                    let mut bundles = Vec::with_capacity(packed.len());
                    for (row, contents) in rows.iter().zip(packed) {
                        bundles.push((name(row), contents.map_err(|e| about(row, e))?));
                    }
                    let signed =
                        bundles.par_iter_mut().map(|(name, contents)| Ok((name.as_str(), contents.signed(self.now, key)?)));
                    writer.add(signed.collect::<Result<Vec<_>, Error>>()?, self.now)?;
                    rows.iter_mut().for_each(|row| row.is_delivered(true));
                }
            }
        }
        Ok(())
    }

    /// What the store has for the bundles of these rows; and the first for which that cannot be told, and why: those after it are left.
    fn load(&self, rows: &[&mut Row]) -> (Vec<Load>, Option<(usize, Error)>) {
        let mut loads = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            let charger = registered(&self.store, &row.charger.station_id);
            match charger.and_then(|charger| self.packer.load(&self.store, charger)) {
                Ok(load) => loads.push(load),
                Err(error) => return (loads, Some((at, error))),
            }
        }
        (loads, None)
    }

    /// Whether all goes into one archive.
    pub(super) fn is_archive(&self) -> bool {
        matches!(self.into, Into::Archive { .. })
    }

    /// Ends it, once all is handed out: an archive gets its name now.
    pub(super) fn finish(self) -> Result<(), Error> {
        match self.into {
            Into::Tree(_) => Ok(()),
            Into::Archive { writer, existing } => Ok(writer.finish()?.finish(existing)?),
        }
    }
}

fn about(row: &Row, error: Error) -> Error {
    error
        .about(format!("line {}: the bundle of {} was not written", row.line, row.charger.station_id))
        .hint("the charger itself is done: run the same command again for the bundles that are left")
}

/// The kind of archive that a name asks for.
fn kind(path: &Path) -> Result<Archive, Error> {
    Archive::from_name(&path.to_string_lossy()).ok_or_else(|| {
        let endings = Archive::ENDINGS.map(|(ending, _)| ending).join(", ");
        Error::usage(format!(
            "`{}` does not say what kind of archive it is to be: its name has to end in one of {endings}",
            path.shown()
        ))
    })
}

/// What is to become of what has the name of an archive already: an earlier one of the same PKI is replaced, and nothing else.
fn may_replace(path: &Path, archive: Archive, packer: &Packer) -> Result<Existing, Error> {
    if path.symlink_metadata().is_err() {
        return Ok(Existing::Keep);
    }
    let first = File::open(path).ok().filter(|_| path.is_file()).and_then(|file| first_manifest(archive, BufReader::new(file)));
    if first.is_some_and(|first| first.kind == Kind::Device && first.pki_id == packer.pki().id.to_string()) {
        return Ok(Existing::Replace);
    }
    Err(Error::cannot(format!("`{}` exists and is no earlier archive of bundles of this PKI", path.shown()))
        .hint("nothing was done: name another file, or move away what is there"))
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
