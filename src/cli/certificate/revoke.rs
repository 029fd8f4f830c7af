//! `evpki certificate revoke`: how it is said and shown.

use super::status_change;
use crate::{
    cli::{Answer, Globals, World, ask::Person},
    commands::{Error, certificate::revoke},
    model::RevocationReason,
};
use clap::{Args, builder::PossibleValuesParser};

/// Revoke a certificate, for good
///
/// Of a charger, all certificates that it may use. It takes effect with the next CRL of the authority that issued it. A file may hold a
/// certificate that an authority of this PKI signed and the store does not know: it is recorded and revoked.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki certificate revoke CS-0002 --reason key-compromise
  evpki certificate revoke 45:43:23:8c --reason superseded --yes")]
pub(super) struct Arguments {
    /// A station id, an FQDN, an authority, a serial number, a fingerprint, or a file
    #[arg(value_name = "WHICH")]
    which: String,
    /// Those of its owner that were issued by this profile, such as cdr-sender
    #[arg(long, value_name = "PROFILE")]
    profile: Option<String>,
    /// Why (RFC 5280, 5.3.1)
    #[arg(long, value_name = "REASON", value_parser = PossibleValuesParser::new(RevocationReason::NAMES))]
    reason: String,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = revoke::Request { which: arguments.which, profile: arguments.profile, reason: arguments.reason.parse()? };
    let person = Person::of(globals, world);
    let report = globals.with_context(world, |context| {
        revoke::run(context, &request, &|planned| status_change::confirm(person, "revoke", planned))
    })?;
    Ok(status_change::answer(&report, "Revoked", world.now))
}
