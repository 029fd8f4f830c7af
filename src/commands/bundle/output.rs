//! Where a bundle goes: a directory, or an archive.

use crate::{
    bundles::{Archive, Contents, File, Manifest, Tree, names, pack, unpack},
    commands::Error,
    files::{self, Audience, Existing, Leaf, StagedDirs},
    model::{PrintablePath as _, Secret, Timestamp},
    x509::{StatementKey, time},
};
use rayon::prelude::*;
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
fn tree(path: &Path) -> Result<Tree, Error> {
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
pub(super) fn put(into: &Path, now: Timestamp, mut contents: Contents, key: &StatementKey) -> Result<Written, Error> {
    for _ in 0..ATTEMPTS {
        let Some(existing) = room_for(into, &mut contents, key)? else { return Ok(Written::Unchanged) };
        let files = contents.signed(now, key)?;
        let folder = into.file_name().unwrap_or_default().to_string_lossy();
        let written = match Archive::from_name(&folder) {
            Some(archive) => {
                let stem = Archive::ENDINGS.iter().find_map(|(ending, _)| folder.strip_suffix(ending)).unwrap_or(&folder);
                let bytes = Secret::new(pack(archive, stem, files, now)?);
                files::create_directory(into.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")))?;
                files::write(into, bytes.expose(), Audience::Owner, existing)
            }
            None => files::write_tree(into, &leaves(files), existing),
        };
        match written {
            Ok(()) => return Ok(Written::Made),
            // Others have put something there in the meantime.
            Err(files::Error::Exists { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(overtaken(into))
}

/// Puts bundles where they belong, each into a directory of this name in `within`, as [`put`] does; all at once, on all cores. What became
/// of each is said only when it is durable.
pub(in crate::commands) fn put_all(
    within: &Path,
    now: Timestamp,
    bundles: Vec<(String, Contents)>,
    key: &StatementKey,
) -> Vec<Result<Written, Error>> {
    let mut said: Vec<Option<Result<Written, Error>>> = bundles.iter().map(|_| None).collect();
    let mut left: Vec<(usize, String, Contents)> =
        bundles.into_iter().enumerate().map(|(at, (name, contents))| (at, name, contents)).collect();
    for _ in 0..ATTEMPTS {
        let judge = |(at, name, mut contents): (usize, String, Contents)| {
            let existing = room_for(&within.join(&name), &mut contents, key);
            (at, name, contents, existing)
        };
        let judged: Vec<_> = std::mem::take(&mut left).into_par_iter().map(judge).collect();
        let mut wanted = Vec::new();
        for (at, name, contents, existing) in judged {
            match existing {
                Ok(Some(existing)) => wanted.push((at, name, contents, existing)),
                Ok(None) => said[at] = Some(Ok(Written::Unchanged)),
                Err(error) => said[at] = Some(Err(error)),
            }
        }
        if wanted.is_empty() {
            break;
        }
        let group = match StagedDirs::begin(within) {
            Ok(group) => group,
            Err(error) => {
                wanted.iter().for_each(|(at, ..)| said[*at] = Some(Err(error.clone().into())));
                break;
            }
        };
        let add = |(_, name, contents, _): &mut (usize, String, Contents, Existing)| {
            let files = contents.signed(now, key)?;
            Ok(group.add(name.as_str(), &leaves(files))?)
        };
        let added: Vec<Result<(), Error>> = wanted.par_iter_mut().map(add).collect();
        let mut ready = Vec::with_capacity(wanted.len());
        for (one, added) in wanted.into_iter().zip(added) {
            match added {
                Ok(()) => ready.push(one),
                Err(error) => said[one.0] = Some(Err(error)),
            }
        }
        let names: Vec<(&str, Existing)> = ready.iter().map(|(_, name, _, existing)| (name.as_str(), *existing)).collect();
        match group.publish(&names) {
            Ok(published) => {
                for ((at, name, contents, _), published) in ready.into_iter().zip(published) {
                    match published {
                        Ok(()) => said[at] = Some(Ok(Written::Made)),
                        Err(files::Error::Exists { .. }) => left.push((at, name, contents)),
                        Err(error) => said[at] = Some(Err(error.into())),
                    }
                }
            }
            Err(error) => ready.iter().for_each(|(at, ..)| said[*at] = Some(Err(error.clone().into()))),
        }
        if left.is_empty() {
            break;
        }
    }
    for (at, name, _) in left {
        said[at] = Some(Err(overtaken(&within.join(name))));
    }
    said.into_iter().map(|one| one.unwrap_or_else(|| Err(Error::bug("a bundle was forgotten")))).collect()
}

/// What is to become of what is at the place of a bundle; none, when it is this very bundle.
fn room_for(into: &Path, contents: &mut Contents, key: &StatementKey) -> Result<Option<Existing>, Error> {
    if !into.exists() {
        return Ok(Some(Existing::Keep));
    }
    let (old, why) = tree(into).map_or_else(|error| (None, Some(error)), |tree| (Some(tree), None));
    let old = old.as_ref().and_then(|tree| Some((tree, serde_json::from_slice::<Manifest>(tree.get(names::BUNDLE)?).ok()?)));
    let Some((tree, manifest)) = old.filter(|(_, old)| contents.is_form_of(old)) else {
        let error = why.unwrap_or_else(|| Error::cannot("it holds something else"));
        return Err(error
            .about(format!("`{}` exists and is not an earlier form of this bundle", into.shown()))
            .hint("name another place, or move away what is there"));
    };
    if let Ok(created) = time::parse(&manifest.created) {
        let again = contents.signed(created, key)?;
        if again.iter().all(|file| tree.get(file.name) == Some(file.bytes.expose())) && tree.len() == again.len() {
            return Ok(None);
        }
    }
    Ok(Some(Existing::Replace))
}

fn overtaken(into: &Path) -> Error {
    Error::cannot(format!("others are writing `{}`, and were faster every time", into.shown()))
}

fn leaves(files: &[File]) -> Vec<Leaf<'_>> {
    files.iter().map(leaf).collect()
}

fn leaf(file: &File) -> Leaf<'_> {
    let audience = if file.secret { Audience::Owner } else { Audience::Everybody };
    Leaf { name: file.name, bytes: file.bytes.expose(), audience }
}
