//! Reads the entries of a `.zip` that all programs read in the same way.
//!
//! A `.zip` contains all metadata twice, before each file and in the directory at its end. Some programs use the one, others use
//! the other, so the two must agree. The file must consist of the entries, the directory and its end, in this order, without any
//! other data before, between, inside or after them.

use super::{assembly::Assembly, failed};
use crate::bundles::{Error, writer::end};
use std::io::{Read, Seek, SeekFrom};
use zip::{CompressionMethod, ZipArchive, extra_fields::ExtraField};

/// The size of the fixed part of a directory entry (APPNOTE 4.3.12), and the offset of the lengths of its three other parts.
const ENTRY: u64 = 46;
const LENGTHS: u64 = 28;
/// The longest end of a directory, in bytes: with the ZIP64 records.
const LONGEST_END: u64 = 98;
/// The file types in the upper half of the attributes of an entry, as in Unix.
const KIND: u32 = 0o170_000;
const PLAIN: u32 = 0o100_000;
const FOLDER: u32 = 0o040_000;
/// DOS attributes: a folder, and a volume label.
const DOS_FOLDER: u32 = 0x10;
const DOS_DISK: u32 = 0x08;

/// Reads all entries and checks that the file contains no other data.
pub(super) fn read<E: From<Error>>(from: impl Read + Seek, assembly: &mut Assembly<'_, E>) -> Result<(), E> {
    let mut zip = ZipArchive::new(from).map_err(failed)?;
    zip.validate_header_consistency().map_err(failed)?;
    // The offset of the next entry, and the offset of the last directory entry.
    let (mut next, mut last) = (0, None);
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).map_err(failed)?;
        let raw = file.name_raw().to_vec();
        let shown = String::from_utf8_lossy(&raw).into_owned();
        let refused = |why: &str| Error::content(&shown, why);
        // Without the UTF-8 flag, programs interpret bytes above 127 differently.
        let name = file.name().map_err(failed)?.into_owned();
        if name.as_bytes() != raw {
            return Err(refused("its name is not UTF-8, or has no UTF-8 flag").into());
        }
        if !matches!(file.compression(), CompressionMethod::STORE | CompressionMethod::DEFLATE) || file.encrypted() {
            return Err(refused("it is encrypted, or neither stored nor deflated").into());
        }
        if file.flags().is_using_data_descriptor() {
            return Err(refused("its size follows its data: write the archive to a file, not to a pipe").into());
        }
        if file.extra_data_fields().any(|field| matches!(field, ExtraField::UnicodePath(_))) {
            return Err(refused("it has a Unicode path field").into());
        }
        let begins = file.data_start().ok_or_else(|| refused("it has no data"))?;
        if file.header_start() != next {
            return Err(refused("it does not begin directly after the entry before it").into());
        }
        next = begins.checked_add(file.compressed_size()).ok_or_else(|| refused("it has no end"))?;
        last = Some(file.central_header_start());
        let attributes = file.external_attributes();
        let unix = attributes >> 16;
        let mode = if unix == 0 { file.unix_mode() } else { Some(unix) }.map(|mode| mode & 0o7777);
        let is_folder = name.ends_with('/');
        let kind = if is_folder { FOLDER } else { PLAIN };
        let dos = attributes & (DOS_DISK | if is_folder { 0 } else { DOS_FOLDER });
        if ![0, kind].contains(&(unix & KIND)) || dos != 0 {
            return Err(refused("it is neither a plain file nor a folder").into());
        }
        if !is_folder {
            let size = file.size();
            assembly.file(&name, size, mode, &mut file)?;
        } else if file.size() == 0 && file.compressed_size() <= 2 {
            assembly.folder(&name, mode)?;
        } else {
            return Err(refused("it is a folder with data").into());
        }
    }
    let (begins, entries) = (zip.central_directory_start(), zip.len() as u64);
    if begins != next {
        return Err(failed("its central directory does not begin directly after its entries").into());
    }
    Ok(ends(zip.into_inner(), begins, last, entries)?)
}

/// Checks that the end of the directory follows its last entry and ends the file.
fn ends(mut from: impl Read + Seek, begins: u64, last: Option<u64>, entries: u64) -> Result<(), Error> {
    let size = from.seek(SeekFrom::End(0)).map_err(failed)?;
    let ends = match last {
        None => begins,
        Some(last) => {
            let mut lengths = [0; 6];
            from.seek(SeekFrom::Start(last.saturating_add(LENGTHS))).map_err(failed)?;
            from.read_exact(&mut lengths).map_err(failed)?;
            let more: u64 = lengths.chunks_exact(2).map(|two| u64::from(two[0]) | u64::from(two[1]) << 8).sum();
            last.saturating_add(ENTRY + more)
        }
    };
    let mut found = Vec::new();
    if ends <= size && size - ends <= LONGEST_END {
        from.seek(SeekFrom::Start(ends)).map_err(failed)?;
        from.read_to_end(&mut found).map_err(failed)?;
    }
    let fits = ends.checked_sub(begins).is_some_and(|length| found == end(entries, length, begins));
    fits.then_some(()).ok_or_else(|| failed("a name occurs twice, or the file does not end with its central directory"))
}
