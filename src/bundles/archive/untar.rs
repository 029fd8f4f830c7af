//! Reads the entries of a `.tar` in the one way in which all programs read them.
//!
//! Programs disagree about what is rare: extensions that change names and sizes, links, numbers in other notations, fields that one format
//! has and another has not. So all of that is refused. Left are plain files and folders (POSIX.1-1988, and GNU's name longer than 100
//! bytes), and extended headers that hold times alone.

use super::{assembly::Assembly, failed};
use crate::bundles::Error;
use std::io::Read;
use tar::{EntryType, Header, PaxExtensions};

/// How large the data of an extended header or of a long name may be, in bytes.
const LARGEST_EXTENSION: u64 = 4096;
/// What an extended header may say: nothing that changes a name or what a file holds.
const HARMLESS: [&str; 3] = ["mtime", "atime", "ctime"];
/// What ends an archive: two blocks of zeros, of which one is read with the entries.
const BLOCK: u64 = 512;

/// Reads all entries, and that nothing follows them.
pub(super) fn read<E: From<Error>>(mut from: impl Read, assembly: &mut Assembly<'_, E>) -> Result<(), E> {
    let mut archive = tar::Archive::new(&mut from);
    // Its name, when that is longer than a header has room for.
    let mut long_name: Option<String> = None;
    for entry in archive.entries().map_err(failed)?.raw(true) {
        let mut entry = entry.map_err(failed)?;
        let header = entry.header().clone();
        let short = field(&header, 0, 100);
        let shown = long_name.clone().unwrap_or_else(|| String::from_utf8_lossy(short.unwrap_or_default()).into_owned());
        let refused = |why: &str| Error::content(&shown, why);
        let size = canonical(&header, entry.size()).map_err(refused)?;
        match header.entry_type() {
            // The old sign of a plain file, a zero, is one that may also be that of a folder.
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

/// Checks what follows the entries: the rest of the end, zeros, and nothing else.
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

/// The size of an entry, when its header is written so that every program reads the same in it.
fn canonical(header: &Header, read: u64) -> Result<u64, &'static str> {
    let bytes = header.as_bytes();
    if ![&b"ustar  \0"[..], b"ustar\x0000"].contains(&&bytes[257..265]) {
        return Err("its header is neither in POSIX's format nor in GNU's");
    }
    // A prefix of the name in the one, times and pieces of a file in the other: programs take one for the other.
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

/// A number in octal digits, with zeros or blanks behind it.
fn octal(field: &[u8]) -> Option<u64> {
    let digits = field.iter().take_while(|byte| (b'0'..=b'7').contains(byte)).count();
    let (digits, rest) = field.split_at(digits);
    let fine = !digits.is_empty() && !rest.is_empty() && rest.iter().all(|byte| matches!(byte, 0 | b' '));
    fine.then(|| digits.iter().fold(0, |number, digit| number << 3 | u64::from(digit - b'0')))
}

/// The text of a field, which zeros fill up.
fn field(header: &Header, begin: usize, end: usize) -> Option<&[u8]> {
    let bytes = &header.as_bytes()[begin..end];
    let (text, rest) = bytes.split_at(bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len()));
    rest.iter().all(|byte| *byte == 0).then_some(text)
}

fn name(long: Option<String>, short: Option<&[u8]>) -> Option<String> {
    long.or_else(|| String::from_utf8(short?.to_vec()).ok())
}

/// The mode of an entry. One that cannot be read is everything that a mode can be, and so refused.
fn mode(header: &Header) -> Option<u32> {
    let mode = octal(&header.as_bytes()[100..108]).and_then(|mode| u32::try_from(mode).ok());
    Some(mode.map_or(0o7777, |mode| mode & 0o7777))
}

/// The data of an extension; none when it is too large.
fn extension(entry: &mut impl Read, size: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = (size <= LARGEST_EXTENSION).then(|| entry.take(size).read_to_end(&mut bytes))?;
    read.is_ok_and(|read| read as u64 == size).then_some(bytes)
}

/// What an entry is that is refused.
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
        other => return format!("it is an entry of the type 0x{other:02x}"),
    };
    format!("it is {what}")
}
