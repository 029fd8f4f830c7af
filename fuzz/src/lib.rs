//! What evpki promises of everything that it reads from outside, as functions of bytes: one a target, each a file.
//!
//! A target that only does not crash says little. So each asserts what the answer must be like: the same every time, the same however the
//! bytes come, such that it can be written and read again; and that no word of it plays tricks on a terminal.

pub mod answers;
pub mod bundle;
pub mod certificate;
pub mod crl;
pub mod hierarchy;
pub mod key;
pub mod key_file;
pub mod manifest;
pub mod path;
pub mod pem;
pub mod profile;
pub mod record;
pub mod recovery;
pub mod request;
pub mod slot;
pub mod totp;
pub mod words;

use evpki::x509::{Error, metadata::Arc};
use std::{io::Read, sync::LazyLock};

/// evpki's own arc.
pub static ARC: LazyLock<Arc> = LazyLock::new(|| Arc::new(None).unwrap());

/// A moment in the life of what the seeds hold: 2026-11-21T00:00:00Z.
pub const NOW: evpki::model::Timestamp = evpki::model::Timestamp(1_795_219_200);

/// What is printed has no character that moves a cursor, begins a line or turns the direction of writing.
#[track_caller]
pub fn plain(said: impl std::fmt::Display) -> String {
    let said = said.to_string();
    let is_trick = |c: char| {
        c.is_control() || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!said.chars().any(is_trick), "{said:?}");
    said
}

/// A refusal is a sentence or two, however long was what it refuses.
#[track_caller]
pub fn sentence(said: impl std::fmt::Display) -> String {
    let said = plain(said);
    assert!(!said.is_empty() && said.len() < 8192, "{} bytes: {said}", said.len());
    said
}

/// As [`sentence`]; and no promise of ours was broken in making it.
#[track_caller]
pub fn refusal(error: &Error) {
    sentence(error);
    assert!(!matches!(error, Error::Crypto { .. }), "{error}");
}

/// Bytes that come a few at a time.
pub struct Trickle<'a>(pub &'a [u8], pub usize);

impl Read for Trickle<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let length = self.1.min(into.len()).min(self.0.len());
        into[..length].copy_from_slice(&self.0[..length]);
        self.0 = &self.0[length..];
        Ok(length)
    }
}
