//! Labels to stick on chargers, for people and for scanners (format `evpki-label/1`, `docs/formats/label.md`).
//!
//! A [`Template`] makes an SVG from the data of a charger; [`png()`] converts the SVG to an image. Not here: reading chargers
//! from the store, and writing the files.

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

/// The data that a label can show.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The charger.
    pub charger: &'a Charger,
    /// The organization that owns it.
    pub organization: &'a Organization,
    /// The environment of its PKI.
    pub environment: Environment,
    /// The fingerprint of its valid certificate, if it has one.
    pub fingerprint: Option<Fingerprint>,
    /// Its password, if the label is to contain it.
    pub password: Option<&'a Secret>,
}
