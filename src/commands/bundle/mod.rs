//! Bundles: what a charger and a CSMS receive.

pub mod device;
pub mod party;
mod place;
pub mod server;
pub mod verify;

pub use place::Written;
pub(super) use place::put_all;
