//! `evpki init`: how it is said and shown.

use super::{Answer, Globals, World, describe, table::table};
use crate::{
    commands::{Error, init},
    model::{Country, Environment, Organization, PrintablePath as _},
    x509::time,
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Found a PKI
///
/// Makes the authorities of a hierarchy with their keys, and the vault that keeps those keys, under a new passphrase. It appears whole or
/// not at all. Nobody can recover the passphrase: make a recovery code with `evpki vault recovery`, and keep it where it is safe.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki init --organization \"ACME Charging\" --country DE --environment production --root-out /media/drawer/root.pem
  evpki init --organization ACME --country NL --environment test --passphrase env:CI_PASSPHRASE")]
pub(super) struct Arguments {
    /// The organization that owns the PKI: the O of every certificate (A00.FR.509)
    #[arg(long, value_name = "NAME")]
    organization: Organization,
    /// The country of the organization: two letters
    #[arg(long, value_name = "COUNTRY")]
    country: Country,
    /// What the PKI is for, said by every certificate: production, staging or test
    #[arg(long, value_name = "ENVIRONMENT")]
    environment: Environment,
    /// The hierarchy of authorities: the name of a shipped one, or a file
    #[arg(long, value_name = "NAME|FILE", default_value = "ocpp", add = super::complete::hierarchies())]
    hierarchy: String,
    /// Keep the root's private key in this file, under the passphrase, not in the vault
    ///
    /// With several roots it is a directory, and each has a file of its name in it.
    #[arg(long, value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    root_out: Option<PathBuf>,
    /// Where CRLs and CAs' certificates will be published, for certificates to say
    #[arg(long, value_name = "URL", value_hint = clap::ValueHint::Url)]
    publication_url: Option<String>,
    /// Where an OCSP responder will answer, for certificates to say
    #[arg(long, value_name = "URL", value_hint = clap::ValueHint::Url)]
    ocsp_url: Option<String>,
    /// Your own OID arc for the metadata extensions, in place of evpki's
    #[arg(long, value_name = "OID")]
    oid_arc: Option<String>,
    /// Harden the passphrase with 2 GiB of memory instead of 64 MiB
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
        "Created a {} PKI in {}\nIts identifier is {}\n\n{}",
        report.environment,
        report.home.shown(),
        report.pki,
        table(&["authority", "issued by", "key", "valid until", "subject"], rows)
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
            "the roots' private keys are in {} and nowhere else: put each into a drawer, and a copy into another",
            path.shown()
        )),
        Some(path) => answer.note(format!(
            "the root's private key is in {} and nowhere else: put it into a drawer, and a copy into another",
            path.shown()
        )),
        None if !report.roots_in_vault.is_empty() => answer
            .note(format!(
                "the private key of {} is in the vault of this machine; a production root is safer offline",
                report.roots_in_vault.join(", ")
            ))
            .next(format!(
                "to keep it offline, delete {} while the PKI is empty, and create it again with `--root-out FILE`",
                report.home.display()
            )),
        None => answer,
    };
    let mut answer = answer;
    answer.notes.extend(report.weak.clone());
    let answer = answer
        .note("the passphrase cannot be recovered: keep a copy where it is safe")
        .next("`evpki vault recovery` makes a code that opens the vault when the passphrase is forgotten");
    if report.has_chargers {
        answer.next("`evpki server issue FQDN` for your CSMS, then `evpki charger provision manifest.csv` for your chargers")
    } else if report.has_parties {
        answer.next(
            "`evpki party issue DE*ABC --role CPO` for a party that calls its peers, with `--server FQDN` for one that is called",
        )
    } else {
        answer.next("`evpki ca list` shows what each authority issues by, and `evpki crl publish` what peers need of them")
    }
}
