//! The columns of a manifest, and the line that names them.

use super::fault::{Cause, Fault, Faults};
use super::line::Splitter;
use crate::model::nearest;

/// A column of a manifest. [`Self::StationId`] and [`Self::SerialNumber`] are required, the others optional; an empty value is as
/// good as none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// `station_id`: the identity of the station towards its CSMS.
    StationId,
    /// `serial_number`: of its hardware.
    SerialNumber,
    /// `vendor`: who made it; at most 50 characters (OCPP 2.0.1, ChargingStationType.vendorName; 20 in OCPP 1.6).
    Vendor,
    /// `model`: what its maker calls it; at most 20 characters (OCPP 2.0.1, ChargingStationType.model).
    Model,
    /// `security_profile`: `1`, `2` or `3`.
    SecurityProfile,
    /// `ocpp_version`: `1.6`, `2.0.1` or `2.1`.
    OcppVersion,
    /// `csms`: the FQDN of the CSMS that it connects to.
    Csms,
    /// `batch`: the batch that it was made in.
    Batch,
    /// `key_type`: of the key to be made; not with `csr_file`.
    KeyType,
    /// `csr_file`: the file with its certificate signing request; with security profile 3 only.
    CsrFile,
    /// `default_password_batch`: the batch whose default password it leaves the factory with; not with security profile 3.
    DefaultPasswordBatch,
}

impl Column {
    /// How many there are.
    pub const COUNT: usize = 11;
    /// All of them.
    pub const ALL: [Self; Self::COUNT] = [
        Self::StationId,
        Self::SerialNumber,
        Self::Vendor,
        Self::Model,
        Self::SecurityProfile,
        Self::OcppVersion,
        Self::Csms,
        Self::Batch,
        Self::KeyType,
        Self::CsrFile,
        Self::DefaultPasswordBatch,
    ];
    /// Their names, in the same order.
    pub const NAMES: [&'static str; Self::COUNT] = [
        "station_id",
        "serial_number",
        "vendor",
        "model",
        "security_profile",
        "ocpp_version",
        "csms",
        "batch",
        "key_type",
        "csr_file",
        "default_password_batch",
    ];
    /// Those that no manifest can be without.
    pub const REQUIRED: [Self; 2] = [Self::StationId, Self::SerialNumber];

    /// The name, as it stands in the header.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

impl std::fmt::Display for Column {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

/// The columns that the header names, none for one that does not exist. What is wrong with single columns goes to `faults`; when
/// that leaves the rows without meaning, nothing comes back. An error: this is no header.
pub(super) fn header(
    line: u64,
    text: &[u8],
    splitter: &mut Splitter,
    faults: &mut Faults,
) -> Result<Option<Vec<Option<Column>>>, Cause> {
    if let Some(separator) = foreign_separator(text) {
        return Err(Cause::Separator(separator));
    }
    let fields = splitter.fields(text).map_err(|(_, cause)| cause)?;
    let names =
        fields.iter().map(|f| std::str::from_utf8(f).map_err(|_| Cause::NotUtf8)).collect::<Result<Vec<&str>, Cause>>()?;
    let known = |name: &str| Column::ALL.into_iter().find(|c| c.name() == name);
    if !names.iter().any(|name| known(name).is_some() || nearest(name, Column::NAMES).is_some()) {
        return Err(Cause::NoHeader);
    }
    let mut columns: Vec<Option<Column>> = Vec::new();
    let mut usable = true;
    let mut fault = |column, cause| faults.push(Fault { line, column, cause });
    for name in names {
        let column = known(name);
        if column.is_none() {
            fault(None, Cause::UnknownColumn { given: name.to_owned(), nearest: nearest(name, Column::NAMES) });
        } else if columns.contains(&column) {
            fault(column, Cause::ColumnTwice);
            usable = false;
        }
        columns.push(column);
    }
    for required in Column::REQUIRED {
        if !columns.contains(&Some(required)) {
            fault(Some(required), Cause::MissingColumn);
            usable = false;
        }
    }
    Ok(usable.then_some(columns))
}

/// What separates the columns instead of commas, if something else does.
fn foreign_separator(text: &[u8]) -> Option<char> {
    let is_required = |name: &[u8]| {
        let name = String::from_utf8_lossy(name);
        Column::REQUIRED.iter().any(|c| c.name() == name.trim_matches(['"', ' ']).to_lowercase())
    };
    let separates =
        |separator: &char| text.contains(&(*separator as u8)) && text.split(|b| *b == *separator as u8).any(is_required);
    [';', '\t', '|'].into_iter().find(separates)
}
