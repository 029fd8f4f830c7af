//! Archives of bundles, written as a stream: one folder each.

use super::{Archive, Error, File};
use crate::{model::Timestamp, x509::time};
use flate2::{Compression, write::GzEncoder};
use std::io::{self, Read, Seek, SeekFrom, Write};
use zeroize::Zeroizing;
use zip::{DateTime, ZipWriter, write::SimpleFileOptions};

/// The mode of a folder: that of a bundle's directory.
const FOLDER: u32 = 0o700;
/// How zstd compresses: the fastest of its usual levels. Keys do not compress, and the rest is small.
const ZSTD_LEVEL: i32 = 1;

/// An archive under construction. What it holds in memory does not grow with the number of bundles.
///
/// `W` is what it is written to. `S` is for the directory of a `.zip`, which has to stand at its end: names, sizes and checksums, no secret.
pub struct Writer<W: Write, S: Read + Write + Seek>(Kind<W, S>);

enum Kind<W: Write, S: Read + Write + Seek> {
    Zip(Zip<W, S>),
    TarGz(tar::Builder<GzEncoder<W>>),
    TarZst(tar::Builder<zstd::Encoder<'static, W>>),
}

/// A failure to write; that there was no room is one of its own.
fn failed(error: impl Into<io::Error>) -> Error {
    let error = error.into();
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::Full,
        _ => Error::Archive { doing: "written", why: error.to_string() },
    }
}

impl<W: Write, S: Read + Write + Seek> Writer<W, S> {
    /// An archive without a bundle.
    ///
    /// # Errors
    /// [`Error::Archive`], [`Error::Full`]; so for all that follow.
    pub fn new(archive: Archive, out: W, directory: S) -> Result<Self, Error> {
        Ok(Self(match archive {
            Archive::Zip => Kind::Zip(Zip { out, directory, written: 0, listed: 0, entries: 0 }),
            Archive::TarGz => Kind::TarGz(tar::Builder::new(GzEncoder::new(out, Compression::fast()))),
            Archive::TarZst => {
                let mut encoder = zstd::Encoder::new(out, ZSTD_LEVEL).map_err(failed)?;
                encoder.include_checksum(true).map_err(failed)?;
                Kind::TarZst(tar::Builder::new(encoder))
            }
        }))
    }

    /// Adds bundles, each with the name of its folder. All their times are `created`, so that the same bundles make the same archive.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn add<'a>(&mut self, bundles: impl IntoIterator<Item = (&'a str, &'a [File])>, created: Timestamp) -> Result<(), Error> {
        match &mut self.0 {
            Kind::Zip(zip) => zip.add(bundles, created).map_err(failed),
            Kind::TarGz(tar) => tar_all(tar, bundles, created).map_err(failed),
            Kind::TarZst(tar) => tar_all(tar, bundles, created).map_err(failed),
        }
    }

    /// Ends the archive; gives what it was written to.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn finish(self) -> Result<W, Error> {
        match self.0 {
            Kind::Zip(zip) => zip.finish(),
            Kind::TarGz(tar) => tar.into_inner().and_then(GzEncoder::finish),
            Kind::TarZst(tar) => tar.into_inner().and_then(zstd::Encoder::finish),
        }
        .map_err(failed)
    }
}

fn tar_all<'a, W: Write>(
    tar: &mut tar::Builder<W>,
    bundles: impl IntoIterator<Item = (&'a str, &'a [File])>,
    created: Timestamp,
) -> io::Result<()> {
    let header = |kind, mode, size: usize| {
        let mut header = tar::Header::new_gnu();
        header.set_entry_type(kind);
        header.set_mode(mode);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(u64::try_from(created.0).unwrap_or(0));
        header.set_size(size as u64);
        header
    };
    for (folder, files) in bundles {
        tar.append_data(&mut header(tar::EntryType::Directory, FOLDER, 0), format!("{folder}/"), io::empty())?;
        for file in files {
            let bytes = file.bytes.expose();
            let mut header = header(tar::EntryType::Regular, file.mode(), bytes.len());
            tar.append_data(&mut header, format!("{folder}/{}", file.name), bytes)?;
        }
    }
    Ok(())
}

/// A `.zip` in the making. Its parts are made in memory, each a `.zip` of its own that knows where it will stand; its entries go out, and
/// its directory is put by until the end: kept in memory, it would grow by more than a kilobyte for each bundle.
struct Zip<W, S> {
    out: W,
    directory: S,
    /// How many bytes went out.
    written: u64,
    /// How many bytes were put by.
    listed: u64,
    entries: u64,
}

/// The end of a `.zip`'s directory (APPNOTE 4.3.16), of which each part has one, and the two before it when one of its numbers does not
/// fit (4.3.14, 4.3.15).
const END: usize = 22;
const LONG_END: usize = 56;
const LOCATOR: usize = 20;
/// How the second of these begins.
const LOCATES: &[u8] = b"PK\x06\x07";

