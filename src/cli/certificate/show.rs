//! `evpki certificate show`: arguments and output.

use super::{extensions_json, list};
use crate::{
    cli::{
        Answer, Globals, World,
        describe::{self, moment},
        party,
        table::pairs,
    },
    commands::{Error, certificate::show},
    model::{Status, Timestamp, hex},
    store::{CertificateRow, OwnerKind},
    x509::{Certificate, Extension, metadata::Arc, pem, time},
};
use clap::Args;
use serde_json::{Value, json};

/// Show a certificate and its status
///
/// A file can be shown without a PKI.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki certificate show csms.acme.example
  evpki certificate show ./certificate.pem
  evpki certificate show CS-0002 --pem")]
pub(super) struct Arguments {
    /// Station ID, host name, CA name, serial number, fingerprint, or file
    #[arg(value_name = "WHICH")]
    which: String,
    /// Print the certificate as PEM instead
    #[arg(long)]
    pem: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = show::Request { which: arguments.which };
    let report = globals.with_context(world, |context| show::run(context, &request))?;
    if arguments.pem {
        let none = || Error::cannot("cannot print the certificate: it is pending, which means recorded but not signed");
        let text = pem::write_certificates(report.certificate.as_ref())?;
        return if text.is_empty() { Err(none()) } else { Ok(Answer::data(text.clone(), json!({ "pem": text }))) };
    }
    let mut lines: Vec<(String, String)> = Vec::new();
    let mut object = match &report.certificate {
        Some(certificate) => {
            decoded(certificate, world.now, &mut lines);
            extensions(certificate, &report.arc, &mut lines)?
        }
        None => json!({}),
    };
    match &report.row {
        Some(row) => {
            known(row, world.now, report.certificate.is_some(), &mut lines);
            object["pki"] = list::json(row);
        }
        None if report.has_pki => lines.push(("in this PKI".to_owned(), "not found".to_owned())),
        None => {}
    }
    for other in &report.others {
        let status = match other.status {
            Status::Good => format!("until {}", time::day(other.not_after)),
            status => describe::status(status, other.not_after, world.now).to_owned(),
        };
        let is_anchor = other.owner.kind == OwnerKind::Authority && other.owner.name == other.issuer;
        let what = if is_anchor { "its trust anchor" } else { "other certificate" };
        lines.push((what.to_owned(), format!("{}, {}, {status}", other.serial, other.profile)));
    }
    object["others"] = report.others.iter().map(list::json).collect();
    let borrowed: Vec<(&str, String)> = lines.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
    Ok(Answer::data(pairs(&borrowed), object))
}

fn decoded(certificate: &Certificate, now: Timestamp, lines: &mut Vec<(String, String)>) {
    let (begin, end) = (certificate.not_before(), certificate.not_after());
    let key = certificate.public_key();
    let signature = certificate.signature_algorithm().map_or_else(|e| e.to_string(), |a| a.name().to_owned());
    let mut say = |key: &str, value: String| lines.push((key.to_owned(), value));
    say("subject", certificate.subject().to_string());
    say("issuer", certificate.issuer().to_string());
    say("serial number", certificate.serial().to_string());
    say("valid from", moment(begin, now));
    say("valid until", moment(end, now));
    say("key", key.key_type().to_string());
    say("signature", signature);
    say("SHA-256 fingerprint", certificate.fingerprint().to_string());
    say("SHA-256 of the key", key.id().to_string());
}

fn extensions(certificate: &Certificate, arc: &Arc, lines: &mut Vec<(String, String)>) -> Result<Value, Error> {
    let all = certificate.extensions(arc)?;
    for (critical, extension) in &all {
        let mark = if *critical { "critical: " } else { "" };
        lines.push((extension.name().to_owned(), format!("{mark}{}", extension.describe(arc))));
    }
    let mut object = json!({
        "subject": certificate.subject().to_string(), "issuer": certificate.issuer().to_string(),
        "serial": certificate.serial().to_string(),
        "not_before": time::rfc3339(certificate.not_before()), "not_after": time::rfc3339(certificate.not_after()),
        "key_type": certificate.public_key().key_type().name(), "key_id": certificate.public_key().id().to_string(),
        "signature_algorithm": certificate.signature_algorithm().ok().map(|a| a.name().to_owned()),
        "fingerprint": certificate.fingerprint().to_string(),
        "subject_key_identifier": certificate.subject_key_identifier().map(|id| hex::encode(&id)),
        "environment": null, "station": null, "parties": [], "user_roles": [], "pki_id": null, "key_usage": [], "extended_key_usage": [],
        "certificate_policies": [], "name_constraints": null, "extensions": [],
    });
    let mut listed = Vec::new();
    for (critical, extension) in &all {
        listed.push(json!({ "name": extension.name(), "critical": critical, "says": extension.describe(arc) }));
        match extension {
            Extension::Environment(environment) => object["environment"] = json!(environment.name()),
            Extension::Station(station) => object["station"] = extensions_json::station(station),
            Extension::Parties(parties) => object["parties"] = parties.iter().map(party::json).collect(),
            Extension::UserRoles(roles) => object["user_roles"] = json!(roles),
            Extension::Pki(id) => object["pki_id"] = json!(id.to_string()),
            Extension::KeyUsage(usages) => object["key_usage"] = usages.iter().map(|usage| usage.name()).collect(),
            Extension::ExtendedKeyUsage(purposes) => {
                object["extended_key_usage"] = purposes.iter().map(|p| arc.name_of(p)).collect()
            }
            Extension::CertificatePolicies(policies) => object["certificate_policies"] = json!(policies),
            Extension::NameConstraints(constraints) => {
                object["name_constraints"] = extensions_json::name_constraints(constraints)
            }
            _ => {}
        }
    }
    object["extensions"] = json!(listed);
    Ok(object)
}

/// Adds the lines from the record of this PKI.
fn known(row: &CertificateRow, now: Timestamp, is_signed: bool, lines: &mut Vec<(String, String)>) {
    let mut say = |key: &str, value: String| lines.push((key.to_owned(), value));
    if !is_signed {
        say("common name", row.common_name.clone());
        say("serial number", row.serial.to_string());
        say("valid until", moment(row.not_after, now));
    }
    say("in this PKI", format!("{}, issued by {}, profile {}, number {}", row.owner, row.issuer, row.profile, row.generation));
    say("recorded", moment(row.at, now));
    let status = match row.status {
        _ if !is_signed && row.status == Status::Good => "pending: recorded but not signed".to_owned(),
        Status::Good if now > row.not_after => format!("expired {}", describe::distance(row.not_after, now)),
        Status::Good => "valid".to_owned(),
        Status::Held { at } => format!("on hold since {}", moment(at, now)),
        Status::Revoked { at, reason } => format!("revoked since {}: {reason}", moment(at, now)),
    };
    say("status", status);
}
