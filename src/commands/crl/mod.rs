//! Revocation lists.

pub mod issue;
pub mod publish;
pub(in crate::commands) mod rollback;
