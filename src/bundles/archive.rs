//! Archives of bundles: one `.zip`, `.tar.gz` or `.tar.zst` with a folder for each bundle.
//!
//! The reader is strict: every usual program extracts the same files from an archive that it accepts. It accepts plain files and
//! their folders. It refuses every other entry, and any data before, between or after the entries. `untar.rs` and `unzip.rs`
//! describe the rules for each format.

mod assembly;
mod untar;
mod unzip;

use super::{Error, File, Manifest, Tree, Writer, names, tree::LARGEST};
use crate::model::Timestamp;
use assembly::Assembly;
use std::{
    cell::Cell,
    io::{self, Cursor, Read, Seek, SeekFrom},
};

/// How much data is decompressed for one bundle in addition to its files, in bytes: headers, and padding at the end.
const HEADERS: u64 = 1 << 20;
/// The bundle size that is always accepted, in bytes, however small the archive is.
const ALWAYS: u64 = 16 << 20;
/// The largest size of a larger bundle, as a multiple of the size of its archive. Certificates, keys and verifiers compress
/// badly: bundles of chargers are small, and the files of large bundles have less than four times the size of their archive.
const RATIO: u64 = 64;
/// The largest zstd window, as a power of two: 8 MiB, as `zstd -19` uses.
const WINDOW: u32 = 23;

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
    /// The file name extensions of archives.
    pub const ENDINGS: [(&'static str, Self); 4] =
        [(".zip", Self::Zip), (".tar.gz", Self::TarGz), (".tgz", Self::TarGz), (".tar.zst", Self::TarZst)];

    /// Returns the kind of archive for a file name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ENDINGS.into_iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, archive)| archive)
    }
}

fn failed<E: std::fmt::Display>(error: E) -> Error {
    Error::Archive { doing: "read", why: error.to_string() }
}

/// Packs the files of one bundle into an archive with one folder.
///
/// # Errors
/// [`Error::Archive`] if it cannot be written.
pub fn pack(archive: Archive, folder: &str, files: &[File], created: Timestamp) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::new(archive, Vec::new(), Cursor::new(Vec::new()))?;
    writer.add([(folder, files)], created)?;
    writer.finish()
}

/// Unpacks an archive that contains one bundle, in a folder or without a folder.
///
/// # Errors
/// [`Error::Archive`] if it cannot be read; [`Error::TooLarge`] or [`Error::Content`] if it contains an entry that cannot be part
/// of a bundle, or more than one bundle.
pub fn unpack(archive: Archive, bytes: &[u8]) -> Result<Tree, Error> {
    let mut one: Option<(String, Tree)> = None;
    unpack_each(archive, Cursor::new(bytes), &mut |folder, tree| match &one {
        None => {
            one = Some((folder.to_owned(), tree));
            Ok(())
        }
        Some((first, _)) => Err(Error::content(folder, format!("it is a second bundle, after the one in `{first}`"))),
    })?;
    Ok(one.map(|(_, tree)| tree).unwrap_or_default())
}

/// Calls `each` with every bundle of an archive, in order, and the name of its folder. Only one bundle at a time is in memory.
///
/// The archive is known to be readable only after this function returned without an error.
///
/// # Errors
/// As [`unpack`]; and the errors of `each`.
pub fn unpack_each<E: From<Error>>(
    archive: Archive,
    mut from: impl Read + Seek,
    each: &mut dyn FnMut(&str, Tree) -> Result<(), E>,
) -> Result<(), E> {
    let size = from.seek(SeekFrom::End(0)).map_err(failed)?;
    from.seek(SeekFrom::Start(0)).map_err(failed)?;
    walk(archive, from, size.saturating_mul(RATIO).clamp(ALWAYS, LARGEST), each)
}

/// Returns the manifest of the first bundle of an archive. `None` means that it is not an archive of bundles.
#[must_use]
pub fn first_manifest(archive: Archive, from: impl Read + Seek) -> Option<Manifest> {
    let mut first = None;
    // The error stops the reading after the first bundle.
    let _ = unpack_each(archive, from, &mut |_, tree| {
        first = tree.get(names::BUNDLE).and_then(|json| serde_json::from_slice(json).ok());
        Err(Error::Missing { file: String::new() })
    });
    first
}