impl<W: Write, S: Read + Write + Seek> Zip<W, S> {
    fn add<'a>(&mut self, bundles: impl IntoIterator<Item = (&'a str, &'a [File])>, created: Timestamp) -> io::Result<()> {
        let mut part = ZipWriter::new(Window { base: self.written, position: 0, bytes: Zeroizing::default() });
        // Level 1: what takes longer saves nothing that counts.
        let options = SimpleFileOptions::default().last_modified_time(moment(created)).compression_level(Some(1));
        for (folder, files) in bundles {
            part.add_directory(folder, options.unix_permissions(FOLDER))?;
            for file in files {
                part.start_file(format!("{folder}/{}", file.name), options.unix_permissions(file.mode()))?;
                part.write_all(file.bytes.expose())?;
            }
            self.entries += 1 + files.len() as u64;
        }
        let part = part.finish_into_readable()?;
        let begin = part.central_directory_start() - self.written;
        let part = part.into_inner().bytes;
        let (entries, directory) = split(&part, begin).ok_or(io::ErrorKind::InvalidData)?;
        self.out.write_all(entries)?;
        self.directory.write_all(directory)?;
        self.written += entries.len() as u64;
        self.listed += directory.len() as u64;
        Ok(())
    }

    fn finish(mut self) -> io::Result<W> {
        self.directory.seek(SeekFrom::Start(0))?;
        let copied = io::copy(&mut self.directory, &mut self.out)?;
        if copied != self.listed {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.out.write_all(&end(self.entries, self.listed, self.written))?;
        Ok(self.out)
    }
}

/// The entries of a part, and its directory, which begins here, without its end.
fn split(part: &[u8], begin: u64) -> Option<(&[u8], &[u8])> {
    let (entries, directory) = part.split_at_checked(usize::try_from(begin).ok()?)?;
    let directory = directory.get(..directory.len().checked_sub(END)?)?;
    match directory.len().checked_sub(LOCATOR) {
        Some(at) if directory[at..].starts_with(LOCATES) => Some((entries, directory.get(..at.checked_sub(LONG_END)?)?)),
        _ => Some((entries, directory)),
    }
}

