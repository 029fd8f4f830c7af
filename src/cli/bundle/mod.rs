//! `evpki bundle`: bundles for chargers, CSMSs and OCPI parties.

mod device;
mod party;
mod server;
mod show;
mod verify;

use super::{Answer, Globals, World};
use crate::commands::Error;
use clap::Subcommand;

/// Write, show and verify bundles for chargers, CSMSs and OCPI parties
///
/// A bundle contains the certificates, keys, passwords and settings of one charger, one CSMS or one OCPI party, with a digest of
/// every file. It is a directory, a .zip, a .tar.gz or a .tar.zst.
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
