//! Lists the parties of OCPI that have certificates.

use super::all_held;
use crate::{
    commands::{Context, Error, pki_state::PkiState},
    model::Timestamp,
};
use std::collections::BTreeMap;

/// A party, by what its certificates that count say.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    /// Its name.
    pub party: String,
    /// Its roles.
    pub roles: Vec<String>,
    /// The profiles of its certificates.
    pub purposes: Vec<String>,
    /// The further parties that its platform speaks for.
    pub also: Vec<String>,
    /// How many of its certificates count.
    pub certificates: u64,
    /// When the first of them ends.
    pub expires: Option<Timestamp>,
}

/// Lists the parties, by their names; those whose certificates no longer count, too.
///
/// # Errors
/// When the store is damaged.
pub fn run(context: &Context<'_>) -> Result<Vec<Listed>, Error> {
    let store = context.store()?;
    let pki_state = PkiState::open(&store)?;
    let mut parties: BTreeMap<String, Listed> = BTreeMap::new();
    for held in all_held(&store, &pki_state)? {
        let name = &held.row.owner.name;
        let listed = parties.entry(name.clone()).or_insert_with(|| Listed { party: name.clone(), ..Listed::default() });
        if !held.counts(context.now) {
            continue;
        }
        listed.certificates += 1;
        listed.expires = Some(listed.expires.map_or(held.row.not_after, |first| first.min(held.row.not_after)));
        add(&mut listed.purposes, held.row.profile.clone());
        for party in &held.parties {
            if party.id.to_string() == *name {
                party.roles.iter().for_each(|role| add(&mut listed.roles, role.clone()));
            } else {
                add(&mut listed.also, party.id.to_string());
            }
        }
    }
    Ok(parties.into_values().collect())
}

/// Adds what is not there yet, in order.
fn add(list: &mut Vec<String>, word: String) {
    if let Err(at) = list.binary_search(&word) {
        list.insert(at, word);
    }
}
