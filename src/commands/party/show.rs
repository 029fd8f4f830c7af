//! Shows a party of OCPI.

use super::{Held, held_by};
use crate::commands::suggestions::{self, Names};
use crate::{
    commands::{Context, Error, pki_state::PkiState},
    model::PartyId,
    x509::metadata::Arc,
};

/// What there is to be shown.
#[derive(Debug, Clone)]
pub struct Report {
    /// The party.
    pub party: PartyId,
    /// Its certificates, of one purpose after the other, each the newest first.
    pub certificates: Vec<Held>,
    /// Under which arc their metadata stands.
    pub arc: Arc,
}

/// Shows a party with all the certificates that it ever had.
///
/// # Errors
/// When it never had one.
pub fn run(context: &Context<'_>, party: PartyId) -> Result<Report, Error> {
    let store = context.store()?;
    let pki_state = PkiState::open(&store)?;
    let mut certificates = held_by(&store, &pki_state, party)?;
    if certificates.is_empty() {
        let list = "see which parties have one with `evpki party list`";
        return Err(Error::cannot(format!("{party} has no certificate of this PKI")).hint(suggestions::hint(
            &store,
            Names::Parties,
            &party.to_string(),
            list,
        )?));
    }
    certificates.sort_by(|a, b| (&a.row.profile, b.row.generation).cmp(&(&b.row.profile, a.row.generation)));
    Ok(Report { party, certificates, arc: pki_state.identity.arc })
}
