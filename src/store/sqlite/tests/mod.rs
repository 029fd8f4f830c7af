//! The store, tried: what is kept comes back, what breaks is noticed, and several work at once.

mod audit;
mod backup;
mod faults;
pub(super) mod plans;
mod records;
mod rot;
mod together;

use std::time::Duration;

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::*;
use crate::{
    model::{
        Charger, Environment, Fingerprint, KeyId, KeyType, OcppVersion, PkiId, SecurityProfile, SerialNumber, StationId,
        Timestamp,
    },
    store::{AuditEvent, Authenticator, KeyPlace, NewCertificate, Owner, OwnerKind, Pki, Read},
};

const PATIENCE: Duration = Duration::from_secs(30);

/// The keys of a vault, as good as these tests need them.
struct Vault(&'static [u8]);

impl Authenticator for Vault {
    fn authenticate_head(&self, message: &[u8]) -> [u8; 32] {
        Sha256::digest([self.0, b"head", message].concat()).into()
    }

    fn authenticate_row(&self, message: &[&[u8]]) -> [u8; 32] {
        Sha256::digest([self.0, b"rows", &message.concat()].concat()).into()
    }
}

/// The keys of the vault of these tests.
pub(super) fn tag() -> Arc<dyn Authenticator> {
    Arc::new(Vault(b"ours"))
}

/// The keys of another vault.
fn other() -> Arc<dyn Authenticator> {
    Arc::new(Vault(b"theirs"))
}

/// The store, opened by the vault.
fn trusted(path: &Path) -> Sqlite {
    let store = Sqlite::open(path, PATIENCE).unwrap();
    store.trust(tag()).unwrap();
    store
}

fn path(home: &TempDir) -> PathBuf {
    home.path().join("evpki.db")
}

/// A store with a PKI and its root, in a directory of its own.
pub(super) fn founded() -> (TempDir, Sqlite) {
    let home = tempfile::tempdir().unwrap();
    let mut store = Sqlite::create(&path(&home), PATIENCE).unwrap();
    store.trust(tag()).unwrap();
    change(&mut store, |t| {
        t.found(&pki()).unwrap();
        t.record(&new("RootCA", &[1], OwnerKind::Authority, "RootCA")).unwrap();
    });
    (home, store)
}

/// Changes something, and says so to the audit.
fn change(store: &mut Sqlite, change: impl FnOnce(&mut dyn Transaction)) {
    let mut transaction = store.begin().unwrap();
    change(&mut *transaction);
    transaction.append(&event("changed")).unwrap();
    transaction.commit().unwrap();
}

/// A store, to be edited behind its back by somebody who knows of checksums.
fn edited(path: &Path) -> Connection {
    checksum::open(path, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap()
}

fn pki() -> Pki {
    Pki {
        id: PkiId([9; 16]),
        organization: "ACME Charging".parse().unwrap(),
        country: "DE".parse().unwrap(),
        environment: Environment::Test,
        hierarchy: "authorities: []\n".to_owned(),
        oid_arc: None,
        publication_url: Some("http://pki.acme.example".to_owned()),
        ocsp_url: Some("http://ocsp.acme.example".to_owned()),
        created: Timestamp(1_700_000_000),
    }
}

fn event(subject: &str) -> AuditEvent {
    AuditEvent {
        at: Timestamp(1_700_000_001),
        actor: "ada".to_owned(),
        action: "certificate.issue".to_owned(),
        subject: subject.to_owned(),
        details: vec![("profile".to_owned(), "a=b\nc\\d".to_owned())],
    }
}

fn new(issuer: &str, serial: &[u8], kind: OwnerKind, name: &str) -> NewCertificate {
    NewCertificate {
        issuer: issuer.to_owned(),
        serial: SerialNumber::from_bytes(serial).unwrap(),
        owner: Owner { kind, name: name.to_owned() },
        common_name: format!("CN of {name}"),
        profile: "charger".to_owned(),
        not_before: Timestamp(1_700_000_000),
        not_after: Timestamp(1_800_000_000 + i64::from(serial[0])),
        key_id: KeyId([serial[0]; 32]),
        key: KeyPlace::Vault,
        tbs: [b"tbs".as_slice(), serial].concat(),
        at: Timestamp(1_700_000_002),
    }
}

fn signed(serial: &[u8]) -> (Vec<u8>, Fingerprint) {
    let der = [b"certificate".as_slice(), serial].concat();
    let fingerprint = Fingerprint(Sha256::digest(&der).into());
    (der, fingerprint)
}

fn station(number: u32) -> StationId {
    format!("CS-{number:05}").parse().unwrap()
}

fn charger(number: u32) -> Charger {
    Charger {
        station_id: station(number),
        serial_number: format!("SN-{number:05}").parse().unwrap(),
        vendor: Some("Vendor".to_owned()),
        model: None,
        security_profile: SecurityProfile::Certificate,
        ocpp_version: OcppVersion::Ocpp201,
        csms: None,
        batch: Some(format!("B{}", number % 2).parse().unwrap()),
        key_type: KeyType::P256,
        default_password_batch: None,
    }
}

fn all<T>(ask: impl FnOnce(&mut dyn FnMut(T) -> Result<(), Error>) -> Result<(), Error>) -> Result<Vec<T>, Error> {
    let mut rows = Vec::new();
    ask(&mut |row| {
        rows.push(row);
        Ok(())
    })?;
    Ok(rows)
}
