//! Where the TOTPs of a peer stand, and, when asked for by name, what was agreed on.

use super::config;
use crate::{
    commands::{Context, Error, context::commit, token::lifecycle::Whose},
    model::{PartyId, PasswordState, SecretKind, Timestamp},
    ocpi::{Direction, totp::Config},
    store::Store,
};

/// What to show.
#[derive(Debug, Clone)]
pub struct Request {
    /// Of which peer.
    pub party: PartyId,
    /// Whether the shared secrets are to be shown.
    pub reveal: bool,
}

/// A version of a TOTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Who shows the codes.
    pub direction: Direction,
    /// Which.
    pub version: u64,
    /// Where it stands.
    pub state: PasswordState,
    /// When it was made, or taken in.
    pub created: Timestamp,
    /// When its state last changed.
    pub changed: Timestamp,
    /// What was agreed on, when it was to be revealed and is not gone.
    pub config: Option<Config>,
}

/// Shows where the TOTPs of a peer stand, inbound ones first, of each direction the newest first. Only to reveal them is the vault opened, and
/// then the audit says so.
///
/// # Errors
/// When the peer never had one; when one does not open.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Vec<Version>, Error> {
    let mut store = context.store()?;
    let of = |direction| Whose { kind: SecretKind::Totp, party: request.party, direction };
    let mut versions = Vec::new();
    for direction in Direction::ALL {
        versions.extend(of(direction).rows(&store)?.into_iter().filter_map(|row| {
            let (version, created, changed) = (row.version, row.created, row.changed);
            Some(Version { direction, version, state: row.state?, created, changed, config: None })
        }));
    }
    if versions.is_empty() {
        return Err(of(Direction::Inbound).none(None));
    }
    if request.reveal {
        let vault = context.vault(&store)?;
        let mut transaction = store.begin()?;
        for direction in Direction::ALL {
            let mut shown = Vec::new();
            for one in versions.iter_mut().filter(|one| one.direction == direction && one.state != PasswordState::Retired) {
                one.config = Some(config(&*transaction, &vault, of(direction), one.version)?);
                shown.push(one.version);
            }
            if !shown.is_empty() {
                of(direction).revealed(context, &mut *transaction, &shown)?;
            }
        }
        commit(transaction, &vault)?;
    }
    Ok(versions)
}
