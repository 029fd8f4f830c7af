//! The store itself: whether it is whole, copies of it.

pub(in crate::commands) mod authenticate;
pub mod backup;
pub mod carry;
pub mod check;
mod examine;
mod finding;
mod left;
mod lists;
mod passwords;
mod peers;
pub mod repair;
mod replay;
pub mod restore;
mod sealed;
mod slots;

pub use finding::{Finding, Grade};
pub(in crate::commands) use replay::{charger_details, founding_details};
