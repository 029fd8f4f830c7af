//! `evpki totp retire`: how it is said.

use super::Which;
use clap::Args;

/// Give up all TOTPs of a peer at once, such as when it is lost
///
/// What is in force and what is pending, in both directions unless one is named; the values are erased.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki totp retire DE-ABC --yes")]
pub(in super::super) struct Arguments {
    #[command(flatten)]
    pub(super) which: Which,
}
