//! What may be issued, by whom and to whom: profiles, hierarchies, and the manifest of a factory.
//!
//! Everything here is pure: text comes in with a name for messages, a checked value or every reason why not goes out. No file is
//! opened, no clock is read, and the store is never seen.

pub mod builtin;
pub mod document;
pub mod hierarchy;
mod host_name;
pub mod issuance;
mod issuance_error;
pub mod manifest;
pub mod negative;
mod period;
mod pki_identity;
pub mod plan;
pub mod profile;
pub mod request;
pub mod rules;
mod target;
#[cfg(test)]
mod testing;

pub use crate::model::nearest;
pub use hierarchy::Hierarchy;
pub use host_name::host_name;
pub use issuance_error::{Finding, IssuanceError};
pub use period::Period;
pub use pki_identity::PkiIdentity;
pub use profile::Profile;
pub use target::Target;
