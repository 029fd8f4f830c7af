//! `evpki token abort`: arguments.

use super::Which;
use clap::Args;

/// Abort the replacement of a token: the previous token stays active
///
/// Run it if the peer did not accept the new token, or did not answer. The pending token is erased.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token abort DE-ABC")]
pub(in super::super) struct Arguments {
    #[command(flatten)]
    pub(super) which: Which,
}
