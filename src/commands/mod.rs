//! What each verb does: a `Request` of plain values in, a `Report` of plain values out.
//!
//! Only here are store and vault opened. Nothing here prints, prompts, reads the clock or the environment: a [`Context`] brings all that.

pub mod audit;
mod authority_names;
pub mod bundle;
pub mod ca;
pub mod certificate;
pub mod charger;
pub mod completion;
pub mod context;
pub mod crl;
pub mod current_certificate;
pub mod definitions;
pub mod demo;
pub mod draft;
mod error;
pub mod hierarchy;
pub mod init;
pub mod input;
pub mod issuing;
mod key_reuse;
mod keyring_unlock;
pub mod ledger;
pub mod party;
pub mod password;
pub mod pki_state;
pub mod profile;
pub mod server;
pub mod shell_quote;
pub mod status;
pub mod store;
pub mod suggestions;
#[cfg(test)]
pub(crate) mod testing;
pub mod token;
pub mod totp;
pub mod unlock;
pub mod vault;

pub use context::{Ask, Context, Passphrases, Progress};
pub use error::Error;
