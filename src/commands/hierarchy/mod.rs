//! Verbs on hierarchies.

pub mod check;
pub mod list;
pub mod show;
