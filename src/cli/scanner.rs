//! Input from a barcode scanner, which acts as a keyboard: one line for each scan.

use super::interrupt::Interrupt;
use crate::commands::charger::scan::Scan;
use std::{
    io::{self, BufRead, BufReader, ErrorKind, Read},
    sync::mpsc::{Receiver, RecvTimeoutError, sync_channel},
    thread,
    time::Duration,
};

/// The longest scan that is accepted, in bytes. Longer than any serial number, and short enough to bound the memory.
const LONGEST: usize = 256;
/// How often the scanner checks for a signal, because waiting for a line is not interrupted by one.
const LOOK: Duration = Duration::from_millis(100);

/// The stream of scans.
pub(super) struct Scanner<'a> {
    lines: Receiver<Scan>,
    interrupt: &'a Interrupt,
    is_left: bool,
}

impl<'a> Scanner<'a> {
    /// Starts to read. A separate thread reads `source`; it ends with the source or with the process.
    pub(super) fn listen(source: Box<dyn Read + Send>, interrupt: &'a Interrupt) -> Self {
        // Capacity 0: the thread reads at most one scan ahead.
        let (sender, lines) = sync_channel(0);
        thread::spawn(move || {
            let mut source = BufReader::new(source);
            loop {
                let scan = match next(&mut source) {
                    Ok(Some(scan)) => scan,
                    Ok(None) => break,
                    Err(error) => {
                        let _ = sender.send(Err(format!("cannot read further scans: {error}")));
                        break;
                    }
                };
                if sender.send(scan).is_err() {
                    break;
                }
            }
        });
        Self { lines, interrupt, is_left: false }
    }

    /// Returns whether a scan was already waiting when the signal arrived.
    pub(super) fn is_left(&self) -> bool {
        self.is_left
    }
}

impl Iterator for Scanner<'_> {
    type Item = Scan;
    fn next(&mut self) -> Option<Scan> {
        loop {
            if self.interrupt.is_requested() {
                self.is_left = self.lines.try_recv().is_ok();
                return None;
            }
            match self.lines.recv_timeout(LOOK) {
                Ok(scan) => return Some(scan),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }
}

/// Reads the next scan that is not empty. `None` means the end of the source.
fn next(source: &mut impl BufRead) -> io::Result<Option<Scan>> {
    loop {
        let mut line = Vec::with_capacity(LONGEST);
        let mut length = 0;
        let is_last = loop {
            let read = match source.fill_buf() {
                Ok([]) => break true,
                Ok(read) => read,
                Err(e) if e.kind() == ErrorKind::Interrupted => continue,
                Err(e) => return Err(e),
            };
            // The character at the end of a line depends on the configuration of the scanner.
            let end = read.iter().position(|b| matches!(b, b'\n' | b'\r' | b'\t'));
            let part = &read[..end.unwrap_or(read.len())];
            length += part.len();
            line.extend_from_slice(&part[..part.len().min(LONGEST - line.len())]);
            let used = part.len() + usize::from(end.is_some());
            source.consume(used);
            if end.is_some() {
                break false;
            }
        };
        match read(&line, length) {
            Some(scan) => return Ok(Some(scan)),
            None if is_last => return Ok(None),
            None => {}
        }
    }
}

/// Parses a line. `None` means that it is empty.
fn read(line: &[u8], length: usize) -> Option<Scan> {
    if length > LONGEST {
        return Some(Err(format!("the line has {length} bytes, but a serial number has at most 64 characters")));
    }
    let Ok(text) = std::str::from_utf8(line) else {
        return Some(Err(format!("the line is not UTF-8: `{}`", line.escape_ascii())));
    };
    let text = without_symbology(text).trim();
    (!text.is_empty()).then(|| Ok(text.to_owned()))
}

/// Removes the symbology identifier (ISO/IEC 15424), such as `]C1`, which some scanners send before the data.
fn without_symbology(text: &str) -> &str {
    let text = text.trim_start();
    match text.as_bytes() {
        [b']', kind, modifier, ..] if kind.is_ascii_alphabetic() && modifier.is_ascii_alphanumeric() => &text[3..],
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scans(bytes: &[u8]) -> Vec<Scan> {
        // In small pieces, as from a terminal.
        let mut source = BufReader::with_capacity(3, bytes);
        std::iter::from_fn(|| next(&mut source).unwrap()).collect()
    }

    #[test]
    fn lines_end_with_cr_lf_or_tab() {
        let ok = |text: &str| Ok(text.to_owned());
        assert_eq!(
            scans(b"SN-1\nSN-2\r\n\r\n \n]C1SN-3\tSN-4\r ]d2 SN 5 \n]\n]C1\nlast"),
            ["SN-1", "SN-2", "SN-3", "SN-4", "SN 5", "]", "last"].map(ok)
        );
        assert!(scans(b"\n\n\n").is_empty());
    }

    #[test]
    fn invalid_lines_are_reported_and_skipped() {
        let long = [b"x".repeat(300), b"\nSN-1\n\xff\xfe\nSN-2\n".to_vec(), b"y".repeat(1_000_000)].concat();
        let said: Vec<String> = scans(&long).into_iter().map(|scan| scan.unwrap_or_else(|why| why)).collect();
        insta::assert_snapshot!(said.join("\n"), @r"
        the line has 300 bytes, but a serial number has at most 64 characters
        SN-1
        the line is not UTF-8: `\xff\xfe`
        SN-2
        the line has 1000000 bytes, but a serial number has at most 64 characters
        ");
        assert_eq!(scans(&b"z".repeat(256)), [Ok("z".repeat(256))]);
    }
}
