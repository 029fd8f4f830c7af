//! Long lists: rows go to stdout as they are read, in columns for people, or as one JSON object a line for programs.

use crate::{commands::Error, model::printable, store};
use serde_json::Value;
use std::io::{ErrorKind, Write};

/// The number of rows that determine the widths of the columns. Later rows can be wider and are then not aligned.
const PAGE: usize = 1000;
/// The space between two columns.
const GAP: &str = "  ";

/// A list that is being printed.
pub(super) struct Stream<'a> {
    out: &'a mut dyn Write,
    json: bool,
    headings: Vec<String>,
    widths: Vec<usize>,
    waiting: Vec<Vec<String>>,
    rows: u64,
    failure: Option<Error>,
}

impl<'a> Stream<'a> {
    /// Starts a list with these headings.
    pub(super) fn new(out: &'a mut dyn Write, json: bool, headings: &[&str]) -> Self {
        let headings = headings.iter().map(|h| (*h).to_owned()).collect();
        Self { out, json, headings, widths: Vec::new(), waiting: Vec::new(), rows: 0, failure: None }
    }

    /// Adds a row: its cells for people, and its JSON object for programs.
    ///
    /// # Errors
    /// [`store::Error::Stopped`] if stdout cannot be written; [`finish`](Self::finish) returns whether that was an error.
    pub(super) fn row(&mut self, cells: Vec<String>, json: &Value) -> Result<(), store::Error> {
        self.rows += 1;
        if self.json {
            return self.write(&format!("{json}\n"));
        }
        self.waiting.push(cells.iter().map(|cell| printable(cell)).collect());
        if self.waiting.len() >= PAGE || !self.widths.is_empty() { self.flush() } else { Ok(()) }
    }

    /// Adds a line without columns, for people or for programs. For text that is printable already, and for secrets.
    ///
    /// # Errors
    /// As [`row`](Self::row).
    pub(super) fn verbatim(&mut self, line: &[u8]) -> Result<(), store::Error> {
        self.rows += 1;
        let written = self.out.write_all(line).and_then(|()| self.out.write_all(b"\n"));
        if self.is_written(written) { Ok(()) } else { Err(store::Error::Stopped) }
    }

    /// Ends the list and returns the number of rows.
    ///
    /// # Errors
    /// Returns the error of `listed` or of stdout. A closed pipe is not an error.
    pub(super) fn finish(mut self, listed: Result<(), Error>) -> Result<u64, Error> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        match listed {
            Ok(()) => {
                let _ = self.flush();
                let flushed = self.out.flush();
                self.is_written(flushed);
            }
            Err(error) if error == Error::from(store::Error::Stopped) => {}
            Err(error) => return Err(error),
        }
        self.failure.map_or(Ok(self.rows), Err)
    }

    fn flush(&mut self) -> Result<(), store::Error> {
        let waiting = std::mem::take(&mut self.waiting);
        if self.widths.is_empty() && !waiting.is_empty() {
            let lines = || std::iter::once(&self.headings).chain(&waiting);
            let width = |at: usize| lines().filter_map(|l| l.get(at)).map(|cell| cell.chars().count()).max().unwrap_or(0);
            self.widths = (0..self.headings.len()).map(width).collect();
            let headings = self.line(&self.headings);
            self.write(&headings)?;
        }
        for cells in waiting {
            let line = self.line(&cells);
            self.write(&line)?;
        }
        Ok(())
    }

    fn line(&self, cells: &[String]) -> String {
        let padded = cells.iter().zip(&self.widths).map(|(cell, width)| format!("{cell:<width$}"));
        format!("{}\n", padded.collect::<Vec<_>>().join(GAP).trim_end())
    }

    fn write(&mut self, line: &str) -> Result<(), store::Error> {
        let written = self.out.write_all(line.as_bytes());
        if self.is_written(written) { Ok(()) } else { Err(store::Error::Stopped) }
    }

    /// Returns whether the write succeeded. Keeps the error, unless the pipe was closed.
    fn is_written(&mut self, written: std::io::Result<()>) -> bool {
        match written {
            Ok(()) => true,
            Err(e) => {
                let is_closed = e.kind() == ErrorKind::BrokenPipe;
                self.failure =
                    self.failure.take().or((!is_closed).then(|| Error::cannot(format!("cannot write to stdout: {e}"))));
                false
            }
        }
    }
}
