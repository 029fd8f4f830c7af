//! Replaces tokens and TOTPs of peers, in steps: rotate, then confirm or abort; or gives them up.

use super::{
    Held, LENGTH, Relation,
    issue::{self, given},
    lifecycle::Whose,
};
use crate::{
    commands::{Context, Error, context::commit},
    credentials::{draw, rotation},
    model::{PartyId, SecretKind},
    ocpi::Direction,
    store::{Read, Store},
};

/// Which token to replace.
#[derive(Debug, Clone)]
pub struct Rotate {
    /// The peer.
    pub party: PartyId,
    /// Who shows it; none: the peer does, if it is made here, else we do.
    pub direction: Option<Direction>,
    /// Whether one that is pending is to be given up for another.
    pub new: bool,
}

/// Makes a token that is pending, or takes over the one that the peer has made; the one in force stays so. One that is pending stays.
///
/// # Errors
/// When there is none to replace; when another is pending; when what came cannot be a token.
pub fn rotate(context: &Context<'_>, request: &Rotate) -> Result<issue::Report, Error> {
    let mut store = context.store()?;
    let party = request.party;
    // First the vault: what is looked up before, others may change until it is open.
    let vault = context.vault(&store)?;
    Relation::with(&store, party)?;
    let given = given(context)?;
    let direction = issue::direction(request.direction, given.is_some())?;
    let whose = Whose { kind: SecretKind::Token, party, direction };
    let mut transaction = store.begin()?;
    let pending = Held::of(&*transaction, SecretKind::Token, party, direction)?.pending;
    if let (Some(given), Some(version), false) = (&given, pending, request.new)
        && whose.value(&*transaction, &vault, version)? != *given
    {
        return Err(Error::cannot(format!("another {direction} token of {party} is pending, version {version}"))
            .hint("confirm or abort that one first, or give it up with `--new`"));
    }
    let mut is_weak = false;
    let plan = whose.change(
        context,
        &mut *transaction,
        &vault,
        |standing| rotation::rotate(standing, request.new),
        || {
            let token = given.clone().map_or_else(|| Ok(draw(LENGTH, context.random)?), Ok::<_, Error>)?;
            is_weak = issue::is_weak(&token);
            Ok(token)
        },
    )?;
    let version = plan.shown.ok_or_else(|| Error::bug("a rotation without a pending token"))?;
    let is_new = !plan.steps.is_empty();
    if is_new {
        commit(transaction, &vault)?;
    } else {
        drop(transaction);
    }
    Ok(issue::Report { relation: Relation::with(&store, party)?, direction, version, is_new, is_given: given.is_some(), is_weak })
}

/// Which step to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// What is pending counts, and what counted does not any more.
    Confirm,
    /// What is pending is given up.
    Abort,
}

/// What stands after a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stepped {
    /// In which direction it was taken.
    pub direction: Direction,
    /// The version in force from now on.
    pub version: Option<u64>,
    /// The peer and its tokens; none when only TOTPs were exchanged with it.
    pub relation: Option<Relation>,
}

/// Takes a step with the secrets of a kind. Without a direction, it is the one in which something is pending.
///
/// # Errors
/// When nothing is pending, or something is in both directions and none was named.
pub fn step(
    context: &Context<'_>,
    kind: SecretKind,
    step: Step,
    party: PartyId,
    direction: Option<Direction>,
) -> Result<Stepped, Error> {
    let mut store = context.store()?;
    let vault = context.vault(&store)?;
    let direction = pending_direction(&store, kind, party, direction)?;
    let whose = Whose { kind, party, direction };
    let mut transaction = store.begin()?;
    let plan = match step {
        Step::Confirm => rotation::confirm,
        Step::Abort => rotation::abort,
    };
    let plan = whose.change(context, &mut *transaction, &vault, plan, || Err(Error::bug("a step makes nothing new")))?;
    commit(transaction, &vault)?;
    Ok(Stepped { direction, version: plan.shown, relation: Relation::find(&store, party)? })
}

/// The direction that was named, or that in which something is pending.
fn pending_direction(
    store: &dyn Read,
    kind: SecretKind,
    party: PartyId,
    direction: Option<Direction>,
) -> Result<Direction, Error> {
    if let Some(direction) = direction {
        return Ok(direction);
    }
    let mut pending = Vec::new();
    for direction in Direction::ALL {
        pending.extend(Held::of(store, kind, party, direction)?.pending.map(|_| direction));
    }
    match pending.as_slice() {
        [one] => Ok(*one),
        // Which it is that is missing is said where the step is tried.
        [] => Ok(Direction::Inbound),
        _ => Err(Error::usage(format!("something of {party} is pending in both directions"))
            .hint("say which is meant with `--direction inbound` or `--direction outbound`")),
    }
}

/// What was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retired {
    /// How many versions were in force or pending, in each direction that was meant.
    pub counts: Vec<(Direction, u64)>,
}

/// Gives up all that is in force or pending at once, in one direction or both: what the peer shows is not accepted any more, what we showed is
/// erased.
///
/// # Errors
/// When there is none; when `confirm` does not let it happen.
pub fn retire(
    context: &Context<'_>,
    kind: SecretKind,
    party: PartyId,
    direction: Option<Direction>,
    confirm: &dyn Fn(bool) -> Result<(), Error>,
) -> Result<Retired, Error> {
    let mut store = context.store()?;
    let meant: Vec<Direction> = direction.map_or_else(|| Direction::ALL.to_vec(), |one| vec![one]);
    let mut is_there = false;
    for direction in &meant {
        is_there |= Held::of(&store, kind, party, *direction)?.is_some();
    }
    if !is_there {
        let whose = Whose { kind, party, direction: direction.unwrap_or(Direction::Inbound) };
        return Err(context.authentic(&store, whose.none(None)));
    }
    confirm(store.pki()?.environment == crate::model::Environment::Production)?;
    let vault = context.vault(&store)?;
    let mut transaction = store.begin()?;
    let mut counts = Vec::new();
    for direction in meant {
        let whose = Whose { kind, party, direction };
        let make = || Err(Error::bug("to retire makes nothing new"));
        let plan = whose.change(context, &mut *transaction, &vault, rotation::retire, make)?;
        counts.push((direction, plan.steps.len() as u64));
    }
    commit(transaction, &vault)?;
    Ok(Retired { counts })
}
