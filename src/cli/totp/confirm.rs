//! `evpki totp confirm`: how it is said.

use super::Which;
use clap::Args;

/// Put a pending TOTP in force: its codes were taken
///
/// The one before counts no more from then on, and its value is erased.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki totp confirm DE-ABC")]
pub(in super::super) struct Arguments {
    #[command(flatten)]
    pub(super) which: Which,
}
