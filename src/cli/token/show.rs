//! `evpki token show`: arguments and output.

use super::super::{Answer, Globals, World, complete, describe, screen, table};
use crate::{
    commands::{
        Error,
        token::show::{self, Report},
    },
    model::PartyId,
    ocpi::Direction,
    x509::time,
};
use clap::Args;
use serde_json::json;

/// Show the tokens of a peer and their states
///
/// Without `--reveal` and `--header`, no token is shown and no passphrase is needed. The audit log records every reveal. A
/// terminal shows revealed tokens on a second screen until you press a key, for 30 seconds at most.
#[derive(Debug, Args)]
#[command(
    disable_version_flag = true,
    after_help = "Examples:
  evpki token show DE-ABC
  evpki token show DE-ABC --direction inbound --reveal
  evpki token show DE-ABC --header"
)]
pub(in super::super) struct Arguments {
    /// OCPI party ID of the peer, such as DE-ABC
    #[arg(value_name = "PARTY", add = complete::parties())]
    party: PartyId,
    /// Inbound (the peer sends it) or outbound (we send it) [default: both]
    #[arg(long, value_name = "DIRECTION", value_parser = super::directions())]
    direction: Option<Direction>,
    /// Only this version
    #[arg(long, value_name = "N")]
    version: Option<u64>,
    /// Show the active and pending tokens in plain text
    #[arg(long)]
    reveal: bool,
    /// Print the request header, by default with the active outbound token
    #[arg(long, conflicts_with = "reveal")]
    header: bool,
}

pub(super) fn run(globals: &Globals, arguments: &Arguments, world: &mut World) -> Result<Answer, Error> {
    let Arguments { party, direction, version, reveal, .. } = *arguments;
    let request = show::Request { party, direction, version, reveal };
    if arguments.header {
        let value = globals.with_context(world, |context| show::header(context, &request))?;
        let value = value.expose_str().unwrap_or_default();
        let json = json!({ "party": party.to_string(), "name": "Authorization", "value": value });
        return Ok(Answer::data(format!("Authorization: {value}"), json));
    }
    let report = globals.with_context(world, |context| show::run(context, &request))?;
    if !report.tokens.iter().any(|token| token.value.is_some()) {
        return Ok(answer(&report, reveal, world));
    }
    Ok(screen::reveal(globals, world, "the tokens", |reveal, world| answer(&report, reveal, world)))
}

fn answer(report: &Report, reveal: bool, world: &World) -> Answer {
    let relation = &report.relation;
    let mut rows = Vec::new();
    let mut list = Vec::new();
    for token in &report.tokens {
        let value = token.value.as_ref().and_then(|value| value.expose_str());
        let letter = token.letter.map(|letter| letter.to_string());
        let mut row = vec![
            token.direction.to_string(),
            token.version.to_string(),
            letter.clone().unwrap_or_default(),
            token.state.to_string(),
            describe::moment(token.created, world.now),
            describe::moment(token.changed, world.now),
        ];
        row.extend(reveal.then(|| value.unwrap_or_default().to_owned()));
        rows.push(row);
        list.push(json!({
            "direction": token.direction.name(), "version": token.version, "letter": letter, "state": token.state.name(),
            "created": time::rfc3339(token.created), "state_since": time::rfc3339(token.changed), "value": value,
        }));
    }
    let headings = ["direction", "version", "letter", "state", "created", "changed", "token"];
    let headings = if reveal { &headings[..] } else { &headings[..6] };
    let peer = table::pairs(&[
        ("peer", relation.party.to_string()),
        ("OCPI", relation.version.to_string()),
        ("encoding", relation.encoding.to_string()),
    ]);
    let tokens = table::table(headings, rows);
    let text = if tokens.is_empty() { peer } else { format!("{peer}\n{tokens}") };
    let mut json = super::relation_json(relation);
    json["tokens"] = json!(list);
    super::next(Answer::data(text, json), relation)
}
