//! Verifies that the audit is whole: no record edited, removed, moved or added, and an end that this vault has authenticated.

use crate::{
    commands::{Context, Error},
    store::{Damage, Read, Store},
};

/// What came out.
#[derive(Debug, Clone)]
pub struct Report {
    /// The number of the last record, as the last commit said.
    pub records: u64,
    /// What is damaged; nothing, when the audit is whole.
    pub damages: Vec<Damage>,
}

/// Verifies the audit from its first record to its head.
///
/// # Errors
/// When the vault does not open: without it, nobody can say whether the end is the end.
pub fn run(context: &Context<'_>) -> Result<Report, Error> {
    let store = context.store()?;
    let vault = context.vault(&store)?;
    let damages = store.audit_damage(Some(&|message| vault.authenticate(message)))?;
    Ok(Report { records: store.audit_head()?.number, damages })
}
