//! The object by which platforms give each other their tokens: `credentials`.

use super::{Relation, lifecycle::Whose};
use crate::{
    commands::{Context, Error, context::commit},
    model::{PartyId, SecretKind},
    ocpi::{Direction, Grant, Version},
    store::{Read, Store},
};
use serde_json::{Value, json};

/// The longest URL that OCPI takes, in characters.
const LONGEST_URL: usize = 255;

/// For whom, and of whom.
#[derive(Debug, Clone)]
pub struct Request {
    /// The peer that it is for.
    pub party: PartyId,
    /// Where our versions are.
    pub url: String,
    /// The parties that we speak for, with their roles: `DE*XYZ:CPO,EMSP`.
    pub roles: Vec<String>,
}

/// The object.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The peer that it is for.
    pub relation: Relation,
    /// Which inbound token is in it.
    pub version: u64,
    /// What goes into the body of a request, or of its answer.
    pub credentials: Value,
}

/// Puts the object together, with the inbound token that the peer is to have: what is pending before what is in force. The audit says that it was
/// shown.
///
/// # Errors
/// When the peer has no inbound token; when its version of OCPI has no such roles.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let relation = Relation::with(&store, request.party)?;
    let is_url = ["https://", "http://"].iter().any(|scheme| request.url.len() > scheme.len() && request.url.starts_with(scheme));
    let length = request.url.chars().count();
    if !is_url || length > LONGEST_URL || request.url.contains(char::is_whitespace) {
        let why = format!("`{}` is no URL of OCPI: expected https:// and at most {LONGEST_URL} characters", request.url);
        return Err(Error::usage(why));
    }
    let whose = Whose { kind: SecretKind::Token, party: request.party, direction: Direction::Inbound };
    let version = relation.inbound.pending.or(relation.inbound.in_force).ok_or_else(|| whose.none(None))?;
    let organization = store.pki()?.organization.to_string();
    let details = json!({ "name": organization });
    let grants = request.roles.iter().map(|role| Grant::parse(relation.version, role)).collect::<Result<Vec<_>, _>>()?;
    let spoken = relation.version;
    let mut credentials = json!({ "url": request.url });
    if spoken == Version::V2_1_1 {
        let [grant] = grants.as_slice() else {
            return Err(Error::usage("a platform of OCPI 2.1.1 is one party").hint("name it once, as in `--role DE*ABC`"));
        };
        credentials["country_code"] = json!(grant.party.country_code());
        credentials["party_id"] = json!(grant.party.party_id());
        credentials["business_details"] = details;
    } else {
        let roles = grants.iter().flat_map(|grant| grant.roles.iter().map(move |role| (grant.party, role)));
        let roles = roles.map(|(party, role)| {
            json!({ "role": role, "country_code": party.country_code(), "party_id": party.party_id(), "business_details": details })
        });
        credentials["roles"] = roles.collect();
    }
    let vault = context.vault(&store)?;
    let token = whose.value(&store, &vault, version)?;
    credentials["token"] = json!(token.expose_str().unwrap_or_default());
    let mut transaction = store.begin()?;
    whose.revealed(context, &mut *transaction, &[version])?;
    commit(transaction, &vault)?;
    Ok(Report { relation, version, credentials })
}
