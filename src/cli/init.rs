//! `evpki init`: arguments and output.

use super::{Answer, Globals, World, describe, table::table};
use crate::{
    commands::{Error, init},
    model::{Country, Environment, Organization, PrintablePath as _},
    x509::time,
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Create a PKI
///
/// Creates the CAs of a hierarchy with their keys, and the vault that stores those keys under a new passphrase. If the command
/// fails, it leaves nothing behind. The passphrase cannot be recovered: create a recovery code with `evpki vault recovery`, and
/// keep it in a safe place.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki init --organization \"ACME Charging\" --country DE --environment production --root-out /media/drawer/root.pem
  evpki init --organization ACME --country NL --environment test --passphrase env:CI_PASSPHRASE")]
pub(super) struct Arguments {
    /// Organization that owns the PKI: the O of every certificate (A00.FR.509)
    #[arg(long, value_name = "NAME")]
    organization: Organization,
    /// Country of the organization: two letters
    #[arg(long, value_name = "COUNTRY")]
    country: Country,
    /// Environment, stated in every certificate: production, staging or test
    #[arg(long, value_name = "ENVIRONMENT")]
    environment: Environment,
    /// Hierarchy of CAs: the name of a built-in hierarchy, or a file
    #[arg(long, value_name = "NAME|FILE", default_value = "ocpp", add = super::complete::hierarchies())]
    hierarchy: String,
    /// File for the private key of the root, instead of the vault
    ///
    /// The passphrase encrypts the file. If the hierarchy has several roots, PATH is a directory with one file for each root.
    #[arg(long, value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    root_out: Option<PathBuf>,
    /// URL where you publish CRLs and CA certificates, to write into certificates
    #[arg(long, value_name = "URL", value_hint = clap::ValueHint::Url)]
    publication_url: Option<String>,
    /// URL of your OCSP responder, to write into certificates
    #[arg(long, value_name = "URL", value_hint = clap::ValueHint::Url)]
    ocsp_url: Option<String>,
    /// Your own OID arc for the metadata extensions [default: that of evpki]
    #[arg(long, value_name = "OID")]
    oid_arc: Option<String>,
    /// Harden the passphrase (Argon2id) with 2 GiB of memory instead of 64 MiB
    #[arg(long)]
    kdf_high: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = init::Request {
        organization: arguments.organization,
        country: arguments.country,
        environment: arguments.environment,
        hierarchy: arguments.hierarchy,
        root_out: arguments.root_out,
        publication_url: arguments.publication_url,
        ocsp_url: arguments.ocsp_url,
        oid_arc: arguments.oid_arc,
        high_kdf: arguments.kdf_high,
    };
    let report = globals.with_context(world, |context| init::run(context, &request))?;
    Ok(answer(&report, world))
}

fn answer(report: &init::Report, world: &World) -> Answer {
    let rows = report.authorities.iter().map(|a| {
        let until = format!("{}, {}", time::day(a.not_after), describe::distance(a.not_after, world.now));
        vec![a.name.clone(), a.parent.clone().unwrap_or_default(), a.key_type.to_string(), until, a.subject.clone()]
    });
    let text = format!(
        "Created a {} PKI in {}\nPKI identifier: {}\n\n{}",
        report.environment,
        report.home.shown(),
        report.pki,
        table(&["CA", "issued by", "key", "valid until", "subject"], rows)
    );
    let authorities = report.authorities.iter().map(|a| {
        json!({ "name": a.name, "parent": a.parent, "subject": a.subject, "key_type": a.key_type.name(),
                "not_after": time::rfc3339(a.not_after), "fingerprint": a.fingerprint })
    });
    let json = json!({
        "home": report.home, "pki_id": report.pki.to_string(), "environment": report.environment.name(),
        "authorities": authorities.collect::<Vec<_>>(), "root_out": report.root_out,
    });
    let answer = Answer::done(text, json);
    let answer = match &report.root_out {
        Some(path) if report.root_files.len() > 1 => answer.note(format!(
            "the private keys of the roots are only in {}: keep each of them offline, with a copy in a second place",
            path.shown()
        )),
        Some(path) => answer.note(format!(
            "the private key of the root is only in {}: keep it offline, with a copy in a second place",
            path.shown()
        )),
        None if !report.roots_in_vault.is_empty() => answer
            .note(format!(
                "the private key of {} is in the vault of this machine; a production root is safer offline",
                report.roots_in_vault.join(", ")
            ))
            .next(format!(
                "to keep it offline, delete {} while the PKI is empty, and create the PKI again with `--root-out FILE`",
                report.home.display()
            )),
        None => answer,
    };
    let mut answer = answer;
    answer.notes.extend(report.weak.clone());
    let answer = answer
        .note("the passphrase cannot be recovered: keep a copy in a safe place")
        .next("create a code that opens the vault without the passphrase, with `evpki vault recovery`");
    if report.has_chargers {
        answer.next("issue a certificate to your CSMS with `evpki server issue FQDN`, then provision chargers with `evpki charger provision manifest.csv`")
    } else if report.has_parties {
        answer.next(
            "issue a client certificate to an OCPI party with `evpki party issue DE*ABC --role CPO`; add `--server FQDN` for a server certificate",
        )
    } else {
        answer.next("list the CAs with `evpki ca list`, and publish their CRLs and certificates with `evpki crl publish`")
    }
}
