//! The peers with which tokens are exchanged.

use super::Relation;
use crate::{
    commands::{Context, Error},
    store::Read,
};

/// Lists the peers, ordered by name.
///
/// # Errors
/// When the store is damaged.
pub fn run(context: &Context<'_>) -> Result<Vec<Relation>, Error> {
    of(&context.store()?)
}

/// All peers of a store, ordered by name.
pub(super) fn of(store: &dyn Read) -> Result<Vec<Relation>, Error> {
    store.peers()?.iter().map(|peer| Relation::of(store, peer)).collect()
}
