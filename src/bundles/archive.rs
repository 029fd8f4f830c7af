//! Bundles as archives: the same trees, a folder each, in one `.zip`, `.tar.gz` or `.tar.zst`.

use super::{Error, File, Manifest, Tree, Writer, names, tree::LARGEST};
use crate::model::{Timestamp, shortened};
use std::{
    cell::Cell,
    collections::HashSet,
    io::{self, Cursor, Read, Seek},
};

/// How much is unpacked for one bundle, in bytes: all that one may have, and headers.
const MOST: u64 = LARGEST + (1 << 20);
/// The longest name of a file in an archive, folders included, in bytes. Those of bundles stay below 100.
const LONGEST_NAME: usize = 1024;

/// A kind of archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Archive {
    /// `.zip`
    Zip,
    /// `.tar.gz`
    TarGz,
    /// `.tar.zst`
    TarZst,
}

impl Archive {
    /// How the names of archives end.
    pub const ENDINGS: [(&'static str, Self); 4] =
        [(".zip", Self::Zip), (".tar.gz", Self::TarGz), (".tgz", Self::TarGz), (".tar.zst", Self::TarZst)];

    /// The kind that a file's name asks for.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ENDINGS.into_iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, archive)| archive)
    }
}

fn failed<E: std::fmt::Display>(error: E) -> Error {
    Error::Archive { doing: "read", why: error.to_string() }
}

/// The bytes of an archive that holds the files of one bundle in one folder.
///
/// # Errors
/// [`Error::Archive`]
pub fn pack(archive: Archive, folder: &str, files: &[File], created: Timestamp) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::new(archive, Vec::new(), Cursor::new(Vec::new()))?;
    writer.add([(folder, files)], created)?;
    writer.finish()
}

/// The files of an archive that holds one bundle, in one folder or none.
///
/// # Errors
/// [`Error::Archive`] when it is none; [`Error::TooLarge`], [`Error::Content`] when it holds what cannot be part of a bundle, or more
/// than one.
pub fn unpack(archive: Archive, bytes: &[u8]) -> Result<Tree, Error> {
    let mut one: Option<(String, Tree)> = None;
    walk(archive, Cursor::new(bytes), MOST, &mut |folder, tree| match &one {
        None => {
            one = Some((folder.to_owned(), tree));
            Ok(())
        }
        Some((first, _)) => Err(Error::content(folder, format!("it is another bundle, beside that in `{first}`"))),
    })?;
    Ok(one.map(|(_, tree)| tree).unwrap_or_default())
}

/// Hands on each bundle of an archive, in order, with the name of its folder. One at a time is in memory.
///
/// # Errors
/// As [`unpack`]; and what `each` gives.
pub fn unpack_each<E: From<Error>>(
    archive: Archive,
    from: impl Read + Seek,
    each: &mut dyn FnMut(&str, Tree) -> Result<(), E>,
) -> Result<(), E> {
    walk(archive, from, MOST, each)
}

/// What the first bundle of an archive says of itself; none when it is no archive of bundles.
#[must_use]
pub fn first_manifest(archive: Archive, from: impl Read + Seek) -> Option<Manifest> {
    let mut first = None;
    // It ends with an error as soon as there is one.
    let _ = walk(archive, from, MOST, &mut |_, tree| {
        first = tree.get(names::BUNDLE).and_then(|json| serde_json::from_slice(json).ok());
        Err(Error::Missing { file: String::new() })
    });
    first
}

/// The bundle that is being put together out of what an archive gives.
struct Assembly<'a, E> {
    folder: Option<String>,
    tree: Tree,
    left: HashSet<String>,
    each: &'a mut dyn FnMut(&str, Tree) -> Result<(), E>,
}

