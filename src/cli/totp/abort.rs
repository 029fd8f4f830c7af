//! `evpki totp abort`: how it is said.

use super::Which;
use clap::Args;

/// Give up a pending TOTP: the one before stays in force
///
/// The value of the pending one is erased.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki totp abort DE-ABC")]
pub(in super::super) struct Arguments {
    #[command(flatten)]
    pub(super) which: Which,
}
