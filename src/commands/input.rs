//! A document that came with the command.

use super::Error;
use crate::x509;

/// A document that came with the command, and where it came from.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its name, for messages: a path, or `stdin`.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Input {
    /// The certification request that it is.
    ///
    /// # Errors
    /// When it is none, or its signature is not made with its key.
    pub fn request(&self) -> Result<x509::Request, Error> {
        let about = |e: x509::Error| Error::from(e).about(format!("cannot use `{}` as a certification request", self.name));
        x509::Request::read(&self.bytes).map_err(about)
    }
}
