//! `evpki bundle`: what a charger, a CSMS and a party of OCPI receive.

mod device;
mod party;
mod server;
mod show;
mod verify;

use super::{Answer, Globals, World};
use crate::commands::Error;
use clap::Subcommand;

/// Write and read what a charger, a CSMS or a party of OCPI receives
///
/// A bundle is a directory, a .zip, a .tar.gz or a .tar.zst: certificates, keys, passwords and settings of one charger, one CSMS or one party of
/// OCPI, with the digest of every file.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Device(device::Arguments),
    Server(server::Arguments),
    Party(party::Arguments),
    Show(show::Arguments),
    Verify(verify::Arguments),
}

pub(super) fn run(globals: &Globals, verb: Verb, world: &mut World) -> Result<Answer, Error> {
    match verb {
        Verb::Device(arguments) => device::run(globals, arguments, world),
        Verb::Server(arguments) => server::run(globals, arguments, world),
        Verb::Party(arguments) => party::run(globals, arguments, world),
        Verb::Show(arguments) => show::run(globals, arguments, world),
        Verb::Verify(arguments) => verify::run(globals, arguments, world),
    }
}
