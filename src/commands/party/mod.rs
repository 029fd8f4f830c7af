//! Parties of OCPI: who may speak for them, by which certificates. A party is known by the certificates that it was given.

pub mod issue;
pub mod list;
pub mod show;

use super::{
    Error,
    current_certificate::{parties, read},
    pki_state::{Issuer, PkiState},
};
use crate::{
    model::{PartyId, Status, Timestamp},
    store::{CertificateFilter, CertificateRow, Lookup, Owner, OwnerKind, Read},
    x509::{Certificate, metadata::Party},
};
use std::collections::HashMap;

/// A party as an owner of certificates: the first of those that a platform speaks for.
#[must_use]
pub fn owner(party: PartyId) -> Owner {
    Owner { kind: OwnerKind::Party, name: party.to_string() }
}

/// A certificate of a party's.
#[derive(Debug, Clone)]
pub struct Held {
    /// As the store knows it.
    pub row: CertificateRow,
    /// What it says, or will once it is signed.
    pub certificate: Certificate,
    /// For whom it speaks.
    pub parties: Vec<Party>,
}

impl Held {
    /// Whether a peer may come to see it: it is not revoked, and not over.
    #[must_use]
    pub fn counts(&self, now: Timestamp) -> bool {
        !matches!(self.row.status, Status::Revoked { .. }) && now <= self.row.not_after
    }
}

/// Reads certificates of parties, whoever issued them.
struct Reader<'a> {
    store: &'a dyn Read,
    pki_state: &'a PkiState,
    cas: HashMap<String, Issuer>,
}

impl<'a> Reader<'a> {
    fn new(store: &'a dyn Read, pki_state: &'a PkiState) -> Self {
        Self { store, pki_state, cas: HashMap::new() }
    }

    fn read(&mut self, row: CertificateRow) -> Result<Held, Error> {
        if !self.cas.contains_key(&row.issuer) {
            self.cas.insert(row.issuer.clone(), self.pki_state.ca(self.store, &row.issuer)?);
        }
        let ca = self.cas.get(&row.issuer).ok_or_else(|| Error::bug("a ca was opened and is gone"))?;
        let certificate = read(&row, ca)?;
        let parties = parties(&certificate, &self.pki_state.identity.arc)?;
        Ok(Held { row, certificate, parties })
    }

    fn read_all(&mut self, rows: Vec<CertificateRow>) -> Result<Vec<Held>, Error> {
        rows.into_iter().map(|row| self.read(row)).collect()
    }
}

/// The certificates of one party, newest first of each profile.
///
/// # Errors
/// When the store is damaged.
pub fn held_by(store: &dyn Read, pki_state: &PkiState, party: PartyId) -> Result<Vec<Held>, Error> {
    let rows = store.certificates(&Lookup::Owner(owner(party)))?;
    Reader::new(store, pki_state).read_all(rows)
}

/// The certificates of all parties, in the order in which they were recorded.
///
/// # Errors
/// When the store is damaged.
pub fn all_held(store: &dyn Read, pki_state: &PkiState) -> Result<Vec<Held>, Error> {
    let mut rows = Vec::new();
    let filter = CertificateFilter { owner: Some(OwnerKind::Party), ..CertificateFilter::default() };
    store.each_certificate(&filter, &mut |row| {
        rows.push(row);
        Ok(())
    })?;
    Reader::new(store, pki_state).read_all(rows)
}
