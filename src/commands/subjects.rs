//! The names of authorities are theirs alone: a certificate of somebody else with such a name would look like one of the authority, to people
//! and to programs that look for an issuer by its name.

use super::{Error, office::certificate_at};
use crate::{
    store::{Owner, OwnerKind, Read},
    x509::{Name, path::is_same_name},
};

/// The authorities of a PKI, each with the subject of its certificate.
///
/// # Errors
/// The store's.
pub(super) fn of_authorities(store: &dyn Read) -> Result<Vec<(String, Name)>, Error> {
    let subject = |authority: crate::store::Authority| {
        Ok((authority.name, certificate_at(store, authority.certificate)?.subject().clone()))
    };
    store.authorities()?.into_iter().map(subject).collect()
}

/// Makes sure that a certificate names nobody as an authority that is none. Names are compared as path validation compares them.
///
/// # Errors
/// When it does, as a refusal.
pub(super) fn is_no_authoritys(authorities: &[(String, Name)], owner: &Owner, subject: &Name) -> Result<(), Error> {
    if owner.kind == OwnerKind::Authority {
        return Ok(());
    }
    match authorities.iter().find(|(_, name)| is_same_name(name, subject)) {
        Some((authority, _)) => Err(Error::refused(format!(
            "the subject of {owner} would be `{subject}`, which is the name of the authority {authority}"
        ))
        .hint("give it another name or serial number")),
        None => Ok(()),
    }
}
