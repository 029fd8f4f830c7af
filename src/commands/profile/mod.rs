//! Verbs on profiles.

pub mod check;
pub mod list;
pub mod show;
