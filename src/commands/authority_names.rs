//! No other certificate may have the name of an authority: it would look like the authority's, to people and to programs that look for an issuer
//! by its name.

use super::{Error, pki_state::certificate_at};
use crate::{
    store::{Owner, OwnerKind, Read},
    x509::{Name, path::Folded},
};

/// The subject of an authority's certificate.
pub(super) struct AuthoritySubject {
    authority: String,
    /// The subject.
    pub(super) subject: Name,
    compared: Folded,
}

/// The subjects of all authorities of a PKI.
///
/// # Errors
/// The store's.
pub(super) fn all(store: &dyn Read) -> Result<Vec<AuthoritySubject>, Error> {
    let read = |authority: crate::store::Authority| {
        let subject = certificate_at(store, authority.certificate)?.subject().clone();
        Ok(AuthoritySubject { authority: authority.name, compared: Folded::of(&subject), subject })
    };
    store.authorities()?.into_iter().map(read).collect()
}

/// Makes sure that the subject of a certificate is not that of an authority. Names are compared as path validation compares them.
///
/// # Errors
/// When it is, as a refusal.
pub(super) fn refuse_name_of_an_authority(authorities: &[AuthoritySubject], owner: &Owner, subject: &Name) -> Result<(), Error> {
    if owner.kind == OwnerKind::Authority {
        return Ok(());
    }
    let compared = Folded::of(subject);
    match authorities.iter().find(|one| one.compared == compared) {
        Some(one) => Err(Error::refused(format!(
            "the subject of {owner} would be `{subject}`, which is the name of the CA {}",
            one.authority
        ))
        .hint("choose another name or serial number")),
        None => Ok(()),
    }
}