/// The end of the directory of the whole. No library writes it alone.
pub(super) fn end(entries: u64, size: u64, offset: u64) -> Vec<u8> {
    let mut end = Vec::with_capacity(LONG_END + LOCATOR + END);
    // The largest number of each field stands for one that does not fit.
    let fits = entries < u16::MAX.into() && size < u32::MAX.into() && offset < u32::MAX.into();
    if !fits {
        end.extend(b"PK\x06\x06");
        end.extend((LONG_END as u64 - 12).to_le_bytes());
        // Made by, on Unix, and needed to read: version 4.5 knows these numbers. Disk 0 of disk 0.
        end.extend([45, 3, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        for number in [entries, entries, size, offset] {
            end.extend(number.to_le_bytes());
        }
        end.extend(LOCATES);
        end.extend([0; 4]);
        end.extend((offset + size).to_le_bytes());
        end.extend(1_u32.to_le_bytes());
    }
    end.extend(b"PK\x05\x06\0\0\0\0");
    let entries = if fits { entries as u16 } else { u16::MAX };
    let [size, offset] = [size, offset].map(|number| if fits { number as u32 } else { u32::MAX });
    end.extend(entries.to_le_bytes());
    end.extend(entries.to_le_bytes());
    end.extend(size.to_le_bytes());
    end.extend(offset.to_le_bytes());
    end.extend([0, 0]);
    end
}

/// A moment as a `.zip` has it, in UTC; its earliest, when it was before 1980.
fn moment(at: Timestamp) -> DateTime {
    let text = time::rfc3339(at);
    let number = |range: std::ops::Range<usize>| text.get(range).and_then(|digits| digits.parse::<u16>().ok());
    let small = |range| number(range).and_then(|number| u8::try_from(number).ok());
    let read = || {
        DateTime::from_date_and_time(number(0..4)?, small(5..7)?, small(8..10)?, small(11..13)?, small(14..16)?, small(17..19)?)
            .ok()
    };
    read().unwrap_or_default()
}

/// A piece of a file, in memory: where it will stand is what it says of where it is.
struct Window {
    base: u64,
    position: usize,
    bytes: Zeroizing<Vec<u8>>,
}

impl Read for Window {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = (&self.bytes[self.position..]).read(into)?;
        self.position += read;
        Ok(read)
    }
}

impl Write for Window {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let end = self.position + bytes.len();
        if self.bytes.capacity() < end {
            // Growing leaves no copies of keys behind.
            let mut larger = Zeroizing::new(Vec::with_capacity(end.max(self.bytes.capacity() * 2).max(1 << 16)));
            larger.extend_from_slice(&self.bytes);
            self.bytes = larger;
        }
        let over = (self.bytes.len() - self.position).min(bytes.len());
        self.bytes[self.position..self.position + over].copy_from_slice(&bytes[..over]);
        self.bytes.extend_from_slice(&bytes[over..]);
        self.position = end;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Window {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let end = self.base + self.bytes.len() as u64;
        let target = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => end.checked_add_signed(by),
            SeekFrom::Current(by) => (self.base + self.position as u64).checked_add_signed(by),
        };
        let target = target.filter(|at| (self.base..=end).contains(at)).ok_or(io::ErrorKind::InvalidInput)?;
        self.position = usize::try_from(target - self.base).map_err(|_| io::ErrorKind::InvalidInput)?;
        Ok(target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{bundles::unpack_each, model::Secret};
    use std::io::Cursor;

    const AT: Timestamp = Timestamp(1_795_240_800);

    fn file(name: &'static str, bytes: &[u8]) -> File {
        File { name, secret: name == "k", bytes: Secret::new(bytes.to_vec()) }
    }

    fn read_back(archive: Archive, from: impl Read + Seek) -> Vec<String> {
        let mut all = Vec::new();
        let mut each = |folder: &str, tree: crate::bundles::Tree| {
            all.push(format!("{folder} {} {:?}", tree.len(), tree.get("k")));
            Ok::<(), Error>(())
        };
        unpack_each(archive, from, &mut each).unwrap();
        all
    }

    #[test]
    fn several_bundles_in_several_pieces() {
        let long = "x".repeat(144);
        for (_, archive) in Archive::ENDINGS {
            let mut writer = Writer::new(archive, Vec::new(), Cursor::new(Vec::new())).unwrap();
            let files = [file("a", &[b'x'; 100_000]), file("k", b"1")];
            writer.add([("CS-1", &files[..]), (&long, &files[1..])], AT).unwrap();
            writer.add([], AT).unwrap();
            writer.add([("CS-3", &files[..1])], AT).unwrap();
            let read = read_back(archive, Cursor::new(writer.finish().unwrap()));
            assert_eq!(read, ["CS-1 2 Some([49])".to_owned(), format!("{long} 1 Some([49])"), "CS-3 1 None".to_owned()]);
        }
    }

    /// A file that begins with a hole.
    struct Hole {
        before: u64,
        rest: Vec<u8>,
        position: u64,
    }

    impl Read for Hole {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let read = match self.position.checked_sub(self.before) {
                Some(at) => (&self.rest[at as usize..]).read(into)?,
                None => io::repeat(0).take(self.before - self.position).read(into)?,
            };
            self.position += read as u64;
            Ok(read)
        }
    }

    impl Seek for Hole {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.position = match to {
                SeekFrom::Start(at) => at,
                SeekFrom::End(by) => (self.before + self.rest.len() as u64).strict_add_signed(by),
                SeekFrom::Current(by) => self.position.strict_add_signed(by),
            };
            Ok(self.position)
        }
    }

    #[test]
    fn a_zip_whose_numbers_do_not_fit() {
        let files = [file("k", b"1")];
        // Beyond 4 GiB.
        let before = 5 << 30;
        let mut zip = Zip { out: Vec::new(), directory: Cursor::new(Vec::new()), written: before, listed: 0, entries: 0 };
        for folder in ["CS-1", "CS-2"] {
            zip.add([(folder, &files[..])], AT).unwrap();
        }
        let hole = Hole { before, rest: zip.finish().unwrap(), position: 0 };
        // evpki's own reader refuses whatever stands before the entries.
        let read = zip::ZipArchive::new(hole).unwrap();
        let names: Vec<_> = read.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(
            (names, read.central_directory_start() > before),
            (["CS-1/", "CS-1/k", "CS-2/", "CS-2/k"].map(str::to_owned).to_vec(), true)
        );
        // More than 65,534 entries, in one piece and in all.
        let folders: Vec<String> = (0..65_600).map(|number| number.to_string()).collect();
        let mut writer = Writer::new(Archive::Zip, Vec::new(), Cursor::new(Vec::new())).unwrap();
        writer.add(folders.iter().map(|folder| (folder.as_str(), &files[1..])), AT).unwrap();
        writer.add([("last", &files[..])], AT).unwrap();
        let zip = zip::ZipArchive::new(Cursor::new(writer.finish().unwrap())).unwrap();
        assert_eq!((zip.len(), zip.name_for_index(65_601).unwrap().unwrap()), (65_602, "last/k".into()));
    }

    #[test]
    fn times_are_told_as_they_can_be() {
        assert_eq!(moment(AT).to_string(), "2026-11-21 06:00:00");
        assert_eq!(moment(Timestamp(0)), DateTime::default());
    }
}
