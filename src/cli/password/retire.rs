//! `evpki password retire`: how it is said and shown.

use super::super::{Answer, Globals, World};
use crate::{
    commands::{Error, password::batch},
    model::BatchName,
};
use clap::Args;
use serde_json::json;

/// Give up the default password of a batch that no charger shows any more
///
/// Its value is erased, so that it can neither be exported nor come into the wrong hands. Refused as long as a charger in use may show it: one that
/// has no password of its own in force. `evpki password due` names batches that are ready for it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki password retire --batch 2026-11")]
pub(in super::super) struct Arguments {
    /// The batch
    #[arg(long, value_name = "BATCH")]
    batch: BatchName,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let batch = arguments.batch;
    let batch::Retired { version, now } = globals.with_context(world, |context| batch::retire(context, &batch))?;
    let text = if now {
        format!("The default password of batch {batch} is retired, and its value is gone\n")
    } else {
        format!("The default password of batch {batch} was retired before\n")
    };
    Ok(Answer::done(text, json!({ "batch": batch.as_str(), "version": version, "retired_now": now })))
}
