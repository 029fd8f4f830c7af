//! Takes a charger out of service.

use super::{owner, registered};
use crate::{
    commands::{Context, Error, context::commit, password::lifecycle},
    model::{ChargerState, Environment, PasswordState, RevocationReason, SecretKind, SerialNumber, StationId, Status, Timestamp},
    store::{CertificateRow, ChargerRow, Lookup, Read, SecretRow, Store},
};

/// What taking it out of service comes to.
#[derive(Debug, Clone)]
pub struct Report {
    /// The charger, as it was.
    pub row: ChargerRow,
    /// Which world it belongs to.
    pub environment: Environment,
    /// The serial numbers of its certificates that are revoked by it, newest first.
    pub certificates: Vec<SerialNumber>,
    /// The versions of its password that are gone by it, newest first.
    pub passwords: Vec<u64>,
    /// The authorities whose next CRL says so, and until when the one before it is good.
    pub lists: Vec<(String, Option<Timestamp>)>,
}

impl Report {
    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.row.state == ChargerState::Decommissioned && self.certificates.is_empty() && self.passwords.is_empty()
    }
}

/// Looks at what would be done.
///
/// # Errors
/// When there is no such charger.
pub fn look(context: &Context<'_>, id: &StationId) -> Result<Report, Error> {
    let store = context.store()?;
    let (certificates, passwords, row) = affected(context, &store, id)?;
    report(&store, row, &certificates, &passwords)
}

/// Takes a charger out of service: its certificates are revoked, its passwords gone, and it gets no new ones. All or nothing.
///
/// # Errors
/// When there is no such charger.
pub fn run(context: &Context<'_>, id: &StationId) -> Result<Report, Error> {
    let mut store = context.store()?;
    let vault = context.vault(&store)?;
    let mut transaction = store.begin()?;
    let (certificates, passwords, row) = affected(context, &*transaction, id)?;
    let report = report(&*transaction, row, &certificates, &passwords)?;
    if report.is_done() {
        return Ok(report);
    }
    let reason = RevocationReason::CessationOfOperation;
    for certificate in &certificates {
        transaction.set_status(certificate.row, Status::Revoked { at: context.now, reason })?;
        let details = [("issuer", certificate.issuer.clone()), ("reason", reason.to_string())];
        transaction.append(&context.event("certificate.revoke", &certificate.serial.to_string(), &details))?;
    }
    for password in &passwords {
        let (kind, state) = (SecretKind::Password, PasswordState::Retired);
        transaction.set_secret_state(kind, id.as_str(), password.version, state, context.now)?;
        let details = [("version", password.version.to_string()), ("state", state.to_string())];
        transaction.append(&context.event("password.change", id.as_str(), &details))?;
    }
    transaction.set_charger_state(id, ChargerState::Decommissioned)?;
    let counts = [("certificates", certificates.len().to_string()), ("passwords", passwords.len().to_string())];
    transaction.append(&context.event("charger.decommission", id.as_str(), &counts))?;
    commit(transaction, &vault)?;
    Ok(report)
}

type Affected = (Vec<CertificateRow>, Vec<SecretRow>, ChargerRow);

/// Its certificates that have not expired and are not revoked, signed or not; its passwords that still have a value.
fn affected(context: &Context<'_>, store: &dyn Read, id: &StationId) -> Result<Affected, Error> {
    let row = registered(store, id)?;
    let counts = |row: &CertificateRow| !matches!(row.status, Status::Revoked { .. }) && row.not_after >= context.now;
    let certificates = store.certificates(&Lookup::Owner(owner(id)))?.into_iter().filter(counts).collect();
    let lives = |row: &SecretRow| row.state != Some(PasswordState::Retired);
    let passwords = lifecycle::versions(store, &row.charger)?.into_iter().filter(lives).collect();
    Ok((certificates, passwords, row))
}

fn report(store: &dyn Read, row: ChargerRow, certificates: &[CertificateRow], passwords: &[SecretRow]) -> Result<Report, Error> {
    let mut lists: Vec<(String, Option<Timestamp>)> = Vec::new();
    for certificate in certificates {
        if !lists.iter().any(|(issuer, _)| *issuer == certificate.issuer) {
            lists.push((certificate.issuer.clone(), store.crl(&certificate.issuer)?.map(|crl| crl.next_update)));
        }
    }
    Ok(Report {
        row,
        environment: store.pki()?.environment,
        certificates: certificates.iter().map(|c| c.serial.clone()).collect(),
        passwords: passwords.iter().map(|p| p.version).collect(),
        lists,
    })
}
