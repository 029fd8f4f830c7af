//! Changes of certificates: recorded, completed, and no longer good.

use rusqlite::params;
use sha2::{Digest, Sha256};

use super::super::{Error, Sqlite, failure, rows};
use crate::{
    model::{Fingerprint, RevocationReason, Status},
    store::{NewCertificate, OwnerKind},
};

/// Records what is about to be signed.
pub(super) fn record(store: &Sqlite, certificate: &NewCertificate) -> Result<i64, Error> {
    let issuer = issuer(store, certificate)?;
    let (kind, owner) = (certificate.owner.kind.name(), &certificate.owner.name);
    let newest = "SELECT coalesce(max(generation), 0) FROM certificates WHERE owner = ?1 AND owner_kind = ?2 AND profile = ?3";
    let generation = store.count(newest, params![owner, kind, certificate.profile])?.unwrap_or_default().saturating_add(1);
    let sql = "INSERT INTO certificates (issuer, serial, owner_kind, owner, generation, common_name, profile, not_before, \
               not_after, key_id, key_place, recorded, tbs_digest, tbs) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
    let digest: [u8; 32] = Sha256::digest(&certificate.tbs).into();
    let values = params![
        issuer,
        certificate.serial.as_bytes(),
        kind,
        owner,
        generation,
        certificate.common_name,
        certificate.profile,
        certificate.not_before.0,
        certificate.not_after.0,
        certificate.key_id.0,
        certificate.key.name(),
        certificate.at.0,
        digest,
        certificate.tbs
    ];
    store.try_execute(sql, values).map_err(|error| match failure::taken(&error) {
        Some(_) => Error::Taken { what: "the certificate serial number", value: certificate.serial.to_string() },
        None => store.failed(error),
    })?;
    Ok(store.connection.last_insert_rowid())
}

/// Completes what was recorded; gives its status.
pub(super) fn complete(store: &Sqlite, row: i64, der: &[u8], fingerprint: &Fingerprint) -> Result<Status, Error> {
    if Sha256::digest(der)[..] != fingerprint.0 {
        return Err(Error::Digest { row });
    }
    let sql = "UPDATE certificates SET tbs = NULL, certificate = ?2, fingerprint = ?3 WHERE id = ?1 AND fingerprint IS NULL";
    let changed = store.try_execute(sql, params![row, der, fingerprint.0]).map_err(|error| match failure::taken(&error) {
        Some(_) => Error::Taken { what: "the fingerprint", value: fingerprint.to_string() },
        None => store.failed(error),
    })?;
    let (_, status) = status(store, row)?;
    if changed == 0 {
        let what = format!("certificates row {row}");
        return Err(Error::State { what, from: "completed".to_owned(), to: "completed".to_owned() });
    }
    Ok(status)
}

/// Changes a status, as far as it may, and counts the change for the issuer's CRL.
pub(super) fn set_status(store: &Sqlite, row: i64, to: Status) -> Result<(), Error> {
    let (issuer, from) = status(store, row)?;
    let is_allowed = match (from, to) {
        (Status::Good, Status::Held { .. }) | (Status::Held { .. }, Status::Good) => true,
        // A hold can be undone; as a reason of what cannot, it makes no sense.
        (Status::Good | Status::Held { .. }, Status::Revoked { reason, .. }) => reason != RevocationReason::CertificateHold,
        _ => false,
    };
    if !is_allowed {
        let what = format!("certificates row {row}");
        return Err(Error::State { what, from: from.name().to_owned(), to: to.name().to_owned() });
    }
    let at = to.entry().map(|(at, _)| at.0);
    let reason = if let Status::Revoked { reason, .. } = to { Some(reason.code()) } else { None };
    let sql = "UPDATE certificates SET status = ?2, status_at = ?3, reason = ?4 WHERE id = ?1";
    store.execute(sql, params![row, to.name(), at, reason])?;
    store.execute("UPDATE issuers SET status_changes = status_changes + 1 WHERE id = ?1", [issuer]).map(drop)
}

/// The number of the issuer of a certificate. An authority that signs for itself is met here for the first time.
fn issuer(store: &Sqlite, certificate: &NewCertificate) -> Result<i64, Error> {
    let (name, owner) = (&certificate.issuer, &certificate.owner);
    if owner.kind == OwnerKind::Authority && owner.name == *name {
        store.execute("INSERT INTO issuers (name) VALUES (?1) ON CONFLICT DO NOTHING", [name])?;
    }
    store.known_issuer(name)
}

/// The issuer's number and the status of a certificate.
pub(super) fn status(store: &Sqlite, row: i64) -> Result<(i64, Status), Error> {
    let found = store.one(("certificates", rows::STATUS), [row], rows::status)?;
    found.ok_or_else(|| Error::Unknown { what: "certificate row", value: row.to_string() })
}
