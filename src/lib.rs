//! evpki: the PKI and credential store of an EV-charging operator.

pub mod bundles;
pub mod model;
pub mod x509;
