//! What a server or a roaming platform needs of tokens: by what it recognises those that peers show, and, when asked for by name, those that it
//! is to show itself.

use super::{
    Relation,
    lifecycle::Whose,
    show::{Token, listed, reveal},
};
use crate::{
    commands::{Context, Error, context::commit},
    files::{self, Audience, Existing},
    model::{PartyId, PasswordState, Secret, SecretKind},
    ocpi::{Direction, token_digest},
    store::Store,
};
use serde_json::{Value, json};
use std::path::PathBuf;

/// What to export.
#[derive(Debug, Clone)]
pub struct Request {
    /// Of these peers; when there are none, of all.
    pub parties: Vec<PartyId>,
    /// Whether outbound tokens are to be in it, as they are.
    pub values: bool,
    /// Where to; else it is in the report only.
    pub out: Option<PathBuf>,
    /// Whether a file that is there is replaced.
    pub replace: bool,
}

/// A token, for a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The peer.
    pub relation: Relation,
    /// The token; its value is there when it is outbound.
    pub token: Token,
    /// By what an inbound one is recognised.
    pub sha256: Option<String>,
}

impl Exported {
    /// The object of JSON that it is.
    #[must_use]
    pub fn json(&self) -> Value {
        let Self { relation, token, sha256 } = self;
        let party = relation.party;
        let mut line = json!({
            "party": party.to_string(), "country_code": party.country_code(), "party_id": party.party_id(),
            "direction": token.direction.name(), "state": token.state.name(), "version": token.version,
            "token_encoding": relation.encoding.name(), "ocpi_version": relation.version.name(), "sha256": sha256,
        });
        if let Some(value) = token.value.as_ref().and_then(|value| value.expose_str()) {
            line["token"] = json!(value);
        }
        line
    }
}

/// Exports the tokens that are in force or pending, and writes them if a file is named: whole, for its owner alone, or not at all.
///
/// # Errors
/// When a peer is unknown; when a token does not open; when the file cannot be written.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Vec<Exported>, Error> {
    if let Some(path) = request.out.as_deref().filter(|path| !request.replace && path.exists()) {
        let exists = Error::from(files::Error::Exists { path: path.to_owned() });
        return Err(exists.hint("say `--replace` to have it replaced"));
    }
    let mut store = context.store()?;
    let relations: Vec<Relation> = if request.parties.is_empty() {
        super::list::of(&store)?
    } else {
        request.parties.iter().map(|party| Relation::with(&store, *party)).collect::<Result<_, _>>()?
    };
    let vault = context.vault(&store)?;
    let mut exported = Vec::new();
    for relation in relations {
        let mut tokens = listed(&store, &relation)?;
        tokens.retain(|token| token.state != PasswordState::Retired && (request.values || token.direction == Direction::Inbound));
        let (inbound, mut outbound): (Vec<_>, Vec<_>) =
            tokens.into_iter().partition(|token| token.direction == Direction::Inbound);
        for token in inbound {
            let whose = Whose { kind: SecretKind::Token, party: relation.party, direction: token.direction };
            let sha256 = Some(token_digest(&whose.value(&store, &vault, token.version)?));
            exported.push(Exported { relation: relation.clone(), token, sha256 });
        }
        reveal(context, &mut store, &vault, relation.party, &mut outbound)?;
        exported.extend(outbound.into_iter().map(|token| Exported { relation: relation.clone(), token, sha256: None }));
    }
    let mut transaction = store.begin()?;
    transaction.append(&context.event("token.export", "", &[("count", exported.len().to_string())]))?;
    commit(transaction, &vault)?;
    if let Some(path) = &request.out {
        let existing = if request.replace { Existing::Replace } else { Existing::Keep };
        let text = Secret::from(exported.iter().map(|one| format!("{}\n", one.json())).collect::<String>());
        files::write(path, text.expose(), Audience::Owner, existing)?;
    }
    Ok(exported)
}
