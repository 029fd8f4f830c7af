//! Shows a charger: how it is registered, what certificates it holds, where its password stands.

use super::{owner, registered};
use crate::{
    commands::{Context, Error, password::lifecycle},
    model::{PasswordState, SecretKind, StationId, Timestamp},
    store::{CertificateRow, ChargerRow, Lookup, Read},
};

/// What there is to say of a charger.
#[derive(Debug, Clone)]
pub struct Report {
    /// How it is registered.
    pub row: ChargerRow,
    /// Its certificates, newest first.
    pub certificates: Vec<CertificateRow>,
    /// Its passwords, newest first.
    pub passwords: Vec<Password>,
    /// Whether the batch whose default password it leaves the factory with has one.
    pub has_batch_default: bool,
}

/// A version of its password; never the value.
#[derive(Debug, Clone, Copy)]
pub struct Password {
    /// Which; they count from 1.
    pub version: u64,
    /// Where it stands.
    pub state: Option<PasswordState>,
    /// Since when.
    pub since: Timestamp,
}

/// Shows a charger.
///
/// # Errors
/// When there is none of that name.
pub fn run(context: &Context<'_>, id: &StationId) -> Result<Report, Error> {
    let store = context.store()?;
    let row = registered(&store, id)?;
    let versions = lifecycle::versions(&store, &row.charger)?;
    let password = |row: crate::store::SecretRow| Password { version: row.version, state: row.state, since: row.changed };
    let has_batch_default = match &row.charger.default_password_batch {
        Some(batch) => store.secrets(SecretKind::BatchPassword, batch.as_str())?.iter().any(|row| row.sealed.is_some()),
        None => false,
    };
    Ok(Report {
        certificates: store.certificates(&Lookup::Owner(owner(id)))?,
        passwords: versions.into_iter().map(password).collect(),
        has_batch_default,
        row,
    })
}
