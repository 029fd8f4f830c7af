//! `evpki token`: the credentials tokens of OCPI.

mod abort;
mod confirm;
mod credentials;
mod export;
mod issue;
mod list;
mod peer;
mod retire;
mod rotate;
mod show;

use super::{Answer, Globals, World, complete, describe::count};
use crate::{
    commands::{
        Error,
        token::{
            Relation,
            lifecycle::noun,
            replace::{self, Retired, Step},
        },
    },
    model::{PartyId, SecretKind},
    ocpi::{Direction, Letter, TokenEncoding},
};
use clap::{Args, Subcommand, builder::PossibleValuesParser, builder::TypedValueParser};
use serde_json::{Value, json};

/// What can be done with tokens.
///
/// A party is written as `DE*ABC`, `DE-ABC` or `DEABC`. Shells that look for files where they see a star want it in quotes.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Issue(issue::Arguments),
    Rotate(rotate::Arguments),
    Confirm(confirm::Arguments),
    Abort(abort::Arguments),
    Retire(retire::Arguments),
    Show(show::Arguments),
    List(list::Arguments),
    Peer(peer::Arguments),
    Credentials(credentials::Arguments),
    Export(export::Arguments),
}

pub(super) fn run(globals: &Globals, verb: Verb, world: &mut World) -> Result<Answer, Error> {
    match verb {
        Verb::Issue(arguments) => issue::run(globals, arguments, world),
        Verb::Rotate(arguments) => rotate::run(globals, arguments, world),
        Verb::Confirm(arguments) => step(globals, SecretKind::Token, Step::Confirm, &arguments.which, world),
        Verb::Abort(arguments) => step(globals, SecretKind::Token, Step::Abort, &arguments.which, world),
        Verb::Retire(arguments) => retire_all(globals, SecretKind::Token, &arguments.which, world),
        Verb::Show(arguments) => show::run(globals, &arguments, world),
        Verb::List(arguments) => list::run(globals, &arguments, world),
        Verb::Peer(arguments) => peer::run(globals, &arguments, world),
        Verb::Credentials(arguments) => credentials::run(globals, arguments, world),
        Verb::Export(arguments) => export::run(globals, arguments, world),
    }
}

/// Of which peer, and in which direction; none: the one in which something is pending, or both.
#[derive(Debug, Args)]
pub(super) struct Which {
    /// The peer
    #[arg(value_name = "PARTY", add = complete::parties())]
    pub(super) party: PartyId,
    /// Inbound: the peer shows it; outbound: we do [default: what is pending]
    #[arg(long, value_name = "DIRECTION", value_parser = directions())]
    pub(super) direction: Option<Direction>,
}

/// Reads a direction.
pub(super) fn directions() -> impl TypedValueParser<Value = Direction> {
    PossibleValuesParser::new(Direction::NAMES).try_map(|name| name.parse::<Direction>())
}

/// Reads an encoding of tokens.
fn encodings() -> impl TypedValueParser<Value = TokenEncoding> {
    PossibleValuesParser::new(TokenEncoding::NAMES).try_map(|name| name.parse::<TokenEncoding>())
}

/// `inbound token A`, `outbound TOTP`.
fn named(direction: Direction, what: &str, letter: Option<Letter>) -> String {
    letter.map_or_else(|| format!("{direction} {what}"), |letter| format!("{direction} {what} {letter}"))
}

/// What is known of a peer, for programs.
fn relation_json(relation: &Relation) -> Value {
    let held = |direction| {
        let held = relation.held(direction);
        let letter =
            |version: Option<u64>| version.and_then(|version| relation.letter(direction, version)).map(|l| l.to_string());
        json!({
            "in_force": held.in_force, "in_force_letter": letter(held.in_force),
            "pending": held.pending, "pending_letter": letter(held.pending),
        })
    };
    json!({
        "party": relation.party.to_string(), "ocpi_version": relation.version.name(), "token_encoding": relation.encoding.name(),
        "inbound": held(Direction::Inbound), "outbound": held(Direction::Outbound),
    })
}

