//! Checks files that are to hold hierarchies.

use crate::commands::{
    Error,
    definitions::{self, Definitions},
};
use std::path::Path;

/// Reads the hierarchy in a file, with the profiles that it names.
///
/// # Errors
/// With the first thing that is wrong with it or one of them, and where.
pub fn run(path: &Path) -> Result<Definitions, Error> {
    definitions::in_file(path)
}
