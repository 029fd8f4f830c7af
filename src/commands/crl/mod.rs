//! Revocation lists.

pub mod issue;
