//! The words of the command line and of manifests: what is read is written as it was, and read again.

use crate::{plain, sentence};
use evpki::{
    model::{
        BatchName, Country, Environment, Fingerprint, KeyType, OcppVersion, Organization, PartyId, PkiId, RevocationReason,
        SecurityProfile, SerialNumber, StationId, StationSerial,
    },
    pki::{
        Period, host_name, nearest,
        profile::{ExtendedKeyUsage, Template},
    },
    x509::{Attribute, Name, metadata::Arc, time},
};
use std::{fmt::Display, str::FromStr};

pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    same::<StationId>(text, true);
    same::<StationSerial>(text, true);
    same::<BatchName>(text, true);
    same::<Organization>(text, true);
    same::<Country>(text, true);
    same::<PartyId>(text, false);
    same::<PkiId>(text, false);
    same::<Fingerprint>(text, false);
    same::<KeyType>(text, true);
    same::<OcppVersion>(text, true);
    same::<SecurityProfile>(text, false);
    same::<Environment>(text, true);
    same::<RevocationReason>(text, true);
    same::<Period>(text, false);
    same::<Template>(text, true);
    if let Err(error) = text.parse::<ExtendedKeyUsage>() {
        sentence(error);
    }
    match SerialNumber::readings(text) {
        Ok(readings) => {
            assert!((1..=2).contains(&readings.len()));
            for serial in &readings {
                assert_eq!(SerialNumber::from_bytes(serial.as_bytes()).as_ref(), Ok(serial));
                assert_eq!(SerialNumber::readings(&format!("0x{serial}")).as_deref(), Ok(&[serial.clone()][..]));
            }
        }
        Err(error) => drop(sentence(error)),
    }
    match host_name(text) {
        Ok(name) => assert_eq!((host_name(&name).as_ref(), name.eq_ignore_ascii_case(text)), (Ok(&name), true)),
        Err(error) => drop(sentence(error)),
    }
    match time::parse(text) {
        Ok(moment) => assert_eq!(time::parse(&time::rfc3339(moment)), Ok(moment)),
        Err(error) => drop(sentence(error)),
    }
    if let Err(error) = Arc::new(Some(text)) {
        sentence(error);
    }
    for attribute in Attribute::ALL {
        match Name::from_attributes(&[(attribute, text.to_owned())]) {
            Ok(name) => {
                plain(&name);
                assert_eq!(name.values(attribute).len(), 1);
            }
            Err(error) => drop(sentence(error)),
        }
    }
    if let Some(near) = nearest(text, Attribute::NAMES) {
        assert!(Attribute::NAMES.contains(&near));
    }
}

/// What is taken is written and taken again; `exact`: as the very text that it was.
#[track_caller]
fn same<T: FromStr<Err: Display> + Display + PartialEq + std::fmt::Debug>(text: &str, exact: bool) {
    match text.parse::<T>() {
        Ok(value) => {
            let written = plain(&value);
            assert_eq!(written.parse::<T>().ok().as_ref(), Some(&value));
            assert!(!exact || written == text, "`{text}` is written `{written}`");
        }
        Err(error) => drop(sentence(error)),
    }
}
