//! The input of a command: a file or stdin.

use super::{Globals, World, ask::Source};
use crate::{
    commands::{Error, input::Input},
    files,
    model::PrintablePath as _,
};
use std::{io::Read, path::Path};

/// The largest document that is accepted, in bytes.
const LARGEST: u64 = 64 * 1024;

/// Returns whether a path means stdin: `-`.
pub(super) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Takes stdin. Returns a usage error if the passphrase comes from stdin.
pub(super) fn stdin(globals: &Globals, world: &mut World) -> Result<Box<dyn Read + Send>, Error> {
    if globals.source() == Some(Source::Stdin) {
        return Err(Error::usage("cannot read both the passphrase and the input from stdin")
            .hint("supply the passphrase with `--passphrase-file FILE`, `--passphrase env:NAME` or `--passphrase fd:N`"));
    }
    Ok(std::mem::replace(&mut world.stdin, Box::new(std::io::empty())))
}

/// Reads a document of at most 64 KiB.
pub(super) fn document(globals: &Globals, world: &mut World, path: &Path) -> Result<Input, Error> {
    file(globals, world, path, LARGEST)
}

/// Reads a file or stdin of at most `largest` bytes.
pub(super) fn file(globals: &Globals, world: &mut World, path: &Path, largest: u64) -> Result<Input, Error> {
    if !is_stdin(path) {
        return Ok(Input { name: path.shown(), bytes: files::read(path, largest)?.expose().to_vec() });
    }
    let mut bytes = Vec::new();
    let read = stdin(globals, world)?.take(largest + 1).read_to_end(&mut bytes);
    read.map_err(|e| Error::cannot(format!("cannot read stdin: {e}")))?;
    if bytes.len() as u64 > largest {
        return Err(Error::cannot(format!("stdin has more than {largest} bytes")));
    }
    Ok(Input { name: "stdin".to_owned(), bytes })
}
