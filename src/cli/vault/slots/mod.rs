//! `evpki vault slots`: adds, lists and removes the slots of the vault.

mod add;
mod list;
mod remove;

use crate::{
    cli::{Answer, Globals, World, describe, table::table},
    commands::{Error, vault::slots::list::SlotReport},
    model::Timestamp,
    x509::time,
};
use clap::{Args, Subcommand};
use serde_json::{Value, json};

/// Add, list and remove slots of the vault, which are the ways to open it
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    #[command(subcommand)]
    Add(add::Way),
    List(list::Arguments),
    Remove(remove::Arguments),
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    match arguments.verb {
        Verb::Add(way) => add::run(globals, way, world),
        Verb::List(arguments) => list::run(globals, arguments, world),
        Verb::Remove(arguments) => remove::run(globals, arguments, world),
    }
}

/// Formats slots as a table, for people.
pub(super) fn table_of(slots: &[SlotReport], now: Timestamp) -> String {
    let rows = slots.iter().map(|slot| {
        let cost = slot.kdf.map(super::cost).unwrap_or_default();
        let until = |until| format!("until {}", describe::moment(until, now));
        let state = match (&slot.damage, slot.until) {
            (Some(why), _) => format!("damaged: {why}"),
            (None, _) if !slot.tried => "not tried: the key derivation costs too much".to_owned(),
            (None, Some(at)) if at <= now => format!("expired {}", describe::moment(at, now)),
            (None, Some(at)) if slot.opens => format!("opens {}", until(at)),
            (None, Some(at)) => until(at),
            (None, None) if slot.opens => "opens".to_owned(),
            (None, None) => String::new(),
        };
        vec![slot.kind.clone(), slot.label.clone(), describe::moment(slot.created, now), cost, state]
    });
    table(&["slot", "label", "added", "cost", "state"], rows)
}

/// The JSON objects of slots.
pub(super) fn json_of(slots: &[SlotReport]) -> Vec<Value> {
    let json = |slot: &SlotReport| {
        json!({
            "kind": slot.kind, "label": slot.label, "created": time::rfc3339(slot.created), "kdf": slot.kdf.map(super::kdf_json),
            "until": slot.until.map(time::rfc3339), "damage": slot.damage, "tried": slot.tried, "lasts": slot.lasts, "opens": slot.opens,
        })
    };
    slots.iter().map(json).collect()
}
