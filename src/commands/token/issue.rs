//! Makes the first token of a direction, or takes over the one that the peer has made.

use super::{Held, LENGTH, Relation, keep_peer, lifecycle::Whose};
use crate::{
    commands::{Context, Error, context::commit},
    credentials::{draw, rotation},
    model::{PartyId, Secret, SecretKind},
    ocpi::{Direction, Registration, TokenEncoding, Version, check_token},
    store::{Peer, Store},
};

/// Which token.
#[derive(Debug, Clone)]
pub struct Request {
    /// The peer.
    pub party: PartyId,
    /// Who shows it; none: the peer does, if it is made here, else we do.
    pub direction: Option<Direction>,
    /// The version of OCPI that is spoken with the peer; none: as before, at first 2.2.1.
    pub version: Option<Version>,
    /// How tokens stand in headers; none: as before, at first as the version has it.
    pub encoding: Option<TokenEncoding>,
}

/// What stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The peer and its tokens.
    pub relation: Relation,
    /// Who shows the token.
    pub direction: Direction,
    /// Its version.
    pub version: u64,
    /// Whether it is new.
    pub is_new: bool,
    /// Whether it came with the command.
    pub is_given: bool,
    /// Whether it can be guessed from what is exported of it.
    pub is_weak: bool,
}

/// The version of OCPI that is spoken when nobody says otherwise.
pub const USUAL: Version = Version::V2_2_1;

/// A token that came with the command, if one did, and can be one.
///
/// # Errors
/// When it cannot.
pub fn given(context: &Context<'_>) -> Result<Option<Secret>, Error> {
    let given = context.passphrases.other()?;
    given.as_ref().map_or(Ok(()), check_token).map_err(|e| Error::refused(e.to_string()))?;
    Ok(given)
}

/// Whether a token has less than 128 bits even if its characters were drawn at random: who sees its SHA-256 may find it by trying.
#[must_use]
pub fn is_weak(token: &Secret) -> bool {
    token.expose().len() < 22
}

/// The direction of a token, as it came.
///
/// # Errors
/// When it is one that the peer has to make.
pub fn direction(request: Option<Direction>, is_given: bool) -> Result<Direction, Error> {
    match (request, is_given) {
        (None, false) => Ok(Direction::Inbound),
        (None, true) => Ok(Direction::Outbound),
        (Some(Direction::Outbound), false) => {
            Err(Error::usage("an outbound token is one that the peer has made").hint("say where it is with `--value SOURCE`"))
        }
        (Some(direction), _) => Ok(direction),
    }
}

/// Makes the token, or takes over the one that came; it counts at once. One that is there stays, so that it can be run again.
///
/// # Errors
/// When there is another already; when what came cannot be a token.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let vault = context.vault(&store)?;
    let given = given(context)?;
    let direction = direction(request.direction, given.is_some())?;
    let party = request.party;
    let whose = Whose { kind: SecretKind::Token, party, direction };
    let mut transaction = store.begin()?;
    let before = transaction.peer(&party.to_string())?;
    let relation = Relation::find(&*transaction, party)?;
    let held = relation.as_ref().map_or_else(Held::default, |relation| relation.held(direction));
    if let (Some(given), Some(version)) = (&given, held.in_force)
        && whose.value(&*transaction, &vault, version)? != *given
    {
        return Err(Error::cannot(format!("{party} has another {direction} token already"))
            .hint(format!("`evpki token rotate {party} --direction {direction} --value stdin` begins to replace it")));
    }
    // Where no token is left in either direction, the two begin anew.
    let begins = relation.as_ref().is_none_or(|relation| !relation.inbound.is_some() && !relation.outbound.is_some());
    let next =
        |direction| Ok::<_, Error>(Whose { direction, ..whose }.rows(&*transaction)?.first().map_or(1, |row| row.version + 1));
    let registration =
        Registration { first: direction, inbound: next(Direction::Inbound)?, outbound: next(Direction::Outbound)? };
    let peer = peer(context, party, before.as_ref(), request.version, request.encoding)?;
    let changes_peer = begins || before.as_ref() != Some(&peer);
    if changes_peer {
        keep_peer(context, &mut *transaction, &peer, begins.then_some(registration))?;
    }
    let mut is_weak_one = false;
    let plan = whose.change(context, &mut *transaction, &vault, rotation::provision, || {
        let token = given.clone().map_or_else(|| Ok(draw(LENGTH, context.random)?), Ok::<_, Error>)?;
        is_weak_one = is_weak(&token);
        Ok(token)
    })?;
    let version = plan.shown.ok_or_else(|| Error::bug("a token was issued and is not there"))?;
    let is_new = !plan.steps.is_empty();
    if is_new || changes_peer {
        commit(transaction, &vault)?;
    } else {
        drop(transaction);
    }
    let relation = Relation::with(&store, party)?;
    Ok(Report { relation, direction, version, is_new, is_given: given.is_some(), is_weak: is_weak_one })
}

/// A peer as it was, but for what is said of it now.
pub(super) fn peer(
    context: &Context<'_>,
    party: PartyId,
    before: Option<&Peer>,
    version: Option<Version>,
    encoding: Option<TokenEncoding>,
) -> Result<Peer, Error> {
    let spoken = match (version, before) {
        (Some(version), _) => version,
        (None, Some(before)) => before.ocpi_version.parse()?,
        (None, None) => USUAL,
    };
    let usual = spoken.token_encoding() == TokenEncoding::Base64;
    let base64 = match (encoding, before) {
        (Some(encoding), _) => encoding == TokenEncoding::Base64,
        // With another version the encoding is that one's: an exception was made for the one before.
        (None, Some(before)) if before.ocpi_version == spoken.name() => before.base64,
        (None, _) => usual,
    };
    let added = before.map_or(context.now, |before| before.added);
    Ok(Peer { name: party.to_string(), ocpi_version: spoken.to_string(), base64, added })
}
