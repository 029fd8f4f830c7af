//! `evpki token list`: how it is said and shown.

use super::super::{Answer, Globals, World, table::table};
use crate::{
    commands::{
        Error,
        token::{Relation, list},
    },
    ocpi::Direction,
};
use clap::Args;

/// List the peers of OCPI, and where the tokens exchanged with each stand
///
/// With --json, one object a line.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token list
  evpki token list --json")]
pub(in super::super) struct Arguments {}

pub(super) fn run(globals: &Globals, _: &Arguments, world: &mut World) -> Result<Answer, Error> {
    let peers = globals.with_context(world, list::run)?;
    let stands = |relation: &Relation, direction| {
        let held = relation.held(direction);
        let name = |version, state: &str| {
            let letter = relation.letter(direction, version).map(|letter| format!("{letter} ")).unwrap_or_default();
            format!("{letter}{state}")
        };
        let words = held.in_force.map(|v| name(v, "in force")).into_iter().chain(held.pending.map(|v| name(v, "pending")));
        let words: Vec<String> = words.collect();
        if words.is_empty() { "none".to_owned() } else { words.join(", ") }
    };
    let rows = peers.iter().map(|peer| {
        let (inbound, outbound) = (stands(peer, Direction::Inbound), stands(peer, Direction::Outbound));
        vec![peer.party.to_string(), peer.version.to_string(), peer.encoding.to_string(), inbound, outbound]
    });
    let text = table(&["peer", "OCPI", "in headers", "inbound", "outbound"], rows);
    let answer = Answer::lines(text, peers.iter().map(super::relation_json).collect());
    Ok(if peers.is_empty() { answer.note("there is no peer yet") } else { answer })
}
