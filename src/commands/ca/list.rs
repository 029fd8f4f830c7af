//! Lists authorities; shows one.

use crate::{
    commands::{
        Context, Error,
        pki_state::{Issuer, PkiState},
    },
    model::{PkiId, Status},
    store::{CertificateFilter, CertificateRow, Crl, Lookup, OwnerKind, Read, Sqlite, Stage},
};

/// An authority, as it stands.
#[derive(Debug)]
pub struct Report {
    /// The PKI to which it belongs.
    pub pki: PkiId,
    /// Its certificates.
    pub ca: Issuer,
    /// What the store knows of its certificate.
    pub row: CertificateRow,
    /// What it may issue.
    pub issues: Vec<String>,
    /// Its latest CRL, if there is one.
    pub crl: Option<Crl>,
    /// Whether a status has changed since.
    pub crl_is_stale: bool,
}

/// How many certificates an authority has issued, its own left out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Count {
    /// All of them.
    pub issued: u64,
    /// Those that count now.
    pub good: u64,
    /// Those that are held.
    pub held: u64,
    /// Those that are revoked.
    pub revoked: u64,
}

/// Lists the authorities, parents before children.
///
/// # Errors
/// When the store cannot be read.
pub fn run(context: &Context<'_>) -> Result<Vec<Report>, Error> {
    let store = context.store()?;
    let pki_state = PkiState::open(&store)?;
    store.authorities()?.iter().map(|authority| report(&store, &pki_state, &authority.name)).collect()
}

/// Shows one authority, and counts what it has issued.
///
/// # Errors
/// When there is none of that name.
pub fn show(context: &Context<'_>, name: &str) -> Result<(Report, Count), Error> {
    let store = context.store()?;
    let pki_state = PkiState::open(&store)?;
    let report = report(&store, &pki_state, name)?;
    let mut count = Count::default();
    let filter = CertificateFilter { issuer: Some(name.to_owned()), without_bytes: true, ..CertificateFilter::default() };
    store.each_certificate(&filter, &mut |row| {
        if row.owner.kind == OwnerKind::Authority && row.owner.name == name {
            return Ok(());
        }
        count.issued += 1;
        match row.status {
            Status::Good => count.good += u64::from(row.stage == Stage::Completed && context.now <= row.not_after),
            Status::Held { .. } => count.held += 1,
            Status::Revoked { .. } => count.revoked += 1,
        }
        Ok(())
    })?;
    Ok((report, count))
}

fn report(store: &Sqlite, pki_state: &PkiState, name: &str) -> Result<Report, Error> {
    let ca = pki_state.ca(store, name)?;
    let row = store.certificates(&Lookup::Row(ca.authority.certificate))?.pop();
    let row = row.ok_or_else(|| Error::store(format!("the certificate of {name} is missing")))?;
    let issues = pki_state.hierarchy.authority(name).map(|a| a.issues().to_vec()).unwrap_or_default();
    Ok(Report { pki: pki_state.pki.id, row, issues, crl: store.crl(name)?, crl_is_stale: store.crl_is_stale(name)?, ca })
}
