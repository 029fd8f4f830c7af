//! Where the tokens of a peer stand, and, when asked for by name, what they are.

use super::{Relation, lifecycle::Whose};
use crate::{
    commands::{Context, Error, context::commit},
    model::{PartyId, PasswordState, Secret, SecretKind, Timestamp},
    ocpi::{Direction, Letter, authorization},
    store::{Read, Store},
    vault::Vault,
};

/// What to show.
#[derive(Debug, Clone)]
pub struct Request {
    /// Of which peer.
    pub party: PartyId,
    /// Of which direction; none: of both.
    pub direction: Option<Direction>,
    /// Of which version; none: of all.
    pub version: Option<u64>,
    /// Whether the values are to be shown.
    pub reveal: bool,
}

/// What there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The peer.
    pub relation: Relation,
    /// Its tokens, inbound ones first, of each direction the newest first.
    pub tokens: Vec<Token>,
}

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Who shows it.
    pub direction: Direction,
    /// Which.
    pub version: u64,
    /// What the credentials module calls it; none: it belongs to a registration before this one.
    pub letter: Option<Letter>,
    /// Where it stands.
    pub state: PasswordState,
    /// When it was made, or taken over.
    pub created: Timestamp,
    /// When its state last changed.
    pub changed: Timestamp,
    /// Its value, when it was to be revealed and is not gone.
    pub value: Option<Secret>,
}

/// Shows where the tokens of a peer stand. Only to reveal them is the vault opened, and then the audit says so.
///
/// # Errors
/// When there is no such peer or token; when a value does not open.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let relation = Relation::with(&store, request.party)?;
    let mut tokens = listed(&store, &relation)?;
    tokens.retain(|token| {
        request.direction.is_none_or(|direction| direction == token.direction)
            && request.version.is_none_or(|version| version == token.version)
    });
    if let (Some(version), true) = (request.version, tokens.is_empty()) {
        let direction = request.direction.unwrap_or(Direction::Inbound);
        return Err(Whose { kind: SecretKind::Token, party: request.party, direction }.none(Some(version)));
    }
    if request.reveal {
        let vault = context.vault(&store)?;
        reveal(context, &mut store, &vault, request.party, &mut tokens)?;
    }
    Ok(Report { relation, tokens })
}

/// The tokens of a peer, inbound ones first, without their values.
pub(super) fn listed(store: &dyn Read, relation: &Relation) -> Result<Vec<Token>, Error> {
    let mut tokens = Vec::new();
    for direction in Direction::ALL {
        let rows = Whose { kind: SecretKind::Token, party: relation.party, direction }.rows(store)?;
        tokens.extend(rows.into_iter().filter_map(|row| {
            let (version, letter) = (row.version, relation.letter(direction, row.version));
            let (created, changed) = (row.created, row.changed);
            Some(Token { direction, version, letter, state: row.state?, created, changed, value: None })
        }));
    }
    Ok(tokens)
}

/// Fills in the values of those that have one, and has the audit say so.
pub(super) fn reveal(
    context: &Context<'_>,
    store: &mut dyn Store,
    vault: &Vault,
    party: PartyId,
    tokens: &mut [Token],
) -> Result<(), Error> {
    let mut transaction = store.begin()?;
    let mut is_shown = false;
    for direction in Direction::ALL {
        let whose = Whose { kind: SecretKind::Token, party, direction };
        let mut shown = Vec::new();
        for token in tokens.iter_mut().filter(|token| token.direction == direction && token.state != PasswordState::Retired) {
            token.value = Some(whose.value(&*transaction, vault, token.version)?);
            shown.push(token.version);
        }
        if !shown.is_empty() {
            whose.revealed(context, &mut *transaction, &shown)?;
            is_shown = true;
        }
    }
    if is_shown { commit(transaction, vault) } else { Ok(()) }
}

/// The value of the `Authorization` header of requests with a token: of the outbound one in force, unless another is named. The audit says that it was
/// shown.
///
/// # Errors
/// When there is none; when it does not open.
pub fn header(context: &Context<'_>, request: &Request) -> Result<Secret, Error> {
    let mut store = context.store()?;
    let relation = Relation::with(&store, request.party)?;
    let direction = request.direction.unwrap_or(Direction::Outbound);
    let whose = Whose { kind: SecretKind::Token, party: request.party, direction };
    let version = request.version.or(relation.held(direction).in_force).ok_or_else(|| whose.none(None))?;
    let vault = context.vault(&store)?;
    let token = whose.value(&store, &vault, version)?;
    let mut transaction = store.begin()?;
    whose.revealed(context, &mut *transaction, &[version])?;
    commit(transaction, &vault)?;
    Ok(authorization(&token, relation.encoding))
}
