//! evpki: the PKI and credential store of an EV-charging operator.

pub mod bundles;
pub mod model;
#[cfg(feature = "cli")]
pub mod pki;
pub mod x509;
