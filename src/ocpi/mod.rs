//! OCPI: the roles and modules of each version, parties with both written on one line, and the credentials by which peers know
//! each other: tokens, and codes that count for a time.
//!
//! Nothing here talks to a platform, and nothing here keeps a secret: what goes in comes out again, or an answer does. What OCPI
//! calls a party is [`model::PartyId`](crate::model::PartyId).

mod error;
mod grant;
mod registration;
mod token;
pub mod totp;
mod version;

pub use error::Error;
pub use grant::Grant;
pub use registration::{Direction, Letter, Registration};
pub use token::{LONGEST_TOKEN, TokenEncoding, authorization, check_token, presented, token_digest};
pub use version::{LONGEST_MODULE, Version};
