//! The manifest: the chargers that a factory made, as its production system lists them.
//!
//! A CSV file (RFC 4180) in UTF-8 whose first line names the columns, in any order ([`Column`]). It is read line by line, so memory
//! grows with the chargers and not with what a damaged file throws at it, and every fault is reported at once: a person repairs a
//! file once, not once per fault. No certificate is made here, and no CSR is opened.

mod column;
mod fault;
mod line;
mod row;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io::Read;

pub use column::Column;
pub use fault::{Cause, Fault, Faults};

use crate::model::{Charger, KeyType, OcppVersion, SecurityProfile, StationId, StationSerial};
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
    let mut faults = Faults::default();
    let rows = rows(bytes, defaults, &mut faults);
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

/// The rows without fault. Those with one are among `faults`, as is everything else that is wrong.
fn rows(bytes: impl Read, defaults: &Defaults, faults: &mut Faults) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut lines, mut splitter) = (Lines::new(bytes), Splitter::new());
    let Some((header, columns)) = header(&mut lines, &mut splitter, faults) else { return rows };
    let mut seen = Seen::default();
    let mut found = false;
    while let Some((line, text)) = lines.next() {
        found = true;
        match text.and_then(|text| splitter.fields(text)) {
            Ok(fields) => rows.extend(row::checked(line, &columns, fields, defaults, &mut seen, faults)),
            Err((field, cause)) => {
                let column = field.and_then(|at| columns.get(at).copied().flatten());
                faults.push(Fault { line, column, cause });
            }
        }
    }
    if !found {
        faults.push(Fault { line: header, column: None, cause: Cause::NoRows });
    }
    rows
}

/// The number of the header's line and its columns, none for one that does not exist; nothing when no row could be understood.
fn header<R: Read>(lines: &mut Lines<R>, splitter: &mut Splitter, faults: &mut Faults) -> Option<(u64, Vec<Option<Column>>)> {
    let Some((line, text)) = lines.next() else {
        faults.push(Fault { line: 1, column: None, cause: Cause::NoHeader });
        return None;
    };
    let columns = text.map_err(|(_, cause)| cause).and_then(|text| column::header(line, text, splitter, faults));
    match columns {
        Ok(columns) => columns.map(|columns| (line, columns)),
        Err(cause) => {
            faults.push(Fault { line, column: None, cause });
            None
        }
    }
}

/// Which stations and which hardware the file has named so far, and in which line.
#[derive(Default)]
struct Seen {
    station_ids: HashMap<StationId, u64>,
    serial_numbers: HashMap<StationSerial, u64>,
}
