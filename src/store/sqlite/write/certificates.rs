//! Changes of certificates: recorded, completed, and no longer good.

use rusqlite::params;
use sha2::{Digest, Sha256};

use super::{
    super::{Error, failure, read::Opened},
    StagedFile,
};
use crate::{
    model::{Fingerprint, RevocationReason, Status},
    store::{CertificateRow, NewCertificate, OwnerKind, Stage, integrity::Marked},
};

/// Records what is about to be signed.
pub(super) fn record(this: &StagedFile<'_>, certificate: &NewCertificate) -> Result<i64, Error> {
    let store = this.store;
    let issuer = issuer(this, certificate)?;
    let own = this.certificates_of(&certificate.owner)?;
    let newest = own.iter().filter(|row| row.record.profile == certificate.profile).map(|row| row.record.generation).max();
    let row = CertificateRow {
        row: this.next_row("certificates")?,
        issuer: certificate.issuer.clone(),
        serial: certificate.serial.clone(),
        owner: certificate.owner.clone(),
        generation: newest.unwrap_or_default().saturating_add(1),
        common_name: certificate.common_name.clone(),
        profile: certificate.profile.clone(),
        not_before: certificate.not_before,
        not_after: certificate.not_after,
        key_id: certificate.key_id,
        key: certificate.key,
        stage: Stage::Recorded,
        status: Status::Good,
        tbs: None,
        tbs_digest: Sha256::digest(&certificate.tbs).into(),
        der: None,
        fingerprint: None,
        at: certificate.at,
        origin: this.record(),
    };
    let (number, tag) = this.mark(None, &row)?;
    let sql = "INSERT INTO certificates (id, issuer, serial, owner_kind, owner, generation, common_name, profile, not_before, \
               not_after, key_id, key_place, recorded, tbs_digest, tbs, origin, changed_by, tag) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)";
    let values = params![
        row.row,
        issuer,
        row.serial.as_bytes(),
        row.owner.kind.name(),
        row.owner.name,
        row.generation,
        row.common_name,
        row.profile,
        row.not_before.0,
        row.not_after.0,
        row.key_id.0,
        row.key.name(),
        row.at.0,
        row.tbs_digest,
        certificate.tbs,
        number,
        number,
        tag
    ];
    store.try_execute(sql, values).map_err(|error| match failure::taken(&error) {
        Some(_) => Error::Taken { what: "the certificate serial number", value: certificate.serial.to_string() },
        None => store.failed(error),
    })?;
    Ok(row.row)
}

/// Completes what was recorded; returns it as it was.
pub(super) fn complete(
    this: &StagedFile<'_>,
    number: i64,
    der: &[u8],
    fingerprint: &Fingerprint,
) -> Result<CertificateRow, Error> {
    if Sha256::digest(der)[..] != fingerprint.0 {
        return Err(Error::Digest { row: number });
    }
    let old = row(this, number)?;
    if old.record.stage == Stage::Completed {
        let what = format!("certificates row {number}");
        return Err(Error::State { what, from: "completed".to_owned(), to: "completed".to_owned() });
    }
    let (stage, fingerprint) = (Stage::Completed, Some(*fingerprint));
    let new = CertificateRow { stage, fingerprint, tbs: None, der: None, ..old.record.clone() };
    let (changed_by, tag) = this.mark(Some(&old), &new)?;
    let sql = "UPDATE certificates SET tbs = NULL, certificate = ?2, fingerprint = ?3, changed_by = ?4, tag = ?5 WHERE id = ?1";
    let fingerprint = new.fingerprint.map(|fingerprint| fingerprint.0);
    this.store.try_execute(sql, params![number, der, fingerprint, changed_by, tag]).map_err(|error| {
        match failure::taken(&error) {
            Some(_) => Error::Taken {
                what: "the fingerprint",
                value: new.fingerprint.map(|fingerprint| fingerprint.to_string()).unwrap_or_default(),
            },
            None => this.store.failed(error),
        }
    })?;
    Ok(old.record)
}

/// Changes a status, as far as it may, and counts the change for the issuer's CRL.
pub(super) fn set_status(this: &StagedFile<'_>, number: i64, to: Status) -> Result<(), Error> {
    let old = row(this, number)?;
    let from = old.record.status;
    let is_allowed = match (from, to) {
        (Status::Good, Status::Held { .. }) | (Status::Held { .. }, Status::Good) => true,
        // A hold can be undone; as a reason of what cannot, it makes no sense.
        (Status::Good | Status::Held { .. }, Status::Revoked { reason, .. }) => reason != RevocationReason::CertificateHold,
        _ => false,
    };
    if !is_allowed {
        let what = format!("certificates row {number}");
        return Err(Error::State { what, from: from.name().to_owned(), to: to.name().to_owned() });
    }
    let at = to.entry().map(|(at, _)| at.0);
    let reason = if let Status::Revoked { reason, .. } = to { Some(reason.code()) } else { None };
    let new = CertificateRow { status: to, ..old.record.clone() };
    let (changed_by, tag) = this.mark(Some(&old), &new)?;
    let sql = "UPDATE certificates SET status = ?2, status_at = ?3, reason = ?4, changed_by = ?5, tag = ?6 WHERE id = ?1";
    this.store.execute(sql, params![number, to.name(), at, reason, changed_by, tag])?;
    this.count_status_change(&this.known_issuer(&old.record.issuer)?)
}

/// The number of the issuer of a certificate. An authority that signs for itself is met here for the first time.
fn issuer(this: &StagedFile<'_>, certificate: &NewCertificate) -> Result<i64, Error> {
    let (name, owner) = (&certificate.issuer, &certificate.owner);
    let is_its_own = owner.kind == OwnerKind::Authority && owner.name == *name;
    let issuer = if is_its_own { this.issuer_or_new(name)? } else { this.known_issuer(name)? };
    Ok(issuer.record.id)
}

/// The certificate in a row, verified.
pub(super) fn row(this: &StagedFile<'_>, number: i64) -> Result<Marked<CertificateRow>, Error> {
    let found = this.certificate_without_bytes_in(number)?;
    found.ok_or_else(|| Error::Unknown { what: "certificate row", value: number.to_string() })
}
