//! Authorities: which there are, and what peers need of them.

pub mod export;
pub mod list;
