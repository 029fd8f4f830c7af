//! Where a bundle goes: a directory, or an archive.

use crate::{
    bundles::{Archive, Contents, File, Manifest, Tree, names, pack, unpack},
    commands::Error,
    files::{self, Audience, Existing, Leaf},
    model::Timestamp,
    x509::time,
};
use std::path::Path;

/// The largest archive read, in bytes.
const LARGEST_ARCHIVE: u64 = 1 << 30;

/// How often it is tried anew because others were faster.
const ATTEMPTS: usize = 10;

/// What became of a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// It was written.
    Made,
    /// The very same was there already.
    Unchanged,
}

/// Reads what a bundle at a path is made of.
///
/// # Errors
/// When it cannot be read.
pub(super) fn tree(path: &Path) -> Result<Tree, Error> {
    Ok(match Archive::from_name(&path.to_string_lossy()) {
        Some(archive) if path.is_file() => unpack(archive, files::read(path, LARGEST_ARCHIVE)?.expose())?,
        _ => Tree::read(path)?,
    })
}

/// Puts a bundle where it belongs, whole or not at all. What is there already stays when it says the same; it is replaced when it is an
/// older bundle of the same PKI for the same subject; anything else is left alone.
///
/// # Errors
/// When something else is there, or it cannot be written.
pub(super) fn put(into: &Path, now: Timestamp, contents: impl Fn() -> Result<Contents, Error>) -> Result<Written, Error> {
    for _ in 0..ATTEMPTS {
        match attempt(into, now, &contents) {
            Err(Stop::Overtaken) => {}
            Err(Stop::Failed(error)) => return Err(error),
            Ok(written) => return Ok(written),
        }
    }
    Err(Error::cannot(format!("others are writing `{}`, and were faster every time", into.display())))
}

/// Why a bundle was not put where it belongs.
enum Stop {
    /// Others have put something there in the meantime.
    Overtaken,
    Failed(Error),
}

impl<E: Into<Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

fn attempt(into: &Path, now: Timestamp, contents: impl Fn() -> Result<Contents, Error>) -> Result<Written, Stop> {
    let fresh = contents()?.finish(now)?;
    let mut existing = Existing::Keep;
    if into.exists() {
        let old = tree(into).ok();
        let old = old.as_ref().and_then(|tree| Some((tree, manifest(tree)?)));
        let Some((tree, manifest)) = old.filter(|(_, old)| same_bundle(old, &fresh)) else {
            return Err(Error::cannot(format!("`{}` exists and is not an earlier form of this bundle", into.display()))
                .hint("name another place with `--out`, or move away what is there")
                .into());
        };
        if let Ok(created) = time::parse(&manifest.created) {
            let again = contents()?.finish(created)?;
            if again.iter().all(|file| tree.get(file.name) == Some(file.bytes.expose())) && tree.len() == again.len() {
                return Ok(Written::Unchanged);
            }
        }
        existing = Existing::Replace;
    }
    let folder = into.file_name().unwrap_or_default().to_string_lossy();
    let written = match Archive::from_name(&folder) {
        Some(archive) => {
            let stem = folder.trim_end_matches(".zip").trim_end_matches(".tar.gz").trim_end_matches(".tgz");
            let bytes = crate::model::Secret::new(pack(archive, stem, &fresh)?);
            files::create_directory(into.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")))?;
            files::write(into, bytes.expose(), Audience::Owner, existing)
        }
        None => files::write_tree(into, &fresh.iter().map(leaf).collect::<Vec<_>>(), existing),
    };
    match written {
        Ok(()) => Ok(Written::Made),
        Err(files::Error::Exists { .. }) => Err(Stop::Overtaken),
        Err(error) => Err(error.into()),
    }
}

fn leaf(file: &File) -> Leaf<'_> {
    let audience = if file.secret { Audience::Owner } else { Audience::Everybody };
    Leaf { name: file.name, bytes: file.bytes.expose(), audience }
}

fn manifest(tree: &Tree) -> Option<Manifest> {
    serde_json::from_slice(tree.get(names::BUNDLE)?).ok()
}

/// Whether `old` and what is about to be written are bundles of one kind, of one PKI, for one subject.
fn same_bundle(old: &Manifest, fresh: &[File]) -> bool {
    let new = fresh.iter().find(|file| file.name == names::BUNDLE);
    let new = new.and_then(|file| serde_json::from_slice::<Manifest>(file.bytes.expose()).ok());
    new.is_some_and(|new| (old.kind, &old.pki_id, &old.subject) == (new.kind, &new.pki_id, &new.subject))
}
