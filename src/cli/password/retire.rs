//! `evpki password retire`: arguments and output.

use super::super::{Answer, Globals, World};
use crate::{
    commands::{Error, password::batch},
    model::BatchName,
};
use clap::Args;
use serde_json::json;

/// Erase the default password of a batch that no charger uses any longer
///
/// It can no longer be exported or disclosed. Refused while a charger in use may still use it, because it has no active password
/// of its own. `evpki password due` lists the batches that can be retired.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki password retire --batch 2026-11")]
pub(in super::super) struct Arguments {
    /// Name of the batch
    #[arg(long, value_name = "BATCH")]
    batch: BatchName,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let batch = arguments.batch;
    let batch::Retired { version, now } = globals.with_context(world, |context| batch::retire(context, &batch))?;
    let text = if now {
        format!("The default password of batch {batch} is retired and erased\n")
    } else {
        format!("The default password of batch {batch} was already retired\n")
    };
    Ok(Answer::done(text, json!({ "batch": batch.as_str(), "version": version, "retired_now": now })))
}
