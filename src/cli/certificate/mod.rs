//! `evpki certificate`: what there is, what it says, whether it counts.

mod authorize;
mod export;
mod extensions_json;
mod hold;
mod issue;
mod lint;
mod list;
mod release;
mod revoke;
mod show;
mod status_change;
mod verify;

use super::{Answer, Globals, World};
use crate::{commands::Error, store::CertificateRow};
use clap::{Args, Subcommand};
use serde_json::Value;

/// Look at certificates, verify them, take them back, give some out
///
/// WHICH certificate is said by the station id or serial number of its charger, the FQDN of its server, its party of OCPI, its holder, the name of its authority, its own
/// serial number (hexadecimal, with or without 0x or colons, or decimal), its SHA-256 fingerprint, or a file that holds it. What has a
/// slash in it is a file.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Issue(issue::Arguments),
    Export(export::Arguments),
    List(list::Arguments),
    Show(show::Arguments),
    Verify(verify::Arguments),
    Authorize(authorize::Arguments),
    Lint(lint::Arguments),
    Revoke(revoke::Arguments),
    Hold(hold::Arguments),
    Release(release::Arguments),
}

/// A certificate that the store knows, for programs.
pub(super) fn json(row: &CertificateRow) -> Value {
    list::json(row)
}

/// Its status in a word or two.
pub(super) fn standing_of(row: &CertificateRow) -> String {
    list::standing(row)
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    match arguments.verb {
        Verb::Issue(arguments) => issue::run(globals, arguments, world),
        Verb::Export(arguments) => export::run(globals, arguments, world),
        Verb::List(arguments) => list::run(globals, arguments, world),
        Verb::Show(arguments) => show::run(globals, arguments, world),
        Verb::Verify(arguments) => verify::run(globals, arguments, world),
        Verb::Authorize(arguments) => authorize::run(globals, arguments, world),
        Verb::Lint(arguments) => lint::run(globals, arguments, world),
        Verb::Revoke(arguments) => revoke::run(globals, arguments, world),
        Verb::Hold(arguments) => hold::run(globals, arguments, world),
        Verb::Release(arguments) => release::run(globals, arguments, world),
    }
}
