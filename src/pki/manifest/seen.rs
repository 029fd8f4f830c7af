//! Which values stood in which line, remembered in few bytes.

use std::{
    collections::HashMap,
    hash::{BuildHasher, Hash, RandomState},
};

/// Which values stood in which line. Of each value, 96 bits of a keyed hash and the line are kept, 16 bytes: that two different ones among
/// a million are taken for the same has a chance of one in 10^17.
#[derive(Default)]
pub struct Seen {
    keys: [RandomState; 2],
    lines: HashMap<[u8; 12], u32>,
}

impl Seen {
    /// The line that the value stood in before; none, when it is seen for the first time, in this one.
    pub fn before(&mut self, value: &impl Hash, line: u64) -> Option<u64> {
        let [one, other] = self.keys.each_ref().map(|key| key.hash_one(value).to_be_bytes());
        let mut short = [0; 12];
        short[..8].copy_from_slice(&one);
        short[8..].copy_from_slice(&other[..4]);
        match self.lines.get(&short) {
            Some(line) => Some(u64::from(*line)),
            None => {
                self.lines.insert(short, u32::try_from(line).unwrap_or(u32::MAX));
                None
            }
        }
    }
}
