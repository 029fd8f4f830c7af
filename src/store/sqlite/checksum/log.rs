//! What stands in the write-ahead log, held against the log's own checksums.
//!
//! The log is a header and then frames, each a header and a page. The checksum of a frame goes on from that of the frame before. SQLite
//! looks at it after a crash, and takes the first frame whose checksum is wrong for the end of the log; at all other times it believes
//! what it reads. <https://sqlite.org/fileformat2.html#the_write_ahead_log>

use super::{
    Fault,
    sums::{self, ByteOrder},
};

/// How long the header of the log is, in bytes, and that of a frame.
const HEADER: usize = 32;
const FRAME: usize = 24;
/// The first bytes of a log; the last bit tells in which order of bytes it is summed up.
const MAGIC: u32 = 0x377f_0682;

/// Reads from the log at an offset; says whether there was as much.
type ReadAt<'a> = &'a mut dyn FnMut(&mut [u8], i64) -> bool;

/// Looks at what SQLite read from the log. What stands from `uncommitted` on has no checksums yet.
pub(super) fn look(bytes: &[u8], offset: i64, uncommitted: i64, read: ReadAt<'_>) -> Result<(), Fault> {
    // The header is read by whoever takes up the log after a crash. Should somebody write to it at this moment, the second look differs.
    if offset == 0 && bytes.len() == HEADER {
        return end(read).or_else(|_| end(read));
    }
    let Some(number) = frame_of(bytes.len(), offset).filter(|_| offset < uncommitted) else { return Ok(()) };
    let (mut head, mut before) = ([0; FRAME], [0; sums::LENGTH]);
    let before_at = if number == 1 { HEADER - sums::LENGTH } else { HEADER + FRAME - sums::LENGTH };
    let before_at = before_at as i64 + (number as i64 - 2).max(0) * (FRAME + bytes.len()) as i64;
    let is_read = read(&mut head, offset - FRAME as i64) && read(&mut before, before_at);
    let is_right = [ByteOrder::Little, ByteOrder::Big].into_iter().any(|order| is_right(&head, bytes, sum(&before), order));
    if is_read && is_right { Ok(()) } else { Err(Fault::Frame(number)) }
}

/// The number of the frame whose page stands at an offset, if it is a page.
fn frame_of(size: usize, offset: i64) -> Option<u64> {
    let behind = u64::try_from(offset).ok()?.checked_sub((HEADER + FRAME) as u64)?;
    let frame = (FRAME + size) as u64;
    (size >= 512 && size.is_power_of_two() && behind.is_multiple_of(frame)).then(|| behind / frame + 1)
}

/// Looks whether the log goes on behind its first wrong frame.
///
/// A power failure may leave any part of the last commit, so a wrong frame is none of ours as long as no later commit follows: that one was
/// begun after the one with the wrong frame was durable, all of it. Frames of an earlier use of the file have another salt.
fn end(read: ReadAt<'_>) -> Result<(), Fault> {
    let mut header = [0; HEADER];
    // A log that was cut here is none; one of zeros was made, and never reached the disk.
    if !read(&mut header, 0) || header == [0; HEADER] {
        return Ok(());
    }
    let [magic, _, size] = [0, 4, 8].map(|at| word(&header, at));
    let order = if magic & 1 == 0 { ByteOrder::Little } else { ByteOrder::Big };
    let (start, own) = header.split_at(HEADER - sums::LENGTH);
    let size = size as usize;
    if magic & !1 != MAGIC || sums::add((0, 0), start, order) != sum(own) || !(512..=65_536).contains(&size) {
        return Err(Fault::Cut(0));
    }
    let salts = |bytes: &[u8], at: usize| [word(bytes, at), word(bytes, at + 4)];
    let expected = salts(&header, 16);
    let (mut wrong, mut is_committed, mut before) = (None, false, sum(own));
    let mut frame = vec![0; FRAME + size];
    for number in 1_u64.. {
        if !read(&mut frame, (HEADER as u64 + (number - 1) * (FRAME + size) as u64) as i64) {
            break;
        }
        let Some((head, page)) = frame.split_first_chunk::<FRAME>() else { break };
        let (is_own, is_summed) = (salts(head, 8) == expected, is_right(head, page, before, order));
        before = sum(head);
        if is_own && is_summed {
            match wrong {
                Some(wrong) if is_committed => return Err(Fault::Cut(wrong)),
                _ => {}
            }
        } else {
            wrong.get_or_insert(number);
        }
        let commits = word(head, 4) != 0;
        is_committed |= wrong.is_some() && commits && (is_own || is_summed);
    }
    Ok(())
}

/// Whether a frame has its checksum, which goes on from that of the frame before.
fn is_right(head: &[u8; FRAME], page: &[u8], before: (u32, u32), order: ByteOrder) -> bool {
    let (start, _) = head.split_at(8);
    sums::add(sums::add(before, start, order), page, order) == sum(head)
}

/// The checksum at the end of a header.
fn sum(header: &[u8]) -> (u32, u32) {
    let at = header.len().saturating_sub(sums::LENGTH);
    (word(header, at), word(header, at + 4))
}

/// The word at an offset; zero where there is none.
fn word(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |word| u32::from_be_bytes(*word))
}
