//! Certificates: what there is, what they say, whether they count.

pub mod adopt;
pub mod authorize;
mod case;
pub mod export;
pub mod find;
pub mod hold;
pub mod issue;
pub mod lint;
pub mod list;
pub mod release;
pub mod revoke;
pub mod show;
mod standing;
pub mod verify;

pub use standing::{Affected, Confirm, Effect, Planned, Report};
