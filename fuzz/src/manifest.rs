//! Manifests: read at once, in pieces, again, and after they were written by another library.

use crate::{Trickle, plain};
use evpki::{
    model::{KeyType, OcppVersion, SecurityProfile},
    pki::manifest::{Column, Defaults, Faults, Row, Rows, read},
};

const DEFAULTS: Defaults =
    Defaults { security_profile: SecurityProfile::Certificate, ocpp_version: OcppVersion::Ocpp201, key_type: KeyType::P256 };

pub fn check(data: &[u8]) {
    let answer = read(data, &DEFAULTS);
    assert_eq!(read(Trickle(data, 3), &DEFAULTS), answer);
    match answer {
        Ok(rows) => accepted(&rows, data),
        Err(faults) => refused(&faults, data),
    }
}

fn accepted(rows: &[Row], data: &[u8]) {
    let again: Result<Vec<Row>, Faults> = Rows::again(data, DEFAULTS).collect();
    assert_eq!(again.as_deref(), Ok(rows));
    for (at, row) in rows.iter().enumerate() {
        assert!(at == 0 || rows[at - 1].line < row.line);
        let twin = rows[..at].iter().find(|other| {
            other.charger.station_id == row.charger.station_id || other.charger.serial_number == row.charger.serial_number
        });
        assert_eq!(twin, None, "no two chargers share a name");
        fields(row).iter().for_each(|field| drop(plain(field)));
    }
    let mut written = csv::Writer::from_writer(Vec::new());
    written.write_record(Column::NAMES).unwrap();
    rows.iter().for_each(|row| written.write_record(fields(row)).unwrap());
    let written = written.into_inner().unwrap();
    let read = read(&written[..], &DEFAULTS).unwrap();
    // The lines are others where some were empty.
    assert_eq!(read.iter().map(fields).collect::<Vec<_>>(), rows.iter().map(fields).collect::<Vec<_>>());
}

fn fields(row: &Row) -> [String; Column::COUNT] {
    let charger = &row.charger;
    let key_type = if row.csr_file.is_some() { String::new() } else { charger.key_type.to_string() };
    Column::ALL.map(|column| match column {
        Column::StationId => charger.station_id.to_string(),
        Column::SerialNumber => charger.serial_number.to_string(),
        Column::Vendor => charger.vendor.clone().unwrap_or_default(),
        Column::Model => charger.model.clone().unwrap_or_default(),
        Column::SecurityProfile => charger.security_profile.to_string(),
        Column::OcppVersion => charger.ocpp_version.to_string(),
        Column::Csms => charger.csms.clone().unwrap_or_default(),
        Column::Batch => charger.batch.as_ref().map(ToString::to_string).unwrap_or_default(),
        Column::KeyType => key_type.clone(),
        Column::CsrFile => row.csr_file.clone().unwrap_or_default(),
        Column::DefaultPasswordBatch => charger.default_password_batch.as_ref().map(ToString::to_string).unwrap_or_default(),
    })
}

fn refused(faults: &Faults, data: &[u8]) {
    assert!(!faults.is_empty() && faults.listed().len() <= Faults::LIMIT);
    let lines = 1 + data.iter().filter(|byte| **byte == b'\n').count() as u64;
    for fault in faults.listed() {
        assert!((1..=lines).contains(&fault.line), "line {} of {lines}", fault.line);
        assert!(plain(fault).len() < 1024);
    }
    assert!(faults.listed().is_sorted_by_key(|fault| fault.line));
    let said = faults.to_string().lines().count();
    assert_eq!(said, faults.listed().len() + usize::from(faults.more() > 0));
}
