//! `evpki certificate list`: arguments and output.

use crate::{
    cli::{Answer, Globals, World, describe, stream::Stream},
    commands::{Error, certificate::list},
    model::{Status, Timestamp},
    pki::Period,
    store::{CertificateRow, OwnerKind, Stage},
    x509::time,
};
use clap::{Args, builder::PossibleValuesParser};
use serde_json::{Value, json};

/// The statuses that `--status` accepts.
const STATUSES: [&str; 3] = ["good", "held", "revoked"];

/// List certificates
///
/// In the order in which they were recorded, including revoked and expired ones. With --json, prints one object a line.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki certificate list --expires-within 30d
  evpki certificate list --kind charger --status revoked --json")]
pub(super) struct Arguments {
    /// Only certificates that this CA issued
    #[arg(long, value_name = "AUTHORITY", add = crate::cli::complete::authorities())]
    issuer: Option<String>,
    /// Only certificates of owners of this kind
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(OwnerKind::NAMES))]
    kind: Option<String>,
    /// Only certificates with this status; good is neither on hold nor revoked
    #[arg(long, value_name = "STATUS", value_parser = PossibleValuesParser::new(STATUSES))]
    status: Option<String>,
    /// Only certificates that expire within this time, such as 30d
    #[arg(long, value_name = "PERIOD")]
    expires_within: Option<Period>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = list::Request {
        issuer: arguments.issuer,
        kind: arguments.kind.map(|kind| kind.parse()).transpose()?,
        status: arguments.status.and_then(|given| STATUSES.into_iter().find(|status| *status == given)),
        expires_within: arguments.expires_within,
    };
    let headings = ["serial number", "owner", "name", "issued by", "status", "valid until", "time left"];
    let rows = globals.with_output(world, |context, out| {
        let mut stream = Stream::new(out, globals.json, &headings);
        let listed = list::run(context, &request, &mut |row| {
            let left = describe::distance(row.not_after, context.now);
            let cells = vec![
                row.serial.to_string(),
                row.owner.kind.name().to_owned(),
                row.owner.name.clone(),
                row.issuer.clone(),
                state(&row, context.now),
                time::day(row.not_after),
                left,
            ];
            stream.row(cells, &json(&row))
        });
        stream.finish(listed)
    })?;
    let answer = Answer::data("", Value::Null);
    Ok(if rows == 0 { answer.note("no certificates") } else { answer })
}

/// Returns the state of a certificate: `valid`, `expired`, `on hold`, `revoked` or `pending`.
pub(super) fn state(row: &CertificateRow, now: Timestamp) -> String {
    match (row.stage, row.status) {
        (Stage::Recorded, Status::Good) => "pending".to_owned(),
        (_, status) => describe::status(status, row.not_after, now).to_owned(),
    }
}

/// The JSON object of a certificate of the store.
pub(super) fn json(row: &CertificateRow) -> Value {
    let entry = row.status.entry();
    json!({
        "serial": row.serial.to_string(), "fingerprint": row.fingerprint.map(|f| f.to_string()),
        "owner_kind": row.owner.kind.name(), "owner": row.owner.name, "common_name": row.common_name,
        "authority": row.issuer, "profile": row.profile, "generation": row.generation,
        "not_before": time::rfc3339(row.not_before), "not_after": time::rfc3339(row.not_after),
        "stage": row.stage.name(), "status": row.status.name(),
        "status_since": entry.map(|(at, _)| time::rfc3339(at)), "reason": entry.map(|(_, reason)| reason.name()),
        "key_place": row.key.name(),
    })
}
