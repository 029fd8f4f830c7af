//! `evpki ca show`: arguments and output.

use super::list::{crl, object, place, status};
use crate::{
    cli::{Answer, Globals, World, describe::moment, table::pairs},
    commands::{Error, ca::list},
};
use clap::Args;

/// Show a CA: its certificate, its key, its CRL, what it has issued
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki ca show ClientCA")]
pub(super) struct Arguments {
    /// Name of the CA
    #[arg(value_name = "AUTHORITY", add = crate::cli::complete::authorities())]
    name: String,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let (one, count) = globals.with_context(world, |context| list::show(context, &arguments.name))?;
    let certificate = &one.ca.certificate;
    let mut lines = vec![
        ("CA", one.ca.authority.name.clone()),
        ("PKI", one.pki.to_string()),
        ("issued by", one.ca.authority.parent.clone().unwrap_or_else(|| "itself".to_owned())),
        ("subject", certificate.subject().to_string()),
        ("serial number", certificate.serial().to_string()),
        ("SHA-256 fingerprint", certificate.fingerprint().to_string()),
        ("key", format!("{}, {}", certificate.public_key().key_type(), place(one.ca.authority.key))),
        ("valid from", moment(certificate.not_before(), world.now)),
        ("valid until", moment(certificate.not_after(), world.now)),
        ("status", status(&one, world.now)),
        ("may issue", one.issues.join(", ")),
        (
            "has issued",
            format!("{}: {} valid or expired, {} on hold, {} revoked", count.issued, count.good, count.held, count.revoked),
        ),
        ("CRL", crl(&one, world.now)),
    ];
    if let Some(anchor) = &one.ca.anchor {
        lines.push(("trust anchor", anchor.fingerprint().to_string()));
    }
    let mut json = object(&one);
    json["issued"] = count.issued.into();
    json["good"] = count.good.into();
    json["held"] = count.held.into();
    json["revoked"] = count.revoked.into();
    Ok(Answer::data(pairs(&lines), json))
}
