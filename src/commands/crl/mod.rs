//! Revocation lists.

pub mod issue;
pub mod publish;
