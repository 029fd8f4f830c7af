//! Labels: what is stuck on a charger, for people to read and for scanners (format `evpki-label/1`, `docs/formats/label.md`).
//!
//! A [`Template`] makes an SVG of what is known of a charger, [`png()`] makes pixels of that. Neither knows where a charger is kept, or where
//! its label goes.

mod bounds;
mod error;
mod raster;
mod symbol;
mod template;
#[cfg(test)]
mod tests;

pub use error::Error;
pub use raster::{Dpi, png};
pub use symbol::{FORMAT, payload};
pub use template::Template;

use crate::model::{Charger, Environment, Fingerprint, Organization, Secret};

/// What a label can say of a charger.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The charger.
    pub charger: &'a Charger,
    /// Whose it is.
    pub organization: &'a Organization,
    /// What its PKI is for.
    pub environment: Environment,
    /// Its certificate, if it has one that counts.
    pub fingerprint: Option<Fingerprint>,
    /// Its password, when the label is to hold it.
    pub password: Option<&'a Secret>,
}
