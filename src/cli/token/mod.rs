//! `evpki token`: exchanges OCPI credentials tokens with peers.

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

/// The commands for OCPI tokens.
///
/// Write a party as `DE*ABC`, `DE-ABC` or `DEABC`. Quote the form with a star, because shells expand it to file names.
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

/// The peer and the direction. Without a direction, a command selects the pending one, or both.
#[derive(Debug, Args)]
pub(super) struct Which {
    /// OCPI party ID of the peer, such as DE-ABC
    #[arg(value_name = "PARTY", add = complete::parties())]
    pub(super) party: PartyId,
    /// Inbound (the peer sends it) or outbound (we send it) [default: what is pending]
    #[arg(long, value_name = "DIRECTION", value_parser = directions())]
    pub(super) direction: Option<Direction>,
}

/// Returns the parser of `--direction`.
pub(super) fn directions() -> impl TypedValueParser<Value = Direction> {
    PossibleValuesParser::new(Direction::NAMES).try_map(|name| name.parse::<Direction>())
}

/// Returns the parser of `--token-encoding`.
fn encodings() -> impl TypedValueParser<Value = TokenEncoding> {
    PossibleValuesParser::new(TokenEncoding::NAMES).try_map(|name| name.parse::<TokenEncoding>())
}

/// Formats the name of a credential: `inbound token A`, `outbound TOTP`.
fn named(direction: Direction, what: &str, letter: Option<Letter>) -> String {
    letter.map_or_else(|| format!("{direction} {what}"), |letter| format!("{direction} {what} {letter}"))
}

/// The JSON object of a peer.
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

/// Adds the next steps of a registration (OCPI credentials module).
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
            .next(format!("send token A to {party} over a secure channel; show it with `evpki token show {party} --direction inbound --reveal`"))
            .next(format!("{party} then calls your versions endpoint and posts its credentials; store token B with `evpki token issue {party} --value stdin`")),
        (true, true) if pending.is_none() => answer
            .next(format!("fetch the versions of {party} with token B; print its header with `evpki token show {party} --direction outbound --header`"))
            .next(format!("then generate token C for your answer with `evpki token rotate {party}`")),
        (true, true) => answer
            .next(format!("answer the request of {party} with token C; print the body with `evpki token credentials {party} --url URL`"))
            .next(format!("when {party} has called with token C, run `evpki token confirm {party} --direction inbound`; token A is then no longer valid")),
        (true, false) if !theirs.is_some() => answer
            .next(format!("fetch the versions of {party} with token A; print its header with `evpki token show {party} --direction outbound --header`"))
            .next(format!("then generate token B with `evpki token issue {party}`; {party} uses it to call you back")),
        (true, false) if pending.is_none() => answer
            .next(format!("post your credentials with token B to {party}; print the body with `evpki token credentials {party} --url URL`"))
            .next(format!("then store token C from its answer with `evpki token rotate {party} --value stdin`")),
        (true, false) => answer.next(format!(
            "when {party} has answered a request with token C, run `evpki token confirm {party} --direction outbound`; token A is then no longer valid"
        )),
        (false, _) => update(answer, relation),
    }
}

/// Adds the next steps after a registration, when tokens are replaced.
fn update(answer: Answer, relation: &Relation) -> Answer {
    let party = relation.party;
    let mut answer = answer;
    if let Some(version) = relation.inbound.pending {
        answer = answer
            .next(format!("put your credentials with the new token to {party}, or answer with them; print the body with `evpki token credentials {party} --url URL`"))
            .next(format!("when {party} has called with token version {version}, run `evpki token confirm {party} --direction inbound`, else `evpki token abort {party} --direction inbound`"));
    }
    if let Some(version) = relation.outbound.pending {
        answer = answer.next(format!(
            "send a request with token version {version}; print its header with `evpki token show {party} --direction outbound --header --version {version}`; when {party} has answered, run `evpki token confirm {party} --direction outbound`"
        ));
    }
    let is_complete = [relation.inbound, relation.outbound].iter().all(|held| held.in_force.is_some() && held.pending.is_none());
    if is_complete { answer.note(format!("the registration with {party} is complete")) } else { answer }
}

/// Confirms or aborts the pending token or TOTP secret.
pub(super) fn step(globals: &Globals, kind: SecretKind, step: Step, which: &Which, world: &mut World) -> Result<Answer, Error> {
    let stepped = globals.with_context(world, |context| replace::step(context, kind, step, which.party, which.direction))?;
    let (party, direction) = (which.party, stepped.direction);
    let what = noun(kind);
    let relation = stepped.relation.as_ref().filter(|_| kind == SecretKind::Token);
    let letter = stepped.version.and_then(|version| relation?.letter(direction, version));
    let text = match (step, stepped.version) {
        (Step::Confirm, Some(version)) => {
            format!(
                "{party}: {} (version {version}) is active, the previous one is no longer valid",
                named(direction, what, letter)
            )
        }
        (Step::Abort, Some(version)) => {
            format!("{party}: {} (version {version}) stays active, the pending one is erased", named(direction, what, letter))
        }
        (_, None) => format!("{party}: the pending {direction} {what} is erased, and no other is active"),
    };
    let json = json!({ "party": party.to_string(), "direction": direction.name(), "version_in_force": stepped.version });
    let answer = Answer::done(text, json);
    Ok(match relation {
        Some(relation) => next(answer, relation),
        None => answer,
    })
}

/// Retires all active and pending tokens or TOTP secrets of a peer.
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
            "export the remaining tokens for your server with `evpki token export`"
        } else {
            "remove it from your server as well"
        };
        answer.next(next.to_owned())
    } else {
        answer
    };
    Ok(answer.next(match kind {
        SecretKind::Totp => format!("to start again, run `evpki totp provision {party}`"),
        _ => format!("to start again, run `evpki token issue {party}`"),
    }))
}
