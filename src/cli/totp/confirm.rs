//! `evpki totp confirm`: arguments.

use super::Which;
use clap::Args;

/// Activate a pending TOTP secret: its codes were accepted
///
/// The previous secret is then no longer valid, and it is erased.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki totp confirm DE-ABC")]
pub(in super::super) struct Arguments {
    #[command(flatten)]
    pub(super) which: Which,
}
