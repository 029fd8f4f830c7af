//! `evpki bundle show`: arguments and output.

use super::{Answer, Globals, World};
use crate::{
    bundles::Manifest,
    cli::{
        describe::moment,
        party,
        table::{pairs, table},
    },
    commands::{Error, bundle::verify},
    x509::time,
};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Show the contents of a bundle, without its secrets
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki bundle show CS-0001
  evpki bundle show CS-0002.zip --json")]
pub(in crate::cli) struct Arguments {
    /// Directory, .zip, .tar.gz or .tar.zst
    #[arg(value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    path: PathBuf,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let report = globals.with_context(world, |context| verify::run(context, &arguments.path))?;
    let manifest = &report.manifest;
    let mut lines = vec![
        ("bundle", format!("{} for {}", manifest.kind.name(), manifest.subject)),
        ("environment", manifest.environment.clone()),
        ("PKI", manifest.pki_id.clone()),
        ("signed by", signer(manifest)),
        ("created", manifest.created.clone()),
    ];
    if let Some(certificate) = &report.certificate {
        let key = if report.has_private_key { "with its private key" } else { "without its private key" };
        lines.push(("certificate", format!("{}, {}, {key}", certificate.subject, certificate.key_type)));
        lines.push(("serial number", certificate.serial.clone()));
        lines.push(("valid until", moment(certificate.not_after, world.now)));
    }
    if report.has_password {
        lines.push(("password", "included".to_owned()));
    }
    if let Some(server) = &report.server_certificate {
        lines.push(("server", format!("{}, {}", server.subject, server.key_type)));
        lines.push(("its serial number", server.serial.clone()));
        lines.push(("valid until", moment(server.not_after, world.now)));
    }
    lines.extend(report.parties.iter().map(|party| ("authorized for", party.to_string())));
    lines.extend(report.has_token.then(|| ("token", "included".to_owned())));
    lines.extend(report.has_totp.then(|| ("TOTP", "included".to_owned())));
    lines.extend(report.stations.map(|stations| ("chargers", stations.to_string())));
    if let Some(crl) = &report.crl {
        let until = crl.next_update.map_or(String::new(), |next| format!(", next update {}", moment(next, world.now)));
        lines.push(("CRL", format!("number {}{until}", crl.number.unwrap_or_default())));
    }
    let files = manifest.files.iter().map(|f| vec![f.name.clone(), f.size.to_string(), f.mode.clone(), f.sha256.clone()]);
    let text = format!("{}\n{}", pairs(&lines), table(&["file", "bytes", "mode", "SHA-256"], files));
    Ok(Answer::data(text, json(&report)))
}

/// Describes the key that signed the bundle, as far as the bundle alone identifies it.
fn signer(manifest: &Manifest) -> String {
    match &manifest.signer {
        None => format!("no key (format {})", manifest.format),
        Some(signer) if signer.pki().to_string() == manifest.pki_id => format!("{}, the key of that PKI", signer.id()),
        Some(signer) => format!("{}, which is not the key of that PKI", signer.id()),
    }
}

/// The JSON object of a bundle.
pub(super) fn json(report: &verify::Report) -> Value {
    let summary = |c: &verify::Summary| json!({ "subject": c.subject, "serial": c.serial, "key_type": c.key_type.name(), "not_after": time::rfc3339(c.not_after) });
    let parties: Vec<_> = report.parties.iter().map(party::json).collect();
    json!({
        "path": report.path, "manifest": report.manifest,
        "origin": null, "signer": report.manifest.signer.as_ref().map(|signer| signer.id().to_string()), "certificate": report.certificate.as_ref().map(summary),
        "has_private_key": report.has_private_key, "has_password": report.has_password,
        "server_certificate": report.server_certificate.as_ref().map(summary), "parties": parties,
        "has_token": report.has_token, "has_totp": report.has_totp, "chargers": report.stations, "crl_number": report.crl.as_ref().and_then(|crl| crl.number),
    })
}
