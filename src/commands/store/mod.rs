//! The store itself: whether it is whole, copies of it.

mod audit_reconcile;
pub(in crate::commands) mod authenticate;
pub mod backup;
mod certificates;
pub mod check;
mod crls;
mod finding;
mod leftovers;
mod passwords;
mod peers;
pub mod repair;
pub mod restore;
pub mod restore_merge;
mod secrets;
mod slots;

pub(in crate::commands) use audit_reconcile::{charger_details, founding_details};
pub use finding::{Finding, Grade};
