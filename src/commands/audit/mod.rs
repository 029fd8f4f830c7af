//! The audit: what was done, by whom, and whether the record of it is whole; statements about it for others to keep.

pub mod export;
pub mod list;
mod statement;
pub mod verify;

pub use statement::Head;
pub(super) use statement::{audit_key, keep, kept_key, key_details};
