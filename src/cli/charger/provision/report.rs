//! The report of `evpki charger provision`: one line for each charger, for the production system that wrote the manifest.

use crate::{
    commands::{Error, charger::provision::Row},
    files::{self, Audience, Existing, StagedFile},
    model::PrintablePath as _,
    x509::time,
};
use serde_json::{Value, json};
use std::{
    io::Write,
    path::{Path, PathBuf},
    str::FromStr,
};

/// The path and the format of a report.
#[derive(Debug, Clone)]
pub(super) struct ReportFile {
    pub(super) path: PathBuf,
    form: Form,
}

#[derive(Debug, Clone, Copy)]
enum Form {
    /// CSV with a header line.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

impl FromStr for ReportFile {
    type Err = &'static str;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        let path = PathBuf::from(given);
        let form = match path.extension().and_then(|extension| extension.to_str()) {
            Some("csv") => Form::Csv,
            Some("jsonl") => Form::Jsonl,
            _ => return Err("the name of a report must end in `.csv` or `.jsonl`"),
        };
        Ok(Self { path, form })
    }
}

/// A report that is being written. It gets its name when it is complete.
pub(super) struct File {
    path: PathBuf,
    writer: Writer,
    /// Whether a write failed.
    is_broken: bool,
    /// The number of cells with a `'` in front.
    escaped: u64,
}

enum Writer {
    Csv(Box<csv::Writer<StagedFile>>),
    Jsonl(StagedFile),
}

impl File {
    /// Creates a report.
    ///
    /// # Errors
    /// Returns an error if a report cannot be written to this path.
    pub(super) fn begin(place: &ReportFile) -> Result<Self, Error> {
        let path = place.path.clone();
        let refused = |why: &str| Err(Error::cannot(format!("cannot write the report to `{}`: {why}", path.shown())));
        if path.metadata().is_ok_and(|there| !there.is_file()) {
            return refused("it exists and is not a file");
        }
        if path.parent().is_some_and(|within| !within.as_os_str().is_empty() && !within.is_dir()) {
            return refused("its directory does not exist");
        }
        files::sweep(path.parent().filter(|within| !within.as_os_str().is_empty()).unwrap_or(Path::new(".")));
        let growing = StagedFile::begin_buffered(&path, Audience::Everybody)?;
        let writer = match place.form {
            Form::Csv => Writer::Csv(Box::new(csv::WriterBuilder::new().has_headers(false).from_writer(growing))),
            Form::Jsonl => Writer::Jsonl(growing),
        };
        let mut file = Self { path, writer, is_broken: false, escaped: 0 };
        if let Writer::Csv(writer) = &mut file.writer {
            let written = writer.write_record(cells(None).map(|(column, _)| column)).map_err(std::io::Error::from);
            file.check_written(written)?;
        }
        Ok(file)
    }

    /// Writes the line of a charger.
    ///
    /// # Errors
    /// Returns an error if the line cannot be written. Later calls then do nothing, and no report appears.
    pub(super) fn write(&mut self, row: &Row) -> Result<(), Error> {
        if self.is_broken {
            return Ok(());
        }
        let cells = cells(Some(row));
        let written = match &mut self.writer {
            Writer::Csv(writer) => {
                let text = |(_, value): &(_, Value)| match value {
                    Value::Null => String::new(),
                    Value::String(text) if is_formula(text) => format!("'{text}"),
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                };
                self.escaped += cells.iter().filter(|(_, value)| value.as_str().is_some_and(is_formula)).count() as u64;
                writer.write_record(cells.iter().map(text)).map_err(std::io::Error::from)
            }
            Writer::Jsonl(growing) => {
                let object: serde_json::Map<String, Value> =
                    cells.into_iter().map(|(column, value)| (column.to_owned(), value)).collect();
                writeln!(growing, "{}", Value::Object(object))
            }
        };
        self.check_written(written)
    }

    /// Returns the number of cells with a `'` in front, so that no spreadsheet reads them as formulas.
    pub(super) fn escaped(&self) -> u64 {
        self.escaped
    }

    /// Moves the report to its path and replaces an earlier one. Returns `false` if an earlier write failed, which was reported
    /// then.
    ///
    /// # Errors
    /// Returns an error if this fails; an earlier report then remains.
    pub(super) fn finish(self) -> Result<bool, Error> {
        if self.is_broken {
            return Ok(false);
        }
        let growing = match self.writer {
            Writer::Jsonl(growing) => growing,
            Writer::Csv(writer) => writer.into_inner().map_err(|e| unwritten(&self.path, e.error()))?,
        };
        growing.finish(Existing::Replace)?;
        Ok(true)
    }

    fn check_written(&mut self, written: std::io::Result<()>) -> Result<(), Error> {
        self.is_broken |= written.is_err();
        written.map_err(|e| unwritten(&self.path, &e))
    }
}

/// Returns whether a spreadsheet would read a text as a formula and run it.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

fn unwritten(path: &Path, error: &std::io::Error) -> Error {
    Error::cannot(format!("cannot write the report to `{}`: {error}", path.shown()))
}

/// Returns the columns of a report, each with its value for a row.
fn cells(row: Option<&Row>) -> [(&'static str, Value); 14] {
    let of = |say: fn(&Row) -> Value| row.map_or(Value::Null, say);
    let certificate = row.and_then(|row| row.certificate.as_ref());
    [
        ("line", of(|row| json!(row.line))),
        ("station_id", of(|row| json!(row.charger.station_id.as_str()))),
        ("serial_number", of(|row| json!(row.charger.serial_number.as_str()))),
        ("done", of(|row| json!(!row.is_left()))),
        ("registered", of(|row| json!(row.registered))),
        ("certificate_issued", of(|row| json!(row.issued))),
        ("certificate_completed", of(|row| json!(row.completed))),
        ("certificate_serial", json!(certificate.map(|certificate| certificate.serial.to_string()))),
        ("fingerprint", json!(certificate.map(|certificate| certificate.fingerprint.to_string()))),
        ("not_after", json!(certificate.map(|certificate| time::rfc3339(certificate.not_after)))),
        ("password_made", of(|row| json!(row.password))),
        ("bundle_written", of(|row| json!(row.bundle))),
        ("without_certificate", of(|row| json!(row.lapsed))),
        ("reason", of(|row| json!(row.reason))),
    ]
}
