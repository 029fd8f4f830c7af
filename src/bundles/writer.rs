//! Writes archives of bundles as a stream, with one folder for each bundle.

use super::{Archive, Error, File};
use crate::{model::Timestamp, x509::time};
use flate2::{Compression, write::GzEncoder};
use std::io::{self, Read, Seek, SeekFrom, Write};
use zeroize::Zeroizing;
use zip::{DateTime, ZipWriter, write::SimpleFileOptions};

/// The mode of a folder: the same as that of a bundle directory.
const FOLDER: u32 = 0o700;
/// The zstd level: the fastest of the usual levels. Keys do not compress, and the other files are small.
const ZSTD_LEVEL: i32 = 1;

/// Writes an archive. Its memory use does not grow with the number of bundles.
///
/// `W` receives the archive. `S` stores the directory of a `.zip` until the end: names, sizes and checksums, but no secret.
pub struct Writer<W: Write, S: Read + Write + Seek>(Kind<W, S>);

enum Kind<W: Write, S: Read + Write + Seek> {
    Zip(Zip<W, S>),
    TarGz(tar::Builder<GzEncoder<W>>),
    TarZst(tar::Builder<zstd::Encoder<'static, W>>),
}

/// Converts a write error. A full disk has an error of its own.
fn failed(error: impl Into<io::Error>) -> Error {
    let error = error.into();
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::Full,
        _ => Error::Archive { doing: "written", why: error.to_string() },
    }
}

impl<W: Write, S: Read + Write + Seek> Writer<W, S> {
    /// Starts an archive without bundles.
    ///
    /// # Errors
    /// [`Error::Archive`] if it cannot be written, [`Error::Full`] if the disk is full; the same for the methods that follow.
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

    /// Adds bundles, each with the name of its folder. Every entry has the time `created`, so the same bundles give the same
    /// archive.
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

    /// Ends the archive and returns the writer that was passed to [`new`](Self::new).
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

/// A `.zip` that is being written. Each part is built in memory as a `.zip` of its own that knows its final offset. Its entries
/// are written to `out`, its directory to `directory` until the end: in memory, the directory would grow by more than a kilobyte
/// for each bundle.
struct Zip<W, S> {
    out: W,
    directory: S,
    /// The number of bytes written to `out`.
    written: u64,
    /// The number of bytes written to `directory`.
    listed: u64,
    entries: u64,
}

/// The size, in bytes, of the end record of a `.zip` directory (APPNOTE 4.3.16), which each part has. The two ZIP64 records before
/// it, present if a number does not fit, follow (4.3.14, 4.3.15).
const END: usize = 22;
const LONG_END: usize = 56;
const LOCATOR: usize = 20;
/// The signature of the second ZIP64 record.
const LOCATES: &[u8] = b"PK\x06\x07";

impl<W: Write, S: Read + Write + Seek> Zip<W, S> {
    fn add<'a>(&mut self, bundles: impl IntoIterator<Item = (&'a str, &'a [File])>, created: Timestamp) -> io::Result<()> {
        let mut part = ZipWriter::new(Window { base: self.written, position: 0, bytes: Zeroizing::default() });
        // Level 1: higher levels take longer and save almost nothing.
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

/// Splits a part into its entries and its directory, which starts at `begin`, without the end record.
fn split(part: &[u8], begin: u64) -> Option<(&[u8], &[u8])> {
    let (entries, directory) = part.split_at_checked(usize::try_from(begin).ok()?)?;
    let directory = directory.get(..directory.len().checked_sub(END)?)?;
    match directory.len().checked_sub(LOCATOR) {
        Some(at) if directory[at..].starts_with(LOCATES) => Some((entries, directory.get(..at.checked_sub(LONG_END)?)?)),
        _ => Some((entries, directory)),
    }
}

/// Builds the end record of the whole directory. No library can write it alone.
pub(super) fn end(entries: u64, size: u64, offset: u64) -> Vec<u8> {
    let mut end = Vec::with_capacity(LONG_END + LOCATOR + END);
    // The largest value of each field means that the number does not fit and is in the ZIP64 record.
    let fits = entries < u16::MAX.into() && size < u32::MAX.into() && offset < u32::MAX.into();
    if !fits {
        end.extend(b"PK\x06\x06");
        end.extend((LONG_END as u64 - 12).to_le_bytes());
        // Version made by (4.5, Unix) and version needed (4.5, the first with ZIP64), then disk 0 of disk 0.
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

/// Converts a time to the format of `.zip`, in UTC. Times before 1980 become the earliest possible time.
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

/// A part of a file, in memory. Its positions are those in the whole file: it starts at `base`.
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
            // The old buffer is wiped, so growing leaves no copies of keys in memory.
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
    fn bundles_added_in_several_parts_are_read_back() {
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

    /// A file that starts with a hole of zeros.
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
    fn large_zip_archives_use_zip64_records() {
        let files = [file("k", b"1")];
        // Beyond 4 GiB.
        let before = 5 << 30;
        let mut zip = Zip { out: Vec::new(), directory: Cursor::new(Vec::new()), written: before, listed: 0, entries: 0 };
        for folder in ["CS-1", "CS-2"] {
            zip.add([(folder, &files[..])], AT).unwrap();
        }
        let hole = Hole { before, rest: zip.finish().unwrap(), position: 0 };
        // evpki's own reader refuses data before the entries.
        let read = zip::ZipArchive::new(hole).unwrap();
        let names: Vec<_> = read.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(
            (names, read.central_directory_start() > before),
            (["CS-1/", "CS-1/k", "CS-2/", "CS-2/k"].map(str::to_owned).to_vec(), true)
        );
        // More than 65,534 entries, in one part and in total.
        let folders: Vec<String> = (0..65_600).map(|number| number.to_string()).collect();
        let mut writer = Writer::new(Archive::Zip, Vec::new(), Cursor::new(Vec::new())).unwrap();
        writer.add(folders.iter().map(|folder| (folder.as_str(), &files[1..])), AT).unwrap();
        writer.add([("last", &files[..])], AT).unwrap();
        let zip = zip::ZipArchive::new(Cursor::new(writer.finish().unwrap())).unwrap();
        assert_eq!((zip.len(), zip.name_for_index(65_601).unwrap().unwrap()), (65_602, "last/k".into()));
    }

    #[test]
    fn times_before_1980_become_the_earliest_zip_time() {
        assert_eq!(moment(AT).to_string(), "2026-11-21 06:00:00");
        assert_eq!(moment(Timestamp(0)), DateTime::default());
    }
}