impl<E: From<Error>> Assembly<'_, E> {
    fn add(&mut self, path: &str, size: u64, mode: Option<u32>, from: impl Read) -> Result<(), E> {
        if path.len() > LONGEST_NAME {
            let why = format!("its name has {} bytes, at most {LONGEST_NAME} are read", path.len());
            return Err(Error::content(&shortened(path), why).into());
        }
        let path = path.strip_prefix("./").unwrap_or(path);
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        if folder.contains("..") || folder.starts_with('/') {
            return Err(Error::content(path, "it is outside of a bundle's folder").into());
        }
        if self.folder.as_deref() != Some(folder) {
            self.hand_on()?;
            if self.left.contains(folder) {
                return Err(Error::content(path, "another bundle stands between it and the others of its folder").into());
            }
            self.folder = Some(folder.to_owned());
        }
        Ok(self.tree.insert(name, size, from, mode)?)
    }

    fn hand_on(&mut self) -> Result<(), E> {
        let Some(folder) = self.folder.take() else { return Ok(()) };
        (self.each)(&folder, std::mem::take(&mut self.tree))?;
        self.left.insert(folder);
        Ok(())
    }
}

/// What is compressed as a whole, unpacked: for each bundle only as much as is left. What is passed over counts, names and headers too, which are read
/// into memory as long as they say they are.
struct Unpacked<'a, R> {
    from: R,
    left: &'a Cell<u64>,
}

impl<R: Read> Read for Unpacked<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.left.get();
        // One more than there may be: an end that is none would pass for the end of the archive.
        let read = self.from.by_ref().take(left.saturating_add(1)).read(into)?;
        self.left.set(left.checked_sub(read as u64).ok_or_else(|| io::Error::other("a bundle in it is too large"))?);
        Ok(read)
    }
}

fn walk<E: From<Error>>(
    archive: Archive,
    from: impl Read + Seek,
    most: u64,
    each: &mut dyn FnMut(&str, Tree) -> Result<(), E>,
) -> Result<(), E> {
    let left = Cell::new(most);
    let mut counted = |folder: &str, tree: Tree| {
        left.set(most);
        each(folder, tree)
    };
    let mut assembly = Assembly { folder: None, tree: Tree::default(), left: HashSet::new(), each: &mut counted };
    match archive {
        Archive::Zip => {
            let mut zip = zip::ZipArchive::new(from).map_err(failed)?;
            for at in 0..zip.len() {
                let mut file = zip.by_index(at).map_err(failed)?;
                if file.is_file() {
                    let name = file.name().map_err(failed)?.into_owned();
                    let (size, mode) = (file.size(), file.unix_mode().map(|m| m & 0o7777));
                    assembly.add(&name, size, mode, &mut file)?;
                }
            }
        }
        Archive::TarGz => untar(Unpacked { from: flate2::read::GzDecoder::new(from), left: &left }, &mut assembly)?,
        Archive::TarZst => untar(Unpacked { from: zstd::Decoder::new(from).map_err(failed)?, left: &left }, &mut assembly)?,
    }
    assembly.hand_on()
}

