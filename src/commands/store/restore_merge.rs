//! Carries over what the restore of an older backup must not lose: certificates that were issued, held or revoked since, the numbers of
//! CRLs that peers have seen, and tokens that OCPI peers received.
//!
//! There are two sources: the store that is replaced, if it can still be read, and the last published CRLs. Other changes since the backup
//! (chargers, passwords) cannot be carried over without a decision of the operator. They stay in the old file.

use super::audit_reconcile::carried_details;
use crate::{
    commands::{Context, Error, vault::rekey::seal_anew},
    files,
    model::{Outcome, RevocationReason, SecretKind, SerialNumber, Status},
    store::{
        self, CertificateFilter, CertificateRow, Crl, KeyPlace, Lookup, NewCertificate, Read, SecretRow, Sqlite, Transaction,
    },
    vault::Vault,
    x509::{Certificate, RevocationList},
};
use std::path::Path;

/// The size limit of a published CRL that is read, in bytes.
const LARGEST_CRL: u64 = 256 << 20;

/// What was carried over.
#[derive(Debug, Clone, Default)]
pub struct Carried {
    /// The number of certificates that were issued since.
    pub certificates: u64,
    /// The number of certificates whose status changed since: put on hold, released or revoked.
    pub standings: u64,
    /// The number of tokens and TOTPs of peers that were created, replaced or retired since.
    pub credentials: u64,
    /// The CAs whose last CRL is newer than in the backup, with its number.
    pub crls: Vec<(String, u64)>,
}

/// The store that is replaced.
pub(super) struct Present<'a> {
    pub(super) store: &'a Sqlite,
    /// Its vault and that of the restored store, if their master keys differ.
    pub(super) vaults: Option<(Vault, &'a Vault)>,
    /// Whether it is the backup with later changes. Otherwise the two have diverged, and nothing in it undoes a state of the backup: no hold is
    /// released, and nothing that was retired or replaced becomes active again.
    pub(super) is_later: bool,
}

impl Present<'_> {
    /// Returns a secret in the form that the other store can open. A secret that does not open here stays as it is.
    pub(super) fn carried(&self, context: &Context<'_>, secret: SecretRow) -> Result<SecretRow, store::Error> {
        let Some((ours, theirs)) = &self.vaults else { return Ok(secret) };
        match seal_anew(&secret, ours, theirs, context.random) {
            Ok(sealed) => Ok(SecretRow { sealed: Some(sealed), ..secret }),
            Err(error) if error.outcome == Outcome::Store => Ok(secret),
            Err(_) if secret.sealed.is_none() => Ok(secret),
            Err(error) => Err(store::Error::Internal { reason: error.to_string() }),
        }
    }
}

/// Carries over into `to` what the store `present` and the CRLs in `directory` contain and `to` does not.
pub(super) fn carry(
    context: &Context<'_>,
    to: &mut dyn Transaction,
    present: Option<&Present<'_>>,
    directory: &Path,
) -> Result<Carried, Error> {
    let mut carried = Carried::default();
    let authorities = to.authorities()?;
    // A CRL contains what was revoked when it was issued. Statuses that are carried over after it make it out of date, so a new CRL is due.
    for authority in &authorities {
        for (crl, list) in lists(to, present, authority, directory)? {
            if crl.number > to.crl(&authority.name)?.map_or(0, |last| last.number) {
                to.put_crl(&crl, &mut list.der())?;
                let details = [("number", crl.number.to_string()), ("entries", crl.entries.to_string())];
                to.append(&context.event("crl.carry", &authority.name, &details))?;
                carried.crls.retain(|(name, _)| *name != authority.name);
                carried.crls.push((authority.name.clone(), crl.number));
            }
        }
    }
    if let Some(present) = present {
        carried.credentials = super::peers::carry(context, to, present)?;
        let each = &mut |row| certificate(context, to, present, row, &mut carried);
        present.store.each_certificate(&CertificateFilter::default(), each)?;
    }
    for authority in &authorities {
        let later = present.filter(|present| present.is_later).map(|present| present.store);
        let seen = later.map(|store| store.crl(&authority.name)).transpose()?.flatten().map_or(0, |crl| crl.number);
        for (crl, list) in lists(to, present, authority, directory)? {
            carried.standings += entries(context, to, later.filter(|_| crl.number <= seen), &authority.name, &list)?;
        }
    }
    Ok(carried)
}

/// Returns the CRLs of a CA from outside the backup: the latest one of the current store, and the published one.
fn lists(
    to: &dyn Transaction,
    present: Option<&Present<'_>>,
    authority: &store::Authority,
    directory: &Path,
) -> Result<Vec<(Crl, RevocationList)>, Error> {
    let path = directory.join(format!("{}.crl", files::name_for(&authority.name)));
    let in_store = present.map(|present| kept(present.store, &authority.name)).transpose()?.flatten();
    let published = match files::read(&path, LARGEST_CRL) {
        Err(files::Error::Missing { .. }) => None,
        Ok(bytes) => published(to, authority, bytes.expose()),
        Err(error) => {
            return Err(Error::from(error)
                .about("cannot restore: the content of the published CRL would be lost")
                .hint("nothing was changed: make the file readable, or move it away if no peer has received it"));
        }
    };
    Ok([in_store, published].into_iter().flatten().collect())
}

