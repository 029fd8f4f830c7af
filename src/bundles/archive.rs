//! Bundles as archives: the same tree in one `.zip` or `.tar.gz`.

use super::{Error, File, Tree, tree::LARGEST};
use std::io::{Cursor, Read, Write};

/// A kind of archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Archive {
    /// `.zip`
    Zip,
    /// `.tar.gz`
    TarGz,
}

impl Archive {
    /// The kind that a file's name asks for.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        if name.ends_with(".zip") {
            Some(Self::Zip)
        } else if name.ends_with(".tar.gz") || name.ends_with(".tgz") {
            Some(Self::TarGz)
        } else {
            None
        }
    }
}

fn failed<E: std::fmt::Display>(doing: &'static str) -> impl Fn(E) -> Error {
    move |e| Error::Archive { doing, why: e.to_string() }
}

/// The bytes of an archive that holds the files in one folder.
///
/// # Errors
/// [`Error::Archive`]
pub fn pack(archive: Archive, folder: &str, files: &[File]) -> Result<Vec<u8>, Error> {
    let bad = "written";
    match archive {
        Archive::Zip => {
            let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
            for file in files {
                let options = zip::write::SimpleFileOptions::default().unix_permissions(file.mode());
                zip.start_file(format!("{folder}/{}", file.name), options).map_err(failed(bad))?;
                zip.write_all(file.bytes.expose()).map_err(failed(bad))?;
            }
            Ok(zip.finish().map_err(failed(bad))?.into_inner())
        }
        Archive::TarGz => {
            let mut tar = tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default()));
            for file in files {
                let mut header = tar::Header::new_gnu();
                header.set_mode(file.mode());
                header.set_size(file.bytes.expose().len() as u64);
                tar.append_data(&mut header, format!("{folder}/{}", file.name), file.bytes.expose()).map_err(failed(bad))?;
            }
            tar.into_inner().map_err(failed(bad))?.finish().map_err(failed(bad))
        }
    }
}

/// The files of an archive that holds one bundle, in one folder or none.
///
/// # Errors
/// [`Error::Archive`] when it is none; [`Error::TooLarge`], [`Error::Content`] when it holds what cannot be part of a bundle.
pub fn unpack(archive: Archive, bytes: &[u8]) -> Result<Tree, Error> {
    let bad = "read";
    let mut tree = Tree::default();
    let mut folder = None;
    let mut add = |path: &str, size: u64, mode: Option<u32>, from: &mut dyn Read| {
        let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
        if *folder.get_or_insert_with(|| parent.to_owned()) != parent || parent.contains("..") || parent.starts_with('/') {
            return Err(Error::content(path, "it is outside of the bundle's folder"));
        }
        tree.insert(name, size, from, mode)
    };
    match archive {
        Archive::Zip => {
            let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(failed(bad))?;
            for at in 0..zip.len() {
                let mut file = zip.by_index(at).map_err(failed(bad))?;
                if file.is_file() {
                    let name = file.name().map_err(failed(bad))?.into_owned();
                    let (size, mode) = (file.size(), file.unix_mode().map(|m| m & 0o7777));
                    add(&name, size, mode, &mut file)?;
                }
            }
        }
        Archive::TarGz => {
            // With room for headers; what is passed over counts, too.
            let unzipped = flate2::read::GzDecoder::new(bytes).take(LARGEST + (1 << 20));
            let mut tar = tar::Archive::new(unzipped);
            for entry in tar.entries().map_err(failed(bad))? {
                let mut entry = entry.map_err(failed(bad))?;
                if entry.header().entry_type().is_file() {
                    let name = entry.path().map_err(failed(bad))?.to_string_lossy().into_owned();
                    let (size, mode) = (entry.size(), entry.header().mode().ok().map(|m| m & 0o7777));
                    add(&name, size, mode, &mut entry)?;
                }
            }
        }
    }
    Ok(tree)
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
        for archive in [Archive::Zip, Archive::TarGz] {
            let packed = pack(archive, "CS-1", &[file("bundle.json", b"{}"), file("ocpp.json", b"[]")]).unwrap();
            let tree = unpack(archive, &packed).unwrap();
            assert_eq!((tree.len(), tree.get("ocpp.json")), (2, Some(&b"[]"[..])));
        }
    }

    #[test]
    fn hostile_archives_are_refused() {
        use tar::EntryType::{Regular, Symlink};
        let refused =
            |entries: &[(&str, tar::EntryType, u64, &[u8])]| unpack(Archive::TarGz, &tar(entries)).unwrap_err().to_string();
        let outside = |path: &str| format!("`{path}`: it is outside of the bundle's folder");
        for path in ["/etc/passwd", "../x", "a/../../x"] {
            assert_eq!(refused(&[(path, Regular, 1, b"x")]), outside(path));
        }
        assert_eq!(refused(&[("a/x", Regular, 1, b"x"), ("b/y", Regular, 1, b"y")]), outside("b/y"));
        assert_eq!(refused(&[("a/x", Regular, 1, b"1"), ("a/x", Regular, 1, b"2")]), "`x`: it is there twice");
        // A link is no file of a bundle, whatever it points at.
        assert!(unpack(Archive::TarGz, &tar(&[("a/x", Symlink, 0, b"")])).unwrap().is_empty());
        assert!(unpack(Archive::TarGz, &tar(&[("a/x", Regular, 1 << 40, b"x")])).is_err());
        let zip = pack(Archive::Zip, "../a", &[file("x", b"x")]).unwrap();
        assert!(unpack(Archive::Zip, &zip).is_err());
    }
}
