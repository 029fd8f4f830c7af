//! From the fields of a line to a charger.

use std::fmt::Display;
use std::hash::Hash;
use std::str::FromStr;

use super::column::Column;
use super::fault::{Cause, Fault, Faults};
use super::{Above, Defaults, Row, Seen};
use crate::model::{Charger, Error, SecurityProfile, StationId, StationSerial, model_name, vendor_name};
use crate::pki::host_name;

/// The charger that the fields describe; nothing if one of them is faulty, which then stands among `faults`.
pub(super) fn checked(
    line: u64,
    columns: &[Option<Column>],
    fields: &csv::ByteRecord,
    defaults: &Defaults,
    above: Option<&mut Above>,
    faults: &mut Faults,
) -> Option<Row> {
    if fields.len() != columns.len() {
        let cause = Cause::FieldCount { found: fields.len(), expected: columns.len() };
        faults.push(Fault { line, column: None, cause });
        return None;
    }
    let mut cells = Cells { line, texts: [Some(""); Column::COUNT], faults, sound: true };
    for (column, field) in columns.iter().zip(fields).filter_map(|(column, field)| Some(((*column)?, field))) {
        match std::str::from_utf8(field) {
            Ok(text) => cells.texts[column as usize] = Some(text),
            Err(_) => {
                cells.texts[column as usize] = None;
                cells.refuse(column, Cause::NotUtf8);
            }
        }
    }
    cells.row(defaults, above)
}

/// The values of a line, and where its faults go.
struct Cells<'a> {
    line: u64,
    /// By column; empty if the line or the file does not have it, none if it is no text.
    texts: [Option<&'a str>; Column::COUNT],
    faults: &'a mut Faults,
    sound: bool,
}

impl Cells<'_> {
    fn row(mut self, defaults: &Defaults, mut above: Option<&mut Above>) -> Option<Row> {
        let station_id: Option<StationId> = self.read(Column::StationId, str::parse);
        let seen = above.as_deref_mut().map(|above| &mut above.station_ids);
        // OCPP compares identities without regard to case (OCPP 2.0.1 part 2, identifierString), and so do some file systems.
        let folded = station_id.as_ref().map(|id| id.as_str().to_ascii_lowercase());
        if let (Some(seen), Some(folded), Some(id)) = (seen, folded, &station_id)
            && let Some(line) = seen.before(&folded, self.line)
        {
            self.refuse(Column::StationId, Cause::SameStation { given: id.to_string(), line });
        }
        let serial_number: Option<StationSerial> = self.read(Column::SerialNumber, str::parse);
        let seen = above.map(|above| &mut above.serial_numbers);
        self.unique(Column::SerialNumber, seen, serial_number.as_ref());
        let vendor = self.optional(Column::Vendor, vendor_name);
        let model = self.optional(Column::Model, model_name);
        let security_profile = self.or(Column::SecurityProfile, defaults.security_profile);
        let ocpp_version = self.or(Column::OcppVersion, defaults.ocpp_version);
        let csms = self.optional(Column::Csms, host_name);
        let batch = self.optional(Column::Batch, str::parse);
        let key_type = self.or(Column::KeyType, defaults.key_type);
        let csr_file = self.optional(Column::CsrFile, path);
        let default_password_batch = self.optional(Column::DefaultPasswordBatch, str::parse);
        self.together(security_profile);
        let charger = Charger {
            station_id: station_id?,
            serial_number: serial_number?,
            vendor,
            model,
            security_profile: security_profile?,
            ocpp_version: ocpp_version?,
            csms,
            batch,
            key_type: key_type?,
            default_password_batch,
        };
        self.sound.then_some(Row { line: self.line, charger, csr_file })
    }

    /// Checks what the values must be to each other.
    fn together(&mut self, security_profile: Option<SecurityProfile>) {
        let given = |cells: &Self, column: Column| cells.texts[column as usize] != Some("");
        if given(self, Column::CsrFile) {
            if let Some(profile) = security_profile.filter(|p| p.has_password()) {
                self.refuse(Column::CsrFile, Cause::CsrWithPassword(profile));
            }
            if given(self, Column::KeyType) {
                self.refuse(Column::KeyType, Cause::KeyTypeWithCsr);
            }
        }
        if given(self, Column::DefaultPasswordBatch) && security_profile == Some(SecurityProfile::Certificate) {
            self.refuse(Column::DefaultPasswordBatch, Cause::PasswordWithCertificate);
        }
    }

    /// Checks that no line above has this value.
    fn unique<T: Display + Hash>(&mut self, column: Column, seen: Option<&mut Seen>, value: Option<&T>) {
        let (Some(seen), Some(value)) = (seen, value) else { return };
        if let Some(line) = seen.before(value, self.line) {
            self.refuse(column, Cause::Taken { given: value.to_string(), line });
        }
    }

    /// The value; nothing if it is faulty.
    fn read<T>(&mut self, column: Column, parse: impl Fn(&str) -> Result<T, Error>) -> Option<T> {
        let given = self.texts[column as usize]?;
        parse(given).map_err(|error| self.refuse(column, Cause::Value { given: given.to_owned(), error })).ok()
    }

    /// The value; nothing if it is empty or faulty.
    fn optional<T>(&mut self, column: Column, parse: impl Fn(&str) -> Result<T, Error>) -> Option<T> {
        if self.texts[column as usize] == Some("") { None } else { self.read(column, parse) }
    }

    /// The value, or the default if it is empty; nothing if it is faulty.
    fn or<T: FromStr<Err = Error>>(&mut self, column: Column, default: T) -> Option<T> {
        if self.texts[column as usize] == Some("") { Some(default) } else { self.read(column, str::parse) }
    }

    fn refuse(&mut self, column: Column, cause: Cause) {
        self.sound = false;
        self.faults.push(Fault { line: self.line, column: Some(column), cause });
    }
}

/// The path of a file, as it is written.
fn path(given: &str) -> Result<String, Error> {
    each("the path", given, "all but control characters", |c| !c.is_control())?;
    Ok(given.to_owned())
}

fn each(what: &'static str, given: &str, allowed: &'static str, takes: impl Fn(char) -> bool) -> Result<(), Error> {
    match given.chars().enumerate().find(|(_, c)| !takes(*c)) {
        Some((at, character)) => Err(Error::Character { what, character, position: at + 1, allowed }),
        None => Ok(()),
    }
}
