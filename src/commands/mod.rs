//! What each verb does: a `Request` of plain values in, a `Report` of plain values out.
//!
//! Only here are store and vault opened. Nothing here prints, prompts, reads the clock or the environment: a [`Context`] brings all that.

pub mod bundle;
pub mod charger;
pub mod context;
pub mod crl;
pub mod draft;
mod error;
pub mod given;
pub mod holding;
pub mod init;
pub mod ledger;
pub mod office;
pub mod password;
pub mod server;
#[cfg(test)]
pub(crate) mod testing;

pub use context::{Ask, Context, Passphrases, Progress};
pub use error::Error;
