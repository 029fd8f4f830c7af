//! Commands for the store itself: check and repair it, back it up, restore it.

mod audit_reconcile;
pub(in crate::commands) mod authenticate;
pub mod backup;
mod certificates;
mod chargers;
pub mod check;
mod crls;
mod finding;
mod leftovers;
mod name_digests;
mod passwords;
mod peers;
pub mod repair;
pub mod restore;
pub mod restore_merge;
mod secrets;
mod slots;

pub(in crate::commands) use audit_reconcile::founding_details;
pub(in crate::commands) use chargers::charger_details;
pub use finding::{Finding, Grade};
