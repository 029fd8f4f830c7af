//! Checks files that are to hold hierarchies.

use crate::commands::{
    Error,
    documents::{self, Documents},
};
use std::path::Path;

/// Reads the hierarchy in a file, with the profiles that it names.
///
/// # Errors
/// With the first thing that is wrong with it or one of them, and where.
pub fn run(path: &Path) -> Result<Documents, Error> {
    documents::in_file(path)
}
