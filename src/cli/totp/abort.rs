//! `evpki totp abort`: arguments.

use super::Which;
use clap::Args;

/// Abort the replacement of a TOTP secret: the previous secret stays active
///
/// The pending secret is erased.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki totp abort DE-ABC")]
pub(in super::super) struct Arguments {
    #[command(flatten)]
    pub(super) which: Which,
}
