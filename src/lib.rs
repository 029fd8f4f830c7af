//! evpki: the PKI and credential store of an EV-charging operator.

pub mod model;
#[cfg(feature = "cli")]
pub mod store;
