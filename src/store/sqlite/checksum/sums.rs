//! The sum that SQLite's log and its extension `cksumvfs` use, each in its own place.
//!
//! Two numbers of 32 bits, to which the words of the bytes are added, in pairs: the first to the one, the second to the other, and each
//! time the other of the two numbers as well. Whatever happens to a single word, the sum is another.

/// How long a sum is, in bytes.
pub(in super::super) const LENGTH: usize = 8;

/// In which order the bytes of a word are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ByteOrder {
    Little,
    Big,
}

/// Goes on summing up, from `sum`. What is behind the last eight bytes is left out.
pub(super) fn add((mut one, mut other): (u32, u32), bytes: &[u8], order: ByteOrder) -> (u32, u32) {
    let (pairs, _) = bytes.as_chunks::<8>();
    for &[a, b, c, d, e, f, g, h] in pairs {
        let (first, second) = match order {
            ByteOrder::Little => (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h])),
            ByteOrder::Big => (u32::from_be_bytes([a, b, c, d]), u32::from_be_bytes([e, f, g, h])),
        };
        one = one.wrapping_add(first).wrapping_add(other);
        other = other.wrapping_add(second).wrapping_add(one);
    }
    (one, other)
}

/// The sum of a page, as it stands at its end.
fn of(content: &[u8]) -> [u8; LENGTH] {
    let (one, other) = add((0, 0), content, ByteOrder::Little);
    let mut sum = [0; LENGTH];
    for (to, from) in sum.iter_mut().zip(one.to_le_bytes().into_iter().chain(other.to_le_bytes())) {
        *to = from;
    }
    sum
}

/// Whether a page ends with its sum.
pub(in super::super) fn is_right(page: &[u8]) -> bool {
    page.split_last_chunk().is_some_and(|(content, sum)| of(content) == *sum)
}

/// Gives a page its sum.
pub(in super::super) fn put(page: &mut [u8]) {
    if let Some((content, sum)) = page.split_last_chunk_mut() {
        *sum = of(content);
    }
}
