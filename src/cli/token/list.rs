//! `evpki token list`: arguments and output.

use super::super::{Answer, Globals, World, table::table};
use crate::{
    commands::{
        Error,
        token::{Relation, list},
    },
    ocpi::Direction,
};
use clap::Args;

/// List the OCPI peers and the states of their tokens
///
/// With --json, prints one object a line.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token list
  evpki token list --json")]
pub(in super::super) struct Arguments {}

pub(super) fn run(globals: &Globals, _: &Arguments, world: &mut World) -> Result<Answer, Error> {
    let peers = globals.with_context(world, list::run)?;
    let states = |relation: &Relation, direction| {
        let held = relation.held(direction);
        let name = |version, state: &str| {
            let letter = relation.letter(direction, version).map(|letter| format!("{letter} ")).unwrap_or_default();
            format!("{letter}{state}")
        };
        let words = held.in_force.map(|v| name(v, "active")).into_iter().chain(held.pending.map(|v| name(v, "pending")));
        let words: Vec<String> = words.collect();
        if words.is_empty() { "no token".to_owned() } else { words.join(", ") }
    };
    let rows = peers.iter().map(|peer| {
        let (inbound, outbound) = (states(peer, Direction::Inbound), states(peer, Direction::Outbound));
        vec![peer.party.to_string(), peer.version.to_string(), peer.encoding.to_string(), inbound, outbound]
    });
    let text = table(&["peer", "OCPI", "encoding", "inbound", "outbound"], rows);
    let answer = Answer::lines(text, peers.iter().map(super::relation_json).collect());
    Ok(if peers.is_empty() { answer.note("no peers") } else { answer })
}
