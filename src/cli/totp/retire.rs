//! `evpki totp retire`: arguments.

use super::Which;
use clap::Args;

/// Retire all TOTP secrets of a peer at once, for example after a disclosure
///
/// Retires active and pending secrets, in both directions unless you name one. All values are erased.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki totp retire DE-ABC --yes")]
pub(in super::super) struct Arguments {
    #[command(flatten)]
    pub(super) which: Which,
}
