//! What both ends have agreed on, for the other end: `totpConfig`.

use super::{config, held};
use crate::{
    commands::{Context, Error, context::commit},
    files::{self, Audience, Existing},
    model::PartyId,
    ocpi::{Direction, totp::Config},
    store::Store,
};
use std::path::PathBuf;

/// What to export.
#[derive(Debug, Clone)]
pub struct Request {
    /// Of which peer.
    pub party: PartyId,
    /// Who shows the codes; none: the peer does.
    pub direction: Option<Direction>,
    /// Where to; else it is in the report only.
    pub out: Option<PathBuf>,
    /// Whether a file that is there is replaced.
    pub replace: bool,
}

/// What was exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Who shows the codes.
    pub direction: Direction,
    /// The version.
    pub version: u64,
    /// What was agreed on.
    pub config: Config,
}

/// Exports what is pending, which is what the other end does not have yet, else what is in force. The audit says that it was shown.
///
/// # Errors
/// When there is nothing; when the file cannot be written.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let (whose, held) = held(&store, request.party, request.direction, Direction::Inbound)?;
    let version = held.pending.or(held.in_force).ok_or_else(|| whose.none(None))?;
    let vault = context.vault(&store)?;
    let config = config(&store, &vault, whose, version)?;
    let mut transaction = store.begin()?;
    whose.revealed(context, &mut *transaction, &[version])?;
    commit(transaction, &vault)?;
    if let Some(path) = &request.out {
        let existing = if request.replace { Existing::Replace } else { Existing::Keep };
        files::write(path, config.to_json().expose(), Audience::Owner, existing)?;
    }
    Ok(Report { direction: whose.direction, version, config })
}