/// Returns the latest CRL of a CA.
fn kept(store: &dyn Read, authority: &str) -> Result<Option<(Crl, RevocationList)>, Error> {
    let Some(crl) = store.crl(authority)? else { return Ok(None) };
    let list = RevocationList::from_bytes(store.crl_der(authority)?.unwrap_or_default())?;
    Ok(Some((crl, list)))
}

/// Reads a CRL from the content of a file, if the CA signed it.
fn published(store: &dyn Read, authority: &store::Authority, der: &[u8]) -> Option<(Crl, RevocationList)> {
    let list = RevocationList::from_der(der).ok()?;
    let row = store.certificates(&Lookup::Row(authority.certificate)).ok()?.pop()?;
    let own = Certificate::from_der(row.der.as_ref()?).ok()?;
    list.verify_signature(own.public_key()).ok()?;
    let crl = Crl {
        authority: authority.name.clone(),
        number: list.number()?,
        this_update: list.this_update(),
        next_update: list.next_update()?,
        entries: list.len() as u64,
        length: der.len() as u64,
    };
    Some((crl, list))
}

/// Carries over the statuses that a CRL contains for certificates that are still valid here. `known` is a store with changes later than
/// this CRL: it shows which holds were released.
fn entries(
    context: &Context<'_>,
    to: &mut dyn Transaction,
    known: Option<&Sqlite>,
    authority: &str,
    list: &RevocationList,
) -> Result<u64, Error> {
    let mut changed = 0;
    for (serial, at, reason) in list.entries() {
        let Some(row) = row_of(&*to, authority, &serial)? else { continue };
        let status = match reason {
            RevocationReason::CertificateHold => {
                if let Some(known) = known
                    && row_of(known, authority, &serial)?.is_some()
                {
                    continue;
                }
                Status::Held { at }
            }
            reason => Status::Revoked { at, reason },
        };
        // A certificate on hold can still be revoked.
        let is_step = row.status == Status::Good || matches!((row.status, status), (Status::Held { .. }, Status::Revoked { .. }));
        if is_step {
            to.set_status(row.row, status)?;
            note(context, to, &row, status, false)?;
            changed += 1;
        }
    }
    Ok(changed)
}

/// Carries over a certificate, or its status.
fn certificate(
    context: &Context<'_>,
    to: &mut dyn Transaction,
    present: &Present<'_>,
    row: CertificateRow,
    carried: &mut Carried,
) -> Result<(), store::Error> {
    let (number, status, is_new) = match row_of(&*to, &row.issuer, &row.serial)? {
        Some(there) => (there.row, there.status, false),
        None => {
            carried.certificates += 1;
            (add(context, to, present, &row)?, Status::Good, true)
        }
    };
    let is_step = match (status, row.status) {
        (Status::Good, Status::Held { .. }) | (Status::Good | Status::Held { .. }, Status::Revoked { .. }) => true,
        (Status::Held { .. }, Status::Good) => present.is_later,
        _ => false,
    };
    if is_step {
        to.set_status(number, row.status)?;
        carried.standings += 1;
    }
    if is_new || is_step { note(context, to, &row, row.status, is_new) } else { Ok(()) }
}

/// Records in the audit log each certificate that was carried over, so that its row can be compared with the audit.
fn note(
    context: &Context<'_>,
    to: &mut dyn Transaction,
    row: &CertificateRow,
    status: Status,
    is_new: bool,
) -> Result<(), store::Error> {
    let details = carried_details(row, status, is_new);
    to.append(&context.event("certificate.carry", &row.serial.to_string(), &details))
}

fn row_of(store: &dyn Read, issuer: &str, serial: &SerialNumber) -> Result<Option<CertificateRow>, store::Error> {
    Ok(store.certificates(&Lookup::Serial(serial.clone()))?.into_iter().find(|row| row.issuer == issuer))
}

fn add(
    context: &Context<'_>,
    to: &mut dyn Transaction,
    present: &Present<'_>,
    row: &CertificateRow,
) -> Result<i64, store::Error> {
    let unreadable = || store::Error::Damaged { what: format!("certificates row {} cannot be read", row.row) };
    let tbs = match (&row.tbs, &row.der) {
        (Some(tbs), _) => tbs.clone(),
        (None, Some(der)) => Certificate::from_der(der).map_err(|_| unreadable())?.tbs().to_vec(),
        (None, None) => return Err(unreadable()),
    };
    let key_id = row.key_id.to_string();
    if row.key == KeyPlace::Vault && to.secrets(SecretKind::PrivateKey, &key_id)?.is_empty() {
        for secret in present.store.secrets(SecretKind::PrivateKey, &key_id)?.into_iter().rev() {
            to.add_secret(&SecretRow { changed: context.now, ..present.carried(context, secret)? })?;
        }
    }
    let number = to.record(&NewCertificate {
        issuer: row.issuer.clone(),
        serial: row.serial.clone(),
        owner: row.owner.clone(),
        common_name: row.common_name.clone(),
        profile: row.profile.clone(),
        not_before: row.not_before,
        not_after: row.not_after,
        key_id: row.key_id,
        key: row.key,
        tbs,
        at: row.at,
    })?;
    if let (Some(der), Some(fingerprint)) = (&row.der, &row.fingerprint) {
        to.complete(number, der, fingerprint)?;
    }
    Ok(number)
}
