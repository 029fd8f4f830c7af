//! `evpki token retire`: how it is said.

use super::Which;
use clap::Args;

/// Give up all tokens of a peer at once, such as when it is lost
///
/// What is in force and what is pending, in both directions unless one is named: nothing that the peer shows is accepted any more, and the values are
/// erased. To replace a token without an interruption, run `evpki token rotate`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token retire DE-ABC --yes
  evpki token retire DE-ABC --direction inbound --yes")]
pub(in super::super) struct Arguments {
    #[command(flatten)]
    pub(super) which: Which,
}
