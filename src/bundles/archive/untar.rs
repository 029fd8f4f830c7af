//! Reads the entries of a `.tar` that all programs read in the same way.
//!
//! Programs disagree about rare features: extensions that change names and sizes, links, numbers in other notations, fields that
//! only one format has. evpki refuses all of them. It accepts plain files and folders (POSIX.1-1988, and GNU names longer than
//! 100 bytes), and extended headers that contain only times.

use super::{assembly::Assembly, failed};
use crate::bundles::Error;
use std::io::Read;
use tar::{EntryType, Header, PaxExtensions};

/// The largest data of an extended header or of a long name, in bytes.
const LARGEST_EXTENSION: u64 = 4096;
/// The records that an extended header may contain: none of them changes the name or the contents of a file.
const HARMLESS: [&str; 3] = ["mtime", "atime", "ctime"];
/// The size of a block, in bytes. Two blocks of zeros end an archive; the first of them is read with the entries.
const BLOCK: u64 = 512;

/// Reads all entries and checks that no data follows them.
pub(super) fn read<E: From<Error>>(mut from: impl Read, assembly: &mut Assembly<'_, E>) -> Result<(), E> {
    let mut archive = tar::Archive::new(&mut from);
    // The name of the next entry if it is longer than the field in the header.
    let mut long_name: Option<String> = None;
    for entry in archive.entries().map_err(failed)?.raw(true) {
        let mut entry = entry.map_err(failed)?;
        let header = entry.header().clone();
        let short = field(&header, 0, 100);
        let shown = long_name.clone().unwrap_or_else(|| String::from_utf8_lossy(short.unwrap_or_default()).into_owned());
        let refused = |why: &str| Error::content(&shown, why);
        let size = canonical(&header, entry.size()).map_err(refused)?;
        match header.entry_type() {
            // The old type of a plain file, a zero byte, can also mean a folder.
            EntryType::Regular if header.as_bytes()[156] == b'0' => {
                let name = name(long_name.take(), short).ok_or_else(|| refused("its name is not UTF-8 that ends with zeros"))?;
                assembly.file(&name, size, mode(&header), &mut entry)?;
            }
            EntryType::Directory => {
                let name = name(long_name.take(), short).ok_or_else(|| refused("its name is not UTF-8 that ends with zeros"))?;
                if size != 0 {
                    return Err(refused("it is a folder with data").into());
                }
                assembly.folder(&name, mode(&header))?;
            }
            EntryType::GNULongName if long_name.is_none() => {
                let bytes = extension(&mut entry, size).ok_or_else(|| refused("its long name is too long"))?;
                let name = bytes.split_last().filter(|(end, name)| **end == 0 && !name.contains(&0));
                let name = name.and_then(|(_, name)| String::from_utf8(name.to_vec()).ok());
                long_name = Some(name.ok_or_else(|| refused("its long name is not UTF-8 that ends with one zero"))?);
            }
            EntryType::XHeader if long_name.is_none() => {
                let bytes = extension(&mut entry, size).ok_or_else(|| refused("its extended header is too large"))?;
                for record in PaxExtensions::new(&bytes) {
                    let record = record.map_err(failed)?;
                    let key = String::from_utf8_lossy(record.key_bytes());
                    if !HARMLESS.contains(&&*key) {
                        return Err(refused(&format!("its extended header sets `{key}`, expected only times")).into());
                    }
                }
            }
            _ => {
                let kind = described(header.as_bytes()[156]);
                return Err(refused(&format!("{kind}, not a plain file")).into());
            }
        }
    }
    match long_name {
        Some(name) => Err(Error::content(&name, "its long name has no entry").into()),
        None => Ok(end(from)?),
    }
}

/// Checks that only the zeros of the end follow the entries.
fn end(mut from: impl Read) -> Result<(), Error> {
    let (mut block, mut zeros) = ([0; 4096], 0_u64);
    loop {
        let read = from.read(&mut block).map_err(failed)?;
        if block[..read].iter().any(|byte| *byte != 0) {
            return Err(failed("data follows its end"));
        }
        zeros += read as u64;
        match read {
            0 if zeros < BLOCK => return Err(failed("it ends without the two blocks of zeros that end a tar archive")),
            0 => return Ok(()),
            _ => {}
        }
    }
}

/// Returns the size of an entry if every program reads its header in the same way.
fn canonical(header: &Header, read: u64) -> Result<u64, &'static str> {
    let bytes = header.as_bytes();
    if ![&b"ustar  \0"[..], b"ustar\x0000"].contains(&&bytes[257..265]) {
        return Err("its header has neither the POSIX format nor the GNU format");
    }
    // POSIX has a name prefix here, GNU has times and parts of sparse files. Some programs confuse the two.
    if bytes[345..].iter().any(|byte| *byte != 0) {
        return Err("its header has a name prefix or GNU fields");
    }
    if bytes[157..257].iter().any(|byte| *byte != 0) {
        return Err("its header names the target of a link");
    }
    match octal(&bytes[124..136]) {
        Some(size) if size == read => Ok(size),
        _ => Err("its size is not written in octal digits"),
    }
}

/// Reads a number in octal digits, followed by zero bytes or blanks.
fn octal(field: &[u8]) -> Option<u64> {
    let digits = field.iter().take_while(|byte| (b'0'..=b'7').contains(byte)).count();
    let (digits, rest) = field.split_at(digits);
    let fine = !digits.is_empty() && !rest.is_empty() && rest.iter().all(|byte| matches!(byte, 0 | b' '));
    fine.then(|| digits.iter().fold(0, |number, digit| number << 3 | u64::from(digit - b'0')))
}

/// Returns the text of a field that is padded with zero bytes.
fn field(header: &Header, begin: usize, end: usize) -> Option<&[u8]> {
    let bytes = &header.as_bytes()[begin..end];
    let (text, rest) = bytes.split_at(bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len()));
    rest.iter().all(|byte| *byte == 0).then_some(text)
}

fn name(long: Option<String>, short: Option<&[u8]>) -> Option<String> {
    long.or_else(|| String::from_utf8(short?.to_vec()).ok())
}

/// Returns the mode of an entry. A mode that cannot be read becomes 7777, which is refused.
fn mode(header: &Header) -> Option<u32> {
    let mode = octal(&header.as_bytes()[100..108]).and_then(|mode| u32::try_from(mode).ok());
    Some(mode.map_or(0o7777, |mode| mode & 0o7777))
}

/// Reads the data of an extension. `None` means that it is too large or incomplete.
fn extension(entry: &mut impl Read, size: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = (size <= LARGEST_EXTENSION).then(|| entry.take(size).read_to_end(&mut bytes))?;
    read.is_ok_and(|read| read as u64 == size).then_some(bytes)
}

/// Describes the type of a refused entry.
fn described(kind: u8) -> String {
    let what = match kind {
        b'1' => "a hard link",
        b'2' => "a symbolic link",
        b'3' | b'4' => "a device",
        b'6' => "a FIFO",
        b'7' => "a contiguous file",
        b'S' => "a sparse file",
        b'L' | b'x' => "a second extended header",
        b'K' => "the long name of a link",
        b'g' => "a global extended header",
        other => return format!("it is an entry of type 0x{other:02x}"),
    };
    format!("it is {what}")
}
