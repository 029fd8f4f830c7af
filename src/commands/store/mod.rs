//! The store itself: whether it is whole, copies of it.

pub mod backup;
pub mod carry;
pub mod check;
mod examine;
pub mod restore;
