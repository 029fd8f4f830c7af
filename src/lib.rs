//! evpki: PKI and credential store for EV charging.
//!
//! Two kinds of programs use this library. The binary `evpki` uses all of it through `cli::run`. The software of CSMSs and
//! chargers uses it with `default-features = false`: to read the [`bundles`] that it receives, and to check what a certificate
//! authorizes ([`authorization`]). Then only the modules that these need are compiled.
//!
//! `ARCHITECTURE.md` draws the modules below and states which modules each of them may use.

#![cfg_attr(
    not(test),
    warn(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr, clippy::dbg_macro, clippy::todo)
)]

pub mod authorization;
pub mod bundles;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
pub mod commands;
#[cfg(feature = "cli")]
pub mod credentials;
#[cfg(feature = "cli")]
pub mod exports;
#[cfg(feature = "cli")]
pub mod failpoints;
#[cfg(feature = "cli")]
pub mod files;
#[cfg(feature = "cli")]
pub mod labels;
pub mod model;
pub mod ocpi;
pub mod ocpp;
#[cfg(feature = "cli")]
pub mod pki;
#[cfg(feature = "cli")]
pub mod store;
#[cfg(feature = "cli")]
pub mod vault;
pub mod x509;
