//! A barcode scanner, which is a keyboard: a line for each scan.

use super::interrupt::Interrupt;
use crate::commands::charger::scan::Scan;
use std::{
    io::{self, BufRead, BufReader, ErrorKind, Read},
    sync::mpsc::{Receiver, RecvTimeoutError, sync_channel},
    thread,
    time::Duration,
};

/// The longest scan, in bytes. Far above any serial number; far below what somebody could fill the memory with.
const LONGEST: usize = 256;
/// How often it is looked whether somebody wants to stop: what waits for a line is not woken by that.
const LOOK: Duration = Duration::from_millis(100);

/// The scans that come in.
pub(super) struct Scanner<'a> {
    lines: Receiver<Scan>,
    interrupt: &'a Interrupt,
    is_left: bool,
}

impl<'a> Scanner<'a> {
    /// Begins to listen. `source` is read by a thread of its own, which ends with the source, or with the process.
    pub(super) fn listen(source: Box<dyn Read + Send>, interrupt: &'a Interrupt) -> Self {
        // No more than one waits while another is done.
        let (sender, lines) = sync_channel(0);
        thread::spawn(move || {
            let mut source = BufReader::new(source);
            loop {
                let scan = match next(&mut source) {
                    Ok(Some(scan)) => scan,
                    Ok(None) => break,
                    Err(error) => {
                        let _ = sender.send(Err(format!("nothing more can be read: {error}")));
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

    /// Whether something had come already when it was wished to stop.
    pub(super) fn is_left(&self) -> bool {
        self.is_left
    }
}

impl Iterator for Scanner<'_> {
    type Item = Scan;
    fn next(&mut self) -> Option<Scan> {
        loop {
            if self.interrupt.is_wished() {
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

/// The next scan that is not empty; none at the end.
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
            // Scanners end a line by whatever they were told to.
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

/// What a line says; none when there is nothing in it.
fn read(line: &[u8], length: usize) -> Option<Scan> {
    if length > LONGEST {
        return Some(Err(format!("a line of {length} bytes came, a serial number has at most 64 characters")));
    }
    let Ok(text) = std::str::from_utf8(line) else {
        return Some(Err(format!("a line came that is not UTF-8: `{}`", line.escape_ascii())));
    };
    let text = without_symbology(text).trim();
    (!text.is_empty()).then(|| Ok(text.to_owned()))
}

/// A scan without the mark that tells the kind of barcode (ISO/IEC 15424), such as `]C1`, which some scanners send before it.
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
        // In pieces, as they come from a terminal.
        let mut source = BufReader::with_capacity(3, bytes);
        std::iter::from_fn(|| next(&mut source).unwrap()).collect()
    }

    #[test]
    fn lines_end_as_scanners_end_them() {
        let ok = |text: &str| Ok(text.to_owned());
        assert_eq!(
            scans(b"SN-1\nSN-2\r\n\r\n \n]C1SN-3\tSN-4\r ]d2 SN 5 \n]\n]C1\nlast"),
            ["SN-1", "SN-2", "SN-3", "SN-4", "SN 5", "]", "last"].map(ok)
        );
        assert!(scans(b"\n\n\n").is_empty());
    }

    #[test]
    fn what_is_no_line_is_passed_over_and_told() {
        let long = [b"x".repeat(300), b"\nSN-1\n\xff\xfe\nSN-2\n".to_vec(), b"y".repeat(1_000_000)].concat();
        let said: Vec<String> = scans(&long).into_iter().map(|scan| scan.unwrap_or_else(|why| why)).collect();
        insta::assert_snapshot!(said.join("\n"), @r"
        a line of 300 bytes came, a serial number has at most 64 characters
        SN-1
        a line came that is not UTF-8: `\xff\xfe`
        SN-2
        a line of 1000000 bytes came, a serial number has at most 64 characters
        ");
        assert_eq!(scans(&b"z".repeat(256)), [Ok("z".repeat(256))]);
    }
}
