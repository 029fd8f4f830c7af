//! `evpki token issue`: arguments and output.

use super::super::{Answer, Globals, World, ask::Source, complete};
use crate::{
    commands::{Error, token::issue},
    model::PartyId,
    ocpi::{Direction, TokenEncoding, Version},
};
use clap::Args;
use serde_json::json;

/// Generate the first token for a peer, or store the token that the peer generated
///
/// The receiver of a registration generates token A and sends it over a secure channel. The sender posts token B. The answer
/// contains token C, which `evpki token rotate` generates or stores. Each command prints the next step. An existing token is
/// kept, so you can run the command again. With OCPI 2.1.1, headers contain the token as it is; with later versions in base64,
/// unless the peer does otherwise.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token issue DE-ABC
  evpki token issue DE-ABC --value file:/run/secrets/token-of-de-abc
  evpki token issue DE-ABC --ocpi-version 2.2.1 --token-encoding raw")]
pub(in super::super) struct Arguments {
    /// OCPI party ID of the peer, such as DE-ABC
    #[arg(value_name = "PARTY", add = complete::parties())]
    party: PartyId,
    /// Direction of the token [default: inbound; with --value, outbound]
    ///
    /// Inbound: the peer sends it to us. Outbound: we send it to the peer.
    #[arg(long, value_name = "DIRECTION", value_parser = super::directions())]
    direction: Option<Direction>,
    /// Source of the token, if the peer generated it
    ///
    /// One of env:NAME, file:PATH, fd:N, stdin or credential:NAME.
    #[arg(long, value_name = "SOURCE")]
    value: Option<Source>,
    /// OCPI version of the peer: 2.1.1, 2.2, 2.2.1 or 2.3.0 [default: 2.2.1]
    #[arg(long, value_name = "VERSION")]
    ocpi_version: Option<Version>,
    /// Encoding of tokens in headers [default: as in the OCPI version]
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
    Ok(answer(&report, "active"))
}

/// Creates the answer for a token that was generated or stored.
pub(super) fn answer(report: &issue::Report, state: &str) -> Answer {
    let issue::Report { relation, direction, version, .. } = report;
    let party = relation.party;
    let letter = relation.letter(*direction, *version);
    let name = super::named(*direction, "token", letter);
    let how = match (report.is_new, report.is_given) {
        (false, _) => "exists already",
        (true, false) => "generated",
        (true, true) => "stored",
    };
    let text = format!("{party}: {name} (version {version}) {how}, {state}");
    let mut json = super::relation_json(relation);
    json["direction"] = json!(direction.name());
    json["version"] = json!(version);
    json["letter"] = json!(letter.map(|letter| letter.to_string()));
    json["made"] = json!(report.is_new);
    let answer = Answer::done(text, json);
    let answer = if report.is_weak && *direction == Direction::Inbound {
        answer.note("it has fewer than 22 characters and could be guessed from its SHA-256: replace it as soon as possible")
    } else {
        answer
    };
    super::next(answer, relation)
}
