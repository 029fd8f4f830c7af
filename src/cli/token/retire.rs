//! `evpki token retire`: arguments.

use super::Which;
use clap::Args;

/// Retire all tokens of a peer at once, for example after a token was disclosed
///
/// Retires active and pending tokens, in both directions unless you name one. The peer's tokens are no longer accepted, and all
/// values are erased. To replace a token without an interruption, use `evpki token rotate`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token retire DE-ABC --yes
  evpki token retire DE-ABC --direction inbound --yes")]
pub(in super::super) struct Arguments {
    #[command(flatten)]
    pub(super) which: Which,
}
