//! Lines and fields, read strictly and in bounded memory.
//!
//! A manifest decides which chargers exist, so nothing is guessed: a quote that is not closed, or stands where none can, is a fault
//! of its line, and the next line is read as if nothing had happened. (Lenient readers join `"a"b` into `ab`, and take an open quote
//! to be the beginning of all the rest of the file.) No value of a manifest has a line break, so every record is one line: its length
//! is bounded here, its quotes are checked here, and the csv crate takes it apart.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, ErrorKind, Read};

use super::fault::Cause;

/// The longest line, in bytes: more than all columns with fields of [`FIELD_LIMIT`].
pub(super) const LINE_LIMIT: usize = 64 * 1024;
/// The longest field, in bytes: PATH_MAX of Linux, the longest that a CSR file's path can be. All other values are far shorter.
pub(super) const FIELD_LIMIT: usize = 4096;

/// What is wrong, and in which field of the line (counted from 0) if in one.
pub(super) type LineFault = (Option<usize>, Cause);

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
    pub(super) fn next(&mut self) -> Option<(u64, Result<&[u8], LineFault>)> {
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

/// Takes lines apart: the csv crate's reader, which is handed one line at a time.
pub(super) struct Splitter {
    reader: csv::Reader<VecDeque<u8>>,
    record: csv::ByteRecord,
}

impl Splitter {
    pub(super) fn new() -> Self {
        let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(VecDeque::new());
        Self { reader, record: csv::ByteRecord::new() }
    }

    /// The fields of a line that [`Lines`] gave, without their quotes.
    pub(super) fn fields(&mut self, line: &[u8]) -> Result<&csv::ByteRecord, LineFault> {
        check_quotes(line)?;
        // With its quotes in order, a line is a record: it is read to its end, and nothing remains for the next.
        self.reader.get_mut().extend(line.iter().chain(b"\n"));
        self.reader.read_byte_record(&mut self.record).map_err(|_| (None, Cause::Unreadable(ErrorKind::InvalidData)))?;
        match self.record.iter().position(|field| field.len() > FIELD_LIMIT) {
            Some(at) => Err((Some(at), Cause::LongField { length: self.record[at].len() })),
            None => Ok(&self.record),
        }
    }
}

/// Refuses what the csv crate, lenient as it is, would read in its own way: a quote anywhere but around a field, or twice inside of one.
fn check_quotes(line: &[u8]) -> Result<(), LineFault> {
    enum In {
        Start,
        Bare,
        Quotes,
        Closed,
    }
    let (mut at, mut field) = (In::Start, 0);
    for byte in line {
        at = match (at, byte) {
            (In::Start | In::Closed, b'"') => In::Quotes,
            (In::Quotes, b'"') => In::Closed,
            (In::Quotes, _) => In::Quotes,
            (_, b',') => {
                field += 1;
                In::Start
            }
            (In::Bare, b'"') | (In::Closed, _) => return Err((Some(field), Cause::StrayQuote)),
            (In::Start | In::Bare, _) => In::Bare,
        };
    }
    if matches!(at, In::Quotes) { Err((Some(field), Cause::OpenQuote)) } else { Ok(()) }
}