/// What comes next between the two platforms, so that nobody has to look it up in the credentials module.
fn next(answer: Answer, relation: &Relation) -> Answer {
    let Some(registration) = relation.registration else { return answer };
    let party = relation.party;
    let (first, other) = (registration.first, registration.first.opposite());
    let (ours, theirs) = (relation.held(first), relation.held(other));
    let is_first = ours.in_force == Some(registration.begins(first));
    let (receiver, pending) = (first == Direction::Inbound, ours.pending);
    if !ours.is_some() || ours.in_force.is_none() {
        return answer;
    }
    match (is_first, receiver) {
        (true, true) if !theirs.is_some() => answer
            .next(format!("hand token A over to {party} by a safe way: `evpki token show {party} --direction inbound --reveal`"))
            .next(format!("{party} calls your versions with it and posts its credentials: `evpki token issue {party} --value stdin` takes in token B")),
        (true, true) if pending.is_none() => answer
            .next(format!("fetch the versions of {party} with token B: `evpki token show {party} --direction outbound --header`"))
            .next(format!("then `evpki token rotate {party}` makes token C, which goes into the answer")),
        (true, true) => answer
            .next(format!("answer the request of {party} with token C: `evpki token credentials {party} --url URL`"))
            .next(format!("`evpki token confirm {party} --direction inbound` once it has called with token C: token A counts no more then")),
        (true, false) if !theirs.is_some() => answer
            .next(format!("fetch the versions of {party} with token A: `evpki token show {party} --direction outbound --header`"))
            .next(format!("then `evpki token issue {party}` makes token B, by which it calls you back")),
        (true, false) if pending.is_none() => answer
            .next(format!("post your credentials with token B to {party}: `evpki token credentials {party} --url URL`"))
            .next(format!("`evpki token rotate {party} --value stdin` takes in token C from its answer")),
        (true, false) => answer.next(format!(
            "`evpki token confirm {party} --direction outbound` once {party} has answered a request with token C: token A counts no more"
        )),
        (false, _) => update(answer, relation),
    }
}

/// What comes next when a registration is over and tokens are replaced.
fn update(answer: Answer, relation: &Relation) -> Answer {
    let party = relation.party;
    let mut answer = answer;
    if let Some(version) = relation.inbound.pending {
        answer = answer
            .next(format!("put the new one to {party}, or answer with it: `evpki token credentials {party} --url URL`"))
            .next(format!("`evpki token confirm {party} --direction inbound` once it has called with token {version}, else `evpki token abort {party} --direction inbound`"));
    }
    if let Some(version) = relation.outbound.pending {
        answer = answer.next(format!(
            "`evpki token confirm {party} --direction outbound` once it has answered a request with token {version}: `evpki token show {party} --direction outbound --header --version {version}`"
        ));
    }
    let is_complete = [relation.inbound, relation.outbound].iter().all(|held| held.in_force.is_some() && held.pending.is_none());
    if is_complete { answer.note(format!("the registration with {party} is complete")) } else { answer }
}

/// Takes a step with what is pending.
pub(super) fn step(globals: &Globals, kind: SecretKind, step: Step, which: &Which, world: &mut World) -> Result<Answer, Error> {
    let stepped = globals.with_context(world, |context| replace::step(context, kind, step, which.party, which.direction))?;
    let (party, direction) = (which.party, stepped.direction);
    let what = noun(kind);
    let relation = stepped.relation.as_ref().filter(|_| kind == SecretKind::Token);
    let letter = stepped.version.and_then(|version| relation?.letter(direction, version));
    let text = match (step, stepped.version) {
        (Step::Confirm, Some(version)) => {
            format!("{party}: {} (version {version}) is in force, the one before counts no more", named(direction, what, letter))
        }
        (Step::Abort, Some(version)) => {
            format!("{party}: {} (version {version}) stays in force, the pending one is gone", named(direction, what, letter))
        }
        (_, None) => format!("{party}: the pending {direction} {what} is gone, and none is in force"),
    };
    let json = json!({ "party": party.to_string(), "direction": direction.name(), "version_in_force": stepped.version });
    let answer = Answer::done(text, json);
    Ok(match relation {
        Some(relation) => next(answer, relation),
        None => answer,
    })
}

/// Gives up all that counts.
pub(super) fn retire_all(globals: &Globals, kind: SecretKind, which: &Which, world: &mut World) -> Result<Answer, Error> {
    let party = which.party;
    let noun = noun(kind);
    let person = super::ask::Person::of(globals, world);
    let direction = which.direction.map(|direction| format!("{direction} ")).unwrap_or_default();
    let what = format!("retire every {direction}{noun} of {party}");
    let confirm = |production| person.confirm(&what, &party.to_string(), production);
    let Retired { counts } =
        globals.with_context(world, |context| replace::retire(context, kind, party, which.direction, &confirm))?;
    let each = counts.iter().filter(|(_, number)| *number > 0);
    let text =
        each.map(|(direction, number)| format!("{party}: {} retired, {direction}\n", count(*number, noun))).collect::<String>();
    let number = |wanted| counts.iter().find(|(direction, _)| *direction == wanted).map_or(0, |(_, number)| *number);
    let json = json!({
        "party": party.to_string(), "inbound_retired": number(Direction::Inbound), "outbound_retired": number(Direction::Outbound),
    });
    let answer = Answer::done(text, json);
    let answer = if number(Direction::Inbound) > 0 {
        let next = if kind == SecretKind::Token {
            "`evpki token export`, so that your server learns of it"
        } else {
            "take it from your server, too"
        };
        answer.next(next.to_owned())
    } else {
        answer
    };
    Ok(answer.next(match kind {
        SecretKind::Totp => format!("`evpki totp provision {party}` begins anew"),
        _ => format!("`evpki token issue {party}` begins anew"),
    }))
}
