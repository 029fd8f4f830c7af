//! A name that is not in the store: which one was probably meant. A command that would create what was mistyped is never suggested.

use super::{Error, shell_quote::shell_quoted};
use crate::{
    model::{SecretKind, nearest},
    store::{CertificateFilter, ChargerFilter, OwnerKind, Read},
};

/// The most names that are looked through.
const MOST: usize = 100_000;

/// What to do about a name that is not there: the nearest one that is, or how to see them.
///
/// # Errors
/// The store's.
pub fn hint(store: &dyn Read, of: Names, given: &str, list: &str) -> Result<String, Error> {
    let known = of.in_store(store)?;
    let near = nearest(given, known.iter().map(String::as_str).filter(|name| *name != given));
    Ok(near.map_or_else(|| list.to_owned(), |name| format!("did you mean `{}`?", shell_quoted(name))))
}

/// Names of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// Station ids.
    Chargers,
    /// Servers that have certificates.
    Servers,
    /// Parties of OCPI: those that have certificates, and peers.
    Parties,
    /// Batches that have a default password.
    Batches,
}

impl Names {
    fn in_store(self, store: &dyn Read) -> Result<Vec<String>, Error> {
        let mut names: Vec<String> = Vec::new();
        let mut add = |name: String| {
            // Those of one owner follow each other often.
            if names.last() != Some(&name) {
                names.push(name);
            }
            if names.len() < MOST { Ok(()) } else { Err(crate::store::Error::Stopped) }
        };
        let certified = |owner| CertificateFilter { owner: Some(owner), without_bytes: true, ..CertificateFilter::default() };
        let listed = match self {
            Self::Chargers => {
                store.each_charger(&ChargerFilter::default(), &mut |row| add(row.charger.station_id.as_str().to_owned()))
            }
            Self::Servers => store.each_certificate(&certified(OwnerKind::Server), &mut |row| add(row.owner.name)),
            Self::Parties => {
                let peers = store.peers()?.into_iter().try_for_each(|peer| add(peer.name));
                peers.and_then(|()| store.each_certificate(&certified(OwnerKind::Party), &mut |row| add(row.owner.name)))
            }
            Self::Batches => store.each_secret(SecretKind::BatchPassword, None, &mut |row| add(row.owner)),
        };
        match listed {
            Ok(()) | Err(crate::store::Error::Stopped) => Ok(names),
            Err(error) => Err(error.into()),
        }
    }
}
