//! Checks files that are to hold profiles.

use crate::{
    commands::{Error, definitions::read_text},
    model::PrintablePath as _,
    pki::Profile,
};
use std::path::Path;

/// Reads the profile in a file.
///
/// # Errors
/// With the first thing that is wrong with it, and where.
pub fn run(path: &Path) -> Result<Profile, Error> {
    Ok(Profile::parse(&path.shown(), &read_text(path)?)?)
}
