//! evpki: the PKI and credential store of an EV-charging operator.

pub mod bundles;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
pub mod commands;
#[cfg(feature = "cli")]
pub mod credentials;
#[cfg(feature = "cli")]
pub mod files;
pub mod model;
pub mod ocpp;
#[cfg(feature = "cli")]
pub mod pki;
#[cfg(feature = "cli")]
pub mod store;
#[cfg(feature = "cli")]
pub mod vault;
pub mod x509;
