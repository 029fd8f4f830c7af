//! Bundles: what a charger and a CSMS receive.

pub mod device;
mod output;
pub mod party;
pub mod server;
pub mod verify;

pub use output::Written;
pub(super) use output::put_all;
