//! OCPI: which roles and modules its versions know, and how parties with both are written on one line.
//!
//! Nothing here talks to a platform. What OCPI calls a party is [`model::PartyId`](crate::model::PartyId).

mod error;
mod grant;
mod version;

pub use error::Error;
pub use grant::Grant;
pub use version::{LONGEST_MODULE, Version};
