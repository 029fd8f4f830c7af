//! `evpki certificate`: issues, shows, verifies, revokes and lints certificates.

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
use crate::{commands::Error, model::Timestamp, store::CertificateRow};
use clap::{Args, Subcommand};
use serde_json::Value;

/// Issue, show, verify, revoke and lint certificates
///
/// WHICH names a certificate by its owner: the station ID or serial number of a charger, the host name of a server, an OCPI
/// party, a subject, or a CA. It can also be the certificate's own serial number: hexadecimal, with or without 0x or colons, or
/// decimal. Its SHA-256 fingerprint or a file that contains it is accepted as well. A value with a slash is a file.
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

/// The JSON object of a certificate of the store.
pub(super) fn json(row: &CertificateRow) -> Value {
    list::json(row)
}

/// Returns the state of a certificate: `valid`, `expired`, `on hold`, `revoked` or `pending`.
pub(super) fn state_of(row: &CertificateRow, now: Timestamp) -> String {
    list::state(row, now)
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
