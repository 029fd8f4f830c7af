//! What may be issued, by whom and to whom: profiles, hierarchies, and the manifest of a factory.
//!
//! Everything here is pure: text comes in with a name for messages, a checked value or every reason why not goes out. No file is
//! opened, no clock is read, and the store is never seen.

pub mod builtin;
pub mod document;
pub mod hierarchy;
mod host_name;
pub mod issuance;
pub mod manifest;
pub mod negative;
mod period;
pub mod plan;
pub mod profile;
mod realm;
mod refusal;
pub mod request;
pub mod rules;
mod target;
#[cfg(test)]
mod testing;

pub use crate::model::nearest;
pub use hierarchy::Hierarchy;
pub use host_name::host_name;
pub use period::Period;
pub use profile::Profile;
pub use realm::Realm;
pub use refusal::{Finding, Refusal};
pub use target::Target;