/// A decompressed stream with a limit for each bundle. The limit includes names, headers and padding.
struct Decompressed<'a, R> {
    from: R,
    left: &'a Cell<u64>,
    most: u64,
}

impl<R: Read> Read for Decompressed<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.left.get();
        // One byte more than allowed: a stream cut at the limit would look like the end of the archive.
        let read = self.from.by_ref().take(left.saturating_add(1)).read(into)?;
        let too_large =
            || io::Error::other(format!("a bundle in it has more than {} bytes with its headers, the limit", self.most));
        self.left.set(left.checked_sub(read as u64).ok_or_else(too_large)?);
        Ok(read)
    }
}

/// Reads all of an archive. A bundle in it has at most `most` bytes.
fn walk<E: From<Error>>(
    archive: Archive,
    from: impl Read + Seek,
    most: u64,
    each: &mut dyn FnMut(&str, Tree) -> Result<(), E>,
) -> Result<(), E> {
    let with_headers = most.saturating_add(HEADERS);
    let left = Cell::new(with_headers);
    let mut counted = |folder: &str, tree: Tree| {
        left.set(with_headers);
        each(folder, tree)
    };
    let mut assembly = Assembly::new(most, &mut counted);
    match archive {
        Archive::Zip => unzip::read(from, &mut assembly)?,
        Archive::TarGz => {
            let from = flate2::read::MultiGzDecoder::new(from);
            untar::read(Decompressed { from, left: &left, most: with_headers }, &mut assembly)?;
        }
        Archive::TarZst => {
            let mut from = zstd::Decoder::new(from).map_err(failed)?;
            from.window_log_max(WINDOW).map_err(failed)?;
            untar::read(Decompressed { from, left: &left, most: with_headers }, &mut assembly)?;
        }
    }
    assembly.end()
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
    fn packed_bundles_can_be_unpacked() {
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
        use tar::EntryType::Regular;
        let refused =
            |entries: &[(&str, tar::EntryType, u64, &[u8])]| unpack(Archive::TarGz, &tar(entries)).unwrap_err().to_string();
        let outside = |path: &str| format!("`{path}`: its path leaves the folder of its bundle");
        for path in ["/etc/passwd", "../x", "a/../../x"] {
            assert_eq!(refused(&[(path, Regular, 1, b"x")]), outside(path));
        }
        let another = "`b`: it is a second bundle, after the one in `a`";
        assert_eq!(refused(&[("a/x", Regular, 1, b"x"), ("b/y", Regular, 1, b"y")]), another);
        assert_eq!(refused(&[("a/x", Regular, 1, b"1"), ("a/x", Regular, 1, b"2")]), "`x`: its name occurs twice");
        assert!(unpack(Archive::TarGz, &tar(&[("a/x", Regular, 1 << 40, b"x")])).is_err());
        // The number of bundles is not limited; the size of each is.
        let many: Vec<String> = (0..50).map(|n| format!("{n}/x")).collect();
        let many: Vec<_> = many.iter().map(|name| (name.as_str(), Regular, 1, &b"x"[..])).collect();
        let count = |archive: Archive, bytes: &[u8], most| {
            let mut count = 0;
            let walked = walk::<Error>(archive, Cursor::new(bytes), most, &mut |_, _| {
                count += 1;
                Ok(())
            });
            walked.map(|()| count).map_err(|e| e.to_string())
        };
        assert_eq!(count(Archive::TarGz, &tar(&many), 1), Ok(50));
        let large = vec![0; 3 << 20];
        let padded = tar(&[("a/x", Regular, 1, b"x"), ("a/stations.jsonl", Regular, 3 << 20, &large)]);
        let why = "`stations.jsonl` is too large: a bundle may have at most 2097152 bytes";
        assert_eq!(count(Archive::TarGz, &padded, 2 << 20), Err(why.to_owned()));
        // Names of the archive appear in messages as one short line.
        let strange = "`a/x\\n\\u{1b}[2J`: its name has a backslash or a control character";
        assert_eq!(refused(&[("a/x\n\u{1b}[2J", Regular, 1, b"1")]), strange);
        let mut raw = vec![0; 1024];
        raw[..512].fill(b'\n');
        let why = unpack(Archive::TarGz, &gzip(&raw)).unwrap_err().to_string();
        assert!(!why.contains('\n'), "{why}");
        let name = |length: usize| [vec![b'x'; length], vec![0]].concat();
        let long = [("././@LongLink", tar::EntryType::GNULongName, 2001, &name(2000)[..]), ("a/x", Regular, 1, b"x")];
        assert_eq!(refused(&long), format!("`{}…`: its name has 2000 bytes, the limit is 1024", "x".repeat(60)));
        let long = [("././@LongLink", tar::EntryType::GNULongName, 8193, &name(8192)[..]), ("a/x", Regular, 1, b"x")];
        assert_eq!(refused(&long), "`././@LongLink`: its long name is too long");
        let zip = pack(Archive::Zip, "../a", &[file("x", b"x")], Timestamp(0)).unwrap();
        assert!(unpack(Archive::Zip, &zip).is_err());
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut gz, bytes).unwrap();
        gz.finish().unwrap()
    }

    /// A tar header with its data; `others` replaces header fields at these offsets.
    fn entry(kind: u8, name: &str, data: &[u8], others: &[(usize, &[u8])]) -> Vec<u8> {
        let mut header = tar::Header::new_ustar();
        header.set_size(data.len() as u64);
        header.set_mode(0o644);
        let bytes = header.as_mut_bytes();
        bytes[..name.len()].copy_from_slice(name.as_bytes());
        bytes[156] = kind;
        for (at, other) in others {
            bytes[*at..at + other.len()].copy_from_slice(other);
        }
        header.set_cksum();
        let padding = vec![0; data.len().next_multiple_of(512) - data.len()];
        [header.as_bytes(), data, &padding].concat()
    }

    #[test]
    fn headers_that_programs_interpret_differently_are_refused() {
        let (good, end) = (entry(b'0', "a/x", b"x", &[]), vec![0; 1024]);
        let read =
            |parts: &[&[u8]]| unpack(Archive::TarGz, &gzip(&parts.concat())).map(|tree| tree.len()).map_err(|e| e.to_string());
        assert_eq!(read(&[&good, &end]), Ok(1));
        assert_eq!(read(&[&good, &end, &end]), Ok(1));
        let times = entry(b'x', "a/x", b"13 mtime=1.5\n", &[]);
        assert_eq!(read(&[&times, &good, &end]), Ok(1));
        let kinds: [(u8, &str); 13] = [
            (b'1', "it is a hard link"),
            (b'2', "it is a symbolic link"),
            (b'3', "it is a device"),
            (b'4', "it is a device"),
            (b'6', "it is a FIFO"),
            (b'7', "it is a contiguous file"),
            (b'S', "it is a sparse file"),
            (b'g', "it is a global extended header"),
            (b'K', "it is the long name of a link"),
            (b'D', "it is an entry of type 0x44"),
            (b'M', "it is an entry of type 0x4d"),
            (b'V', "it is an entry of type 0x56"),
            (b'A', "it is an entry of type 0x41"),
        ];
        for (kind, why) in kinds {
            let why = Err(format!("`a/y`: {why}, not a plain file"));
            assert_eq!(read(&[&good, &entry(kind, "a/y", b"", &[]), &end]), why);
        }
        // GNU tar reads the old type of a plain file (0x00) as a folder if the name ends with a slash.
        type Fields<'a> = &'a [(usize, &'a [u8])];
        let others: [(Fields<'_>, &str); 8] = [
            (&[(156, b"\0")], "it is an entry of type 0x00, not a plain file"),
            (&[(257, b"\0\0\0\0\0\0\0\0")], "its header has neither the POSIX format nor the GNU format"),
            (&[(345, b"elsewhere")], "its header has a name prefix or GNU fields"),
            (&[(157, b"target")], "its header names the target of a link"),
            (&[(124, b"\x80\0\0\0\0\0\0\0\0\0\0\x01")], "its size is not written in octal digits"),
            (&[(124, b"        1   ")], "its size is not written in octal digits"),
            (&[(50, b"y")], "its name is not UTF-8 that ends with zeros"),
            (&[(0, b"a/\xff")], "its name is not UTF-8 that ends with zeros"),
        ];
        for (others, why) in others {
            let found = read(&[&entry(b'0', "a/x", b"x", others), &end]).unwrap_err();
            assert!(found.ends_with(why), "{found}");
        }
        let long = |name: &[u8]| entry(b'L', "././@LongLink", name, &[]);
        assert_eq!(read(&[&long(b"a/long\0"), &good, &end]), Ok(1));
        for (parts, why) in [
            (vec![long(b"a/long"), good.clone()], "`././@LongLink`: its long name is not UTF-8 that ends with one zero"),
            (vec![long(b"a\0long\0"), good.clone()], "`././@LongLink`: its long name is not UTF-8 that ends with one zero"),
            (vec![long(b"a/y\0"), long(b"a/z\0"), good.clone()], "`a/y`: it is a second extended header, not a plain file"),
            (vec![good.clone(), long(b"a/y\0")], "`a/y`: its long name has no entry"),
            (
                vec![entry(b'x', "h", b"15 path=a/evil\n", &[]), good.clone()],
                "`h`: its extended header sets `path`, expected only times",
            ),
            (
                vec![entry(b'x', "h", b"9 size=9\n", &[]), good.clone()],
                "`h`: its extended header sets `size`, expected only times",
            ),
            (vec![entry(b'5', "a", b"x", &[]), good.clone()], "`a`: it is a folder with data"),
        ] {
            assert_eq!(read(&[&parts.concat(), &end]), Err(why.to_owned()));
        }
        let broken = "the archive cannot be read: ";
        for (parts, why) in [
            (vec![&good[..], &end, &good, &end], "data follows its end"),
            (vec![&good[..], &end[..512], &good, &end], "data follows its end"),
            (vec![&good[..]], "it ends without the two blocks of zeros that end a tar archive"),
            (vec![&good[..], &end[..512]], "it ends without the two blocks of zeros that end a tar archive"),
        ] {
            assert_eq!(read(&parts), Err(format!("{broken}{why}")));
        }
    }

    #[test]
    fn data_after_or_between_compressed_members_is_read_or_refused() {
        let (good, end) = (entry(b'0', "a/x", b"x", &[]), vec![0; 1024]);
        let evil = [entry(b'0', "a/x", b"y", &[]), end.clone()].concat();
        let whole = [good.clone(), end.clone()].concat();
        let zstd = |bytes: &[u8]| zstd::encode_all(bytes, 1).unwrap();
        for (archive, pack) in [(Archive::TarGz, &gzip as &dyn Fn(&[u8]) -> Vec<u8>), (Archive::TarZst, &zstd)] {
            let read = |parts: &[&[u8]]| unpack(archive, &parts.concat()).map(|tree| tree.len()).map_err(|e| e.to_string());
            // Every program reads several members as one file, and so does evpki.
            assert_eq!(read(&[&pack(&good), &pack(&end)]), Ok(1));
            assert_eq!(read(&[&pack(&good), &pack(&evil)]), Err("`x`: its name occurs twice".to_owned()));
            let follows = Err("the archive cannot be read: data follows its end".to_owned());
            assert_eq!(read(&[&pack(&whole), &pack(&evil)]), follows);
            assert!(read(&[&pack(&whole), b"behind"]).is_err());
            assert!(read(&[b"before", &pack(&whole)]).is_err());
        }
        // A large window would let a tiny archive allocate much memory; no bundle needs it.
        let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
        encoder.window_log(27).unwrap();
        std::io::Write::write_all(&mut encoder, &whole).unwrap();
        assert!(unpack(Archive::TarZst, &encoder.finish().unwrap()).is_err());
    }
}
