//! evpki: the PKI and credential store of an EV-charging operator.

#[cfg(feature = "cli")]
pub mod credentials;
pub mod model;
pub mod ocpp;
#[cfg(feature = "cli")]
pub mod vault;
