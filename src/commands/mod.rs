//! What each verb does: a `Request` of plain values in, a `Report` of plain values out.
//!
//! Only here are store and vault opened. Nothing here prints, prompts, reads the clock or the environment: a [`Context`] brings all that.

pub mod audit;
pub mod bundle;
mod by_keyring;
pub mod ca;
pub mod certificate;
pub mod charger;
pub mod context;
pub mod crl;
pub mod demo;
pub mod documents;
pub mod draft;
mod error;
pub mod given;
pub mod hierarchy;
pub mod holding;
pub mod init;
pub mod issuing;
mod keys;
pub mod ledger;
pub mod meant;
pub mod names;
pub mod office;
pub mod opening;
pub mod party;
pub mod password;
pub mod profile;
pub mod server;
pub mod status;
pub mod store;
mod subjects;
#[cfg(test)]
pub(crate) mod testing;
pub mod token;
pub mod totp;
pub mod typed;
pub mod vault;

pub use context::{Ask, Context, Passphrases, Progress};
pub use error::Error;
