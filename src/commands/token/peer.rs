//! How a peer speaks OCPI: its version, and how tokens stand in the headers of its requests and of those to it.

use super::{Relation, issue, keep_peer};
use crate::{
    commands::{Context, Error, context::commit},
    model::PartyId,
    ocpi::{TokenEncoding, Version},
    store::{Read, Store},
};

/// What to say of a peer.
#[derive(Debug, Clone)]
pub struct Request {
    /// The peer.
    pub party: PartyId,
    /// The version of OCPI that is spoken with it; none: as before.
    pub version: Option<Version>,
    /// How tokens stand in headers; none: as before, or as another version has it.
    pub encoding: Option<TokenEncoding>,
}

/// Takes down how a peer speaks; who is not known yet is from now on.
///
/// # Errors
/// The store's, the vault's.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Relation, Error> {
    let mut store = context.store()?;
    let party = request.party;
    let before = store.peer(&party.to_string())?;
    let peer = issue::peer(context, party, before.as_ref(), request.version, request.encoding)?;
    let vault = context.vault(&store)?;
    if before.as_ref() != Some(&peer) {
        let mut transaction = store.begin()?;
        keep_peer(context, &mut *transaction, &peer, None)?;
        commit(transaction, &vault)?;
    }
    Relation::with(&store, party)
}