fn untar<E: From<Error>>(from: impl Read, assembly: &mut Assembly<'_, E>) -> Result<(), E> {
    let mut tar = tar::Archive::new(from);
    for entry in tar.entries().map_err(failed)? {
        let mut entry = entry.map_err(failed)?;
        if entry.header().entry_type().is_file() {
            let name = entry.path().map_err(failed)?.to_string_lossy().into_owned();
            let (size, mode) = (entry.size(), entry.header().mode().ok().map(|m| m & 0o7777));
            assembly.add(&name, size, mode, &mut entry)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Secret;

    fn file(name: &'static str, bytes: &[u8]) -> File {
        File { name, secret: false, bytes: Secret::new(bytes.to_vec()) }
    }

    fn tar(entries: &[(&str, tar::EntryType, u64, &[u8])]) -> Vec<u8> {
        let mut tar = tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()));
        for (name, kind, size, bytes) in entries {
            let mut header = tar::Header::new_gnu();
            header.as_gnu_mut().unwrap().name[..name.len()].copy_from_slice(name.as_bytes());
            header.set_entry_type(*kind);
            header.set_size(*size);
            header.set_mode(0o644);
            header.set_cksum();
            tar.append(&header, *bytes).unwrap();
        }
        tar.into_inner().unwrap().finish().unwrap()
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        for (_, archive) in Archive::ENDINGS {
            let files = [file("bundle.json", b"{}"), file("ocpp.json", b"[]")];
            let packed = pack(archive, "CS-1", &files, Timestamp(1_795_240_800)).unwrap();
            let tree = unpack(archive, &packed).unwrap();
            assert_eq!((tree.len(), tree.get("ocpp.json")), (2, Some(&b"[]"[..])));
            assert_eq!(packed, pack(archive, "CS-1", &files, Timestamp(1_795_240_800)).unwrap());
        }
    }

    #[test]
    fn hostile_archives_are_refused() {
        use tar::EntryType::{Regular, Symlink};
        let refused =
            |entries: &[(&str, tar::EntryType, u64, &[u8])]| unpack(Archive::TarGz, &tar(entries)).unwrap_err().to_string();
        let outside = |path: &str| format!("`{path}`: it is outside of a bundle's folder");
        for path in ["/etc/passwd", "../x", "a/../../x"] {
            assert_eq!(refused(&[(path, Regular, 1, b"x")]), outside(path));
        }
        let another = "`b`: it is another bundle, beside that in `a`";
        assert_eq!(refused(&[("a/x", Regular, 1, b"x"), ("b/y", Regular, 1, b"y")]), another);
        let torn = [("a/x", Regular, 1, &b"x"[..]), ("b/x", Regular, 1, b"x"), ("a/y", Regular, 1, b"y")];
        let why = unpack_each::<Error>(Archive::TarGz, Cursor::new(tar(&torn)), &mut |_, _| Ok(())).unwrap_err().to_string();
        assert_eq!(why, "`a/y`: another bundle stands between it and the others of its folder");
        assert_eq!(refused(&[("a/x", Regular, 1, b"1"), ("a/x", Regular, 1, b"2")]), "`x`: it is there twice");
        // A link is no file of a bundle, whatever it points at.
        assert!(unpack(Archive::TarGz, &tar(&[("a/x", Symlink, 0, b"")])).unwrap().is_empty());
        assert!(unpack(Archive::TarGz, &tar(&[("a/x", Regular, 1 << 40, b"x")])).is_err());
        // Bundles may be as many as they like, and what is not theirs is bounded: a name of a gigabyte of zeros is a few kilobytes.
        let many: Vec<String> = (0..50).map(|n| format!("{n}/x")).collect();
        let many: Vec<_> = many.iter().map(|name| (name.as_str(), Regular, 1, &b"x"[..])).collect();
        let count = |archive: &[u8]| {
            let mut count = 0;
            let walked = walk::<Error>(Archive::TarGz, Cursor::new(archive), 4096, &mut |_, _| {
                count += 1;
                Ok(())
            });
            walked.map(|()| count).map_err(|e| e.to_string())
        };
        assert_eq!(count(&tar(&many)), Ok(50));
        // What it says of itself is one line in a log, and no long one.
        let lines = "a/x\n\u{1b}[2J";
        assert_eq!(refused(&[(lines, Regular, 1, b"1"), (lines, Regular, 1, b"2")]), "`x\\n\\u{1b}[2J`: it is there twice");
        let mut raw = vec![0; 1024];
        raw[..512].fill(b'\n');
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut gz, &raw).unwrap();
        let why = unpack(Archive::TarGz, &gz.finish().unwrap()).unwrap_err().to_string();
        assert!(!why.contains('\n'), "{why}");
        let name = vec![b'x'; 2000];
        let long = tar(&[("././@LongLink", tar::EntryType::GNULongName, 2000, &name), ("a/x", Regular, 1, b"x")]);
        let why = unpack(Archive::TarGz, &long).unwrap_err().to_string();
        assert_eq!(why, format!("`{}…`: its name has 2000 bytes, at most 1024 are read", "x".repeat(60)));
        let name = vec![b'x'; 8192];
        let long = tar(&[("a/x", Regular, 1, b"x"), ("././@LongLink", tar::EntryType::GNULongName, 8192, &name)]);
        assert!(count(&long).unwrap_err().contains("a bundle in it is too large"), "{:?}", count(&long));
        let zip = pack(Archive::Zip, "../a", &[file("x", b"x")], Timestamp(0)).unwrap();
        assert!(unpack(Archive::Zip, &zip).is_err());
    }
}
