//! The manifest: the chargers that a factory made, as its production system lists them.
//!
//! A CSV file (RFC 4180) in UTF-8 whose first line names the columns, in any order ([`Column`]). It is read line by line ([`Rows`]), and
//! every fault is reported at once: a person repairs a file once, not once per fault. Of the lines above, only what tells two names
//! apart is remembered, 32 bytes a charger ([`Seen`]). No certificate is made here, and no CSR is opened.

mod column;
mod fault;
mod line;
mod row;
mod seen;
#[cfg(test)]
mod tests;

use std::io::Read;

pub use column::Column;
pub use fault::{Cause, Fault, Faults};
pub use seen::Seen;

use crate::model::{Charger, KeyType, OcppVersion, SecurityProfile};
use line::{Lines, Splitter};

/// What holds for a charger when its row does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Defaults {
    /// Where `security_profile` is empty or absent.
    pub security_profile: SecurityProfile,
    /// Where `ocpp_version` is empty or absent.
    pub ocpp_version: OcppVersion,
    /// Where `key_type` is empty or absent.
    pub key_type: KeyType,
}

/// A charger of a manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line that it stands in, counted from 1; the header has one too.
    pub line: u64,
    /// The charger. With a [`Self::csr_file`], its key type is the default, and the key in the CSR decides.
    pub charger: Charger,
    /// The file with its certificate signing request, as it is written; none: its key is made here.
    pub csr_file: Option<String>,
}

/// Reads a manifest: its chargers, in the order of the file.
///
/// # Errors
/// All that is wrong with the file, in the order of its lines, if anything is.
pub fn read(bytes: impl Read, defaults: &Defaults) -> Result<Vec<Row>, Faults> {
    let (mut rows, mut all) = (Vec::new(), Faults::default());
    for row in Rows::new(bytes, *defaults) {
        match row {
            Ok(row) => rows.push(row),
            Err(faults) => all.append(faults),
        }
    }
    if all.is_empty() { Ok(rows) } else { Err(all) }
}

/// A manifest that is read row by row: of each line its charger, or all that is wrong with it. When its header cannot be understood,
/// nothing follows.
pub struct Rows<R> {
    lines: Lines<R>,
    splitter: Splitter,
    /// Of the header, once it was read; none for a column that does not exist.
    columns: Vec<Option<Column>>,
    at: At,
    defaults: Defaults,
    above: Option<Above>,
    faults: Faults,
}

/// How far a manifest was read.
enum At {
    Header,
    /// So many lines were rows; and the number of the header's.
    Row(u64, u64),
    End,
}

/// Which stations and which hardware stood in the lines above.
#[derive(Default)]
struct Above {
    station_ids: Seen,
    serial_numbers: Seen,
}

impl<R: Read> Rows<R> {
    /// A manifest from its beginning.
    pub fn new(bytes: R, defaults: Defaults) -> Self {
        let (lines, splitter, above) = (Lines::new(bytes), Splitter::new(), Some(Above::default()));
        Self { lines, splitter, columns: Vec::new(), at: At::Header, defaults, above, faults: Faults::default() }
    }

    /// The same manifest once more, after nothing was found wrong with it: what stood in the lines above is not remembered again.
    pub fn again(bytes: R, defaults: Defaults) -> Self {
        Self { above: None, ..Self::new(bytes, defaults) }
    }

    /// Reads the header.
    fn begin(&mut self) {
        let Some((line, text)) = self.lines.next() else {
            self.faults.push(Fault { line: 1, column: None, cause: Cause::NoHeader });
            return;
        };
        let columns = text.map_err(|(_, cause)| cause);
        match columns.and_then(|text| column::header(line, text, &mut self.splitter, &mut self.faults)) {
            Ok(None) => {}
            Ok(Some(columns)) => (self.columns, self.at) = (columns, At::Row(0, line)),
            Err(cause) => self.faults.push(Fault { line, column: None, cause }),
        }
    }

    /// Reads the next line.
    fn advance(&mut self, before: u64, header: u64) -> Option<Row> {
        let Some((line, text)) = self.lines.next() else {
            self.at = At::End;
            if before == 0 {
                self.faults.push(Fault { line: header, column: None, cause: Cause::NoRows });
            }
            return None;
        };
        self.at = At::Row(before + 1, header);
        match text.and_then(|text| self.splitter.fields(text)) {
            Ok(fields) => row::checked(line, &self.columns, fields, &self.defaults, self.above.as_mut(), &mut self.faults),
            Err((field, cause)) => {
                let column = field.and_then(|at| self.columns.get(at).copied().flatten());
                self.faults.push(Fault { line, column, cause });
                None
            }
        }
    }
}

impl<R: Read> Iterator for Rows<R> {
    type Item = Result<Row, Faults>;

    fn next(&mut self) -> Option<Self::Item> {
        if let At::Header = self.at {
            self.at = At::End;
            self.begin();
            if !self.faults.is_empty() {
                return Some(Err(std::mem::take(&mut self.faults)));
            }
        }
        let At::Row(before, header) = self.at else { return None };
        let row = self.advance(before, header);
        if self.faults.is_empty() { row.map(Ok) } else { Some(Err(std::mem::take(&mut self.faults))) }
    }
}
