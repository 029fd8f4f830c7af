//! Lines and fields, read strictly and in bounded memory.
//!
//! A manifest decides which chargers exist, so nothing is guessed: a quote that is not closed, or stands where none can, is a fault
//! of its line, and the next line is read as if nothing had happened. (Lenient readers join `"a"b` into `ab`, and take an open quote
//! to be the beginning of all the rest of the file.) No value of a manifest has a line break, so every record is one line.

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read};

use super::fault::Cause;

/// The longest line, in bytes: more than all columns with fields of [`FIELD_LIMIT`].
pub(super) const LINE_LIMIT: usize = 64 * 1024;
/// The longest field, in bytes: PATH_MAX of Linux, the longest that a CSR file's path can be. All other values are far shorter.
pub(super) const FIELD_LIMIT: usize = 4096;

/// What is wrong, and in which field of the line (counted from 0) if in one.
pub(super) type Refusal = (Option<usize>, Cause);

/// The lines of a file, without their ends (LF or CRLF), without a byte order mark, and without blank ones.
pub(super) struct Lines<R> {
    input: BufReader<R>,
    buffer: Vec<u8>,
    number: u64,
    ended: bool,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input: BufReader::with_capacity(LINE_LIMIT, input), buffer: Vec::new(), number: 0, ended: false }
    }

    /// The next line that is not blank, with its number. After the end of the file, or an error of reading, there is none.
    pub(super) fn next(&mut self) -> Option<(u64, Result<&[u8], Refusal>)> {
        loop {
            let length = match self.advance() {
                Ok(0) => return None,
                Ok(length) => length,
                Err(error) => {
                    self.ended = true;
                    return Some((self.number, Err((None, Cause::Unreadable(error.kind())))));
                }
            };
            if length > LINE_LIMIT {
                return Some((self.number, Err((None, Cause::LongLine { length }))));
            }
            if !self.text().trim_ascii().is_empty() {
                break;
            }
        }
        let text = self.text();
        let refused = |cause| Some((self.number, Err((None, cause))));
        if text.starts_with(&[0xff, 0xfe]) || text.starts_with(&[0xfe, 0xff]) || text.contains(&0) {
            return refused(Cause::Nul);
        }
        if text.contains(&b'\r') {
            return refused(Cause::CarriageReturn);
        }
        Some((self.number, Ok(text)))
    }

    /// Reads a line into the buffer, or as much of it as is of interest; gives its whole length with its end, 0 after the last.
    fn advance(&mut self) -> std::io::Result<usize> {
        if self.ended {
            return Ok(0);
        }
        self.number += 1;
        let mut length = 0;
        loop {
            self.buffer.clear();
            let read = self.input.by_ref().take(LINE_LIMIT as u64 + 2).read_until(b'\n', &mut self.buffer)?;
            length += read;
            if read == 0 || self.buffer.ends_with(b"\n") {
                self.ended = read == 0;
                return Ok(length);
            }
            if length <= LINE_LIMIT {
                // The last line of the file, without an end.
                self.ended = true;
                return Ok(length);
            }
        }
    }

    fn text(&self) -> &[u8] {
        let text = self.buffer.strip_suffix(b"\n").unwrap_or(&self.buffer);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        if self.number == 1 { text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text) } else { text }
    }
}

/// The fields of a line, without their quotes.
pub(super) fn split(line: &[u8]) -> Result<Vec<Cow<'_, [u8]>>, Refusal> {
    let mut fields = Vec::new();
    let mut rest = line;
    loop {
        let (field, after) = match rest.strip_prefix(b"\"") {
            Some(rest) => quoted(rest),
            None => bare(rest),
        }
        .map_err(|cause| (Some(fields.len()), cause))?;
        if field.len() > FIELD_LIMIT {
            return Err((Some(fields.len()), Cause::LongField { length: field.len() }));
        }
        fields.push(field);
        match after.split_first() {
            Some((_comma, next)) => rest = next,
            None => return Ok(fields),
        }
    }
}

/// A field without quotes, and what follows it: nothing, or a comma and more.
fn bare(rest: &[u8]) -> Result<(Cow<'_, [u8]>, &[u8]), Cause> {
    let end = rest.iter().position(|b| matches!(b, b',' | b'"')).unwrap_or(rest.len());
    let (field, after) = rest.split_at(end);
    if after.starts_with(b"\"") { Err(Cause::StrayQuote) } else { Ok((Cow::Borrowed(field), after)) }
}

/// A field whose opening quote is read already, and what follows it: nothing, or a comma and more.
fn quoted(rest: &[u8]) -> Result<(Cow<'_, [u8]>, &[u8]), Cause> {
    let mut field = Cow::Borrowed(&rest[..0]);
    let mut start = 0;
    loop {
        let end = start + rest[start..].iter().position(|b| *b == b'"').ok_or(Cause::OpenQuote)?;
        match rest.get(end + 1) {
            Some(b'"') => {
                field.to_mut().extend_from_slice(&rest[start..=end]);
                start = end + 2;
            }
            None | Some(b',') => {
                let last = &rest[start..end];
                let field = if start == 0 { Cow::Borrowed(last) } else { Cow::Owned([&field, last].concat()) };
                return Ok((field, &rest[end + 1..]));
            }
            Some(_) => return Err(Cause::StrayQuote),
        }
    }
}
