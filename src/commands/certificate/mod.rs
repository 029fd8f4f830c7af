//! Certificates: what there is, what they say, whether they count.

pub mod adopt;
pub mod authorize;
pub mod export;
pub mod find;
pub mod hold;
pub mod issue;
pub mod lint;
pub mod list;
pub mod release;
pub mod revoke;
pub mod show;
mod status_change;
mod verification;
pub mod verify;

pub use status_change::{Affected, Confirm, Effect, Planned, Report};
