//! `evpki certificate revoke`: arguments and output.

use super::status_change;
use crate::{
    cli::{Answer, Globals, World, ask::Person},
    commands::{Error, certificate::revoke},
    model::RevocationReason,
};
use clap::{Args, builder::PossibleValuesParser};

/// Revoke a certificate permanently
///
/// Revokes all valid certificates of a charger, or the one certificate that you name. Peers learn of the revocation from the next
/// CRL; publish one now with `evpki crl publish`. To revoke temporarily, use `evpki certificate hold`. A file may contain a
/// certificate that a CA of this PKI signed but that is not in the store: it is recorded and revoked.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki certificate revoke CS-0002 --reason key-compromise
  evpki certificate revoke 45:43:23:8c --reason superseded --yes")]
pub(super) struct Arguments {
    /// Station ID, host name, CA name, serial number, fingerprint, or file
    #[arg(value_name = "WHICH")]
    which: String,
    /// Only certificates that were issued with this profile, such as cdr-sender
    #[arg(long, value_name = "PROFILE")]
    profile: Option<String>,
    /// Reason to publish in the CRL (RFC 5280, 5.3.1)
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
