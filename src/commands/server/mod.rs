//! Servers: the CSMSs that chargers connect to.

pub mod issue;

use crate::store::{Owner, OwnerKind};

/// A server as an owner of certificates.
#[must_use]
pub fn owner(fqdn: &str) -> Owner {
    Owner { kind: OwnerKind::Server, name: fqdn.to_owned() }
}
