//! `evpki token confirm`: arguments.

use super::Which;
use clap::Args;

/// Activate a pending token: it was used
///
/// Confirm an inbound token when the peer has called with it, and an outbound token when the peer has answered a request with it.
/// The previous token is then no longer valid, and it is erased.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token confirm DE-ABC")]
pub(in super::super) struct Arguments {
    #[command(flatten)]
    pub(super) which: Which,
}
