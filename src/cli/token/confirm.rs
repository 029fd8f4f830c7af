//! `evpki token confirm`: how it is said.

use super::Which;
use clap::Args;

/// Put a pending token in force: it was used
///
/// An inbound one, once the peer has called with it; an outbound one, once the peer has answered a request with it. The token before counts no more
/// from then on, and its value is erased.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki token confirm DE-ABC")]
pub(in super::super) struct Arguments {
    #[command(flatten)]
    pub(super) which: Which,
}
