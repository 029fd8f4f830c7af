//! evpki: the PKI and credential store of an EV-charging operator.
//!
//! Two kinds of programs use this library. The binary `evpki` uses all of it, by way of `cli::run`. The software of
//! CSMSs and chargers uses it with `default-features = false`, to read the [`bundles`] that it is handed and to ask what a certificate
//! allows ([`authorization`]): then only what that needs is compiled.
//!
//! `ARCHITECTURE.md` draws the rooms below and says what each may know of the others.

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
