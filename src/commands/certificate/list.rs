//! Lists certificates.

use crate::{
    commands::{Context, Error},
    pki::Period,
    store::{CertificateFilter, CertificateRow, Each, OwnerKind, Read},
};

/// Which certificates to list. What is `None` lets everything through.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Signed by this authority.
    pub issuer: Option<String>,
    /// Issued to this kind of thing.
    pub kind: Option<OwnerKind>,
    /// With a status of this name.
    pub status: Option<&'static str>,
    /// Expiring within this time; those that have expired already are left out.
    pub expires_within: Option<Period>,
}

/// Lists certificates in the order in which they were recorded.
///
/// # Errors
/// When the store cannot be read, or there is no such authority; and what `each` says.
pub fn run(context: &Context<'_>, request: &Request, each: Each<'_, CertificateRow>) -> Result<(), Error> {
    let store = context.store()?;
    if let Some(name) = &request.issuer {
        known_authority(&store, name)?;
    }
    let filter = CertificateFilter {
        issuer: request.issuer.clone(),
        owner: request.kind,
        expires_before: request.expires_within.map(|within| context.now.plus(within.seconds()).plus(1)),
        status: request.status,
        stage: None,
        without_bytes: true,
    };
    let is_over = |row: &CertificateRow| request.expires_within.is_some() && row.not_after < context.now;
    Ok(store.each_certificate(&filter, &mut |row| if is_over(&row) { Ok(()) } else { each(row) })?)
}

fn known_authority(store: &dyn Read, name: &str) -> Result<(), Error> {
    let all = store.authorities()?;
    if all.iter().any(|a| a.name == name) {
        return Ok(());
    }
    let names = all.iter().map(|a| format!("`{}`", a.name)).collect::<Vec<_>>().join(", ");
    Err(Error::cannot(format!("there is no authority `{name}`; there are {names}")))
}
