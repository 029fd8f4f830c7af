//! Chargers: registered, given certificates and passwords, taken out of service.

pub mod add;
pub mod decommission;
pub mod issue;
pub mod list;
pub mod provision;
pub mod registration;
pub mod scan;
pub mod show;

use super::{Error, current_certificate::CurrentCertificate};
use crate::commands::suggestions::{self, Names};
use crate::{
    model::{ChargerState, StationId, Timestamp},
    pki::Profile,
    store::{ChargerRow, Lookup, Owner, OwnerKind, Read},
};

/// A charger as an owner of certificates.
#[must_use]
pub fn owner(id: &StationId) -> Owner {
    Owner { kind: OwnerKind::Charger, name: id.to_string() }
}

/// A charger that is registered.
///
/// # Errors
/// When it is not.
pub fn registered(store: &dyn Read, id: &StationId) -> Result<ChargerRow, Error> {
    match store.charger(id)? {
        Some(row) => Ok(row),
        None => {
            let list = "list the chargers with `evpki charger list`";
            let hint = suggestions::hint(store, Names::Chargers, id.as_str(), list)?;
            Err(Error::cannot(format!("there is no charger `{id}`")).hint(hint))
        }
    }
}

/// A charger that is registered and in use.
///
/// # Errors
/// When it is not.
pub fn in_use(store: &dyn Read, id: &StationId) -> Result<ChargerRow, Error> {
    let row = registered(store, id)?;
    match row.state {
        ChargerState::Active => Ok(row),
        ChargerState::Decommissioned => Err(Error::cannot(format!("{id} is decommissioned: it gets nothing new"))
            .hint("a charger that comes back is registered under another station id")),
    }
}

/// What certificates of this profile a charger holds.
///
/// # Errors
/// The store's.
pub fn current_certificate(
    store: &dyn Read,
    id: &StationId,
    profile: &Profile,
    now: Timestamp,
) -> Result<CurrentCertificate, Error> {
    let rows = store.certificates(&Lookup::Owner(owner(id)))?;
    Ok(CurrentCertificate::of(rows.into_iter().filter(|row| row.profile == profile.name()), now))
}
