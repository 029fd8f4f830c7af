//! `evpki token issue`: how it is said and shown.

use super::super::{Answer, Globals, World, ask::Source, complete};
use crate::{
    commands::{Error, token::issue},
    model::PartyId,
    ocpi::{Direction, TokenEncoding, Version},
};
use clap::Args;
use serde_json::json;

/// Make the first token that a peer shows, or take in the one that it has made
///
/// The receiver of a registration makes token A and hands it over by another way; the sender posts token B; the answer brings token C, which
/// `evpki token rotate` makes or takes in. After each command it is said what comes next. A token that is there stays, so that it can be run
/// again. Of OCPI 2.1.1 tokens stand in the header as they are, of later versions in base64, unless the peer does otherwise.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token issue DE-ABC
  evpki token issue DE-ABC --value file:/run/secrets/token-of-de-abc
  evpki token issue DE-ABC --ocpi-version 2.2.1 --token-encoding raw")]
pub(in super::super) struct Arguments {
    /// The peer
    #[arg(value_name = "PARTY", add = complete::parties())]
    party: PartyId,
    /// Which way it goes [default: inbound; with --value, outbound]
    ///
    /// Inbound is what the peer shows to us, outbound what we show to it.
    #[arg(long, value_name = "DIRECTION", value_parser = super::directions())]
    direction: Option<Direction>,
    /// Where the token is, when somebody else has made it
    ///
    /// env:NAME, file:PATH, fd:N, stdin or credential:NAME.
    #[arg(long, value_name = "SOURCE")]
    value: Option<Source>,
    /// The version of OCPI spoken with it: 2.1.1, 2.2, 2.2.1 or 2.3.0 [default: 2.2.1]
    #[arg(long, value_name = "VERSION")]
    ocpi_version: Option<Version>,
    /// How tokens stand in headers [default: as the version has it]
    #[arg(long, value_name = "ENCODING", value_parser = super::encodings())]
    token_encoding: Option<TokenEncoding>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = issue::Request {
        party: arguments.party,
        direction: arguments.direction,
        version: arguments.ocpi_version,
        encoding: arguments.token_encoding,
    };
    let report = globals.with_other_secret(arguments.value, world, |context| issue::run(context, &request))?;
    Ok(answer(&report, "in force"))
}

/// How a token that was made, or taken in, is shown.
pub(super) fn answer(report: &issue::Report, state: &str) -> Answer {
    let issue::Report { relation, direction, version, .. } = report;
    let party = relation.party;
    let letter = relation.letter(*direction, *version);
    let name = super::named(*direction, "token", letter);
    let how = match (report.is_new, report.is_given) {
        (false, _) => "is there already",
        (true, false) => "was made",
        (true, true) => "was taken in",
    };
    let text = format!("{party}: {name} (version {version}) {how}, {state}");
    let mut json = super::relation_json(relation);
    json["direction"] = json!(direction.name());
    json["version"] = json!(version);
    json["letter"] = json!(letter.map(|letter| letter.to_string()));
    json["made"] = json!(report.is_new);
    let answer = Answer::done(text, json);
    let answer = if report.is_weak && *direction == Direction::Inbound {
        answer.note("it has less than 22 characters: who sees its SHA-256 may find it by trying; replace it when you can")
    } else {
        answer
    };
    super::next(answer, relation)
}
