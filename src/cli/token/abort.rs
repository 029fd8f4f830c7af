//! `evpki token abort`: how it is said.

use super::Which;
use clap::Args;

/// Give up a pending token: the one before stays in force
///
/// To be run when the peer did not take it, or its answer never came. The value of the pending one is erased.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token abort DE-ABC")]
pub(in super::super) struct Arguments {
    #[command(flatten)]
    pub(super) which: Which,
}
