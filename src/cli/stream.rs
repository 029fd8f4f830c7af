//! Long lists: rows that go to stdout as they come, for people in columns, for programs one JSON object a line.

use crate::{commands::Error, model::printable, store};
use serde_json::Value;
use std::io::{ErrorKind, Write};

/// How many rows are waited for before the widths of the columns are chosen; later rows that are wider stand out.
const PAGE: usize = 1000;
/// How much stands between two columns.
const GAP: &str = "  ";

/// A list under way.
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
    /// A list with these headings.
    pub(super) fn new(out: &'a mut dyn Write, json: bool, headings: &[&str]) -> Self {
        let headings = headings.iter().map(|h| (*h).to_owned()).collect();
        Self { out, json, headings, widths: Vec::new(), waiting: Vec::new(), rows: 0, failure: None }
    }

    /// One more row: its cells, and what programs get.
    ///
    /// # Errors
    /// [`store::Error::Stopped`] when nobody reads on; [`finish`](Self::finish) says whether that was an error.
    pub(super) fn row(&mut self, cells: Vec<String>, json: &Value) -> Result<(), store::Error> {
        self.rows += 1;
        if self.json {
            return self.write(&format!("{json}\n"));
        }
        self.waiting.push(cells.iter().map(|cell| printable(cell)).collect());
        if self.waiting.len() >= PAGE || !self.widths.is_empty() { self.flush() } else { Ok(()) }
    }

    /// One more line as it stands, for people or for programs: without columns, for what is made of text that can be printed, and secret.
    ///
    /// # Errors
    /// As [`row`](Self::row).
    pub(super) fn verbatim(&mut self, line: &[u8]) -> Result<(), store::Error> {
        self.rows += 1;
        let written = self.out.write_all(line).and_then(|()| self.out.write_all(b"\n"));
        if self.heard(written) { Ok(()) } else { Err(store::Error::Stopped) }
    }

    /// Ends the list: how many rows there were.
    ///
    /// # Errors
    /// That of `listed`, or of stdout. A pipe that was closed is none.
    pub(super) fn finish(mut self, listed: Result<(), Error>) -> Result<u64, Error> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        match listed {
            Ok(()) => {
                let _ = self.flush();
                let flushed = self.out.flush();
                self.heard(flushed);
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
        if self.heard(written) { Ok(()) } else { Err(store::Error::Stopped) }
    }

    /// Whether somebody still reads. What went wrong otherwise is kept.
    fn heard(&mut self, written: std::io::Result<()>) -> bool {
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
