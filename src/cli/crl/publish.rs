//! `evpki crl publish`: arguments and output.

use crate::{
    cli::{Answer, Globals, World, answer::error_json, describe, table::table},
    commands::{
        Error,
        crl::publish::{self, Due, Published},
    },
    model::{Outcome, PrintablePath as _, Timestamp},
    x509::time,
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Issue the CRLs that are due, and write all CRLs to a directory for publication
///
/// You can run it from a timer, and again at any time. A new CRL is issued if a status has changed or if half of the validity of
/// the last CRL is over. The hierarchy can require it earlier. Otherwise the last CRL is written again. For each CA it writes
/// <CA>.crl (DER), <CA>.crl.pem and <CA>.crt (its certificate, DER). The PKI home keeps a copy of them for `evpki store restore`.
///
/// Every run opens the vault, because evpki publishes only authenticated data. For a timer, supply the passphrase with
/// `--passphrase-file`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki crl publish
  evpki crl publish --out /var/www/pki
  evpki crl publish RootCA --key-file /media/drawer/root.pem")]
pub(super) struct Arguments {
    /// Only the CRLs of these CAs
    #[arg(value_name = "AUTHORITY", add = crate::cli::complete::authorities())]
    authorities: Vec<String>,
    /// Directory to write to [default: crl in the PKI home]
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    out: Option<PathBuf>,
    /// File with the private key of a CA whose key is offline
    ///
    /// `evpki init` writes it with `--root-out`.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    key_file: Option<PathBuf>,
    /// Issue new CRLs even if they are not due
    #[arg(long)]
    force: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let Arguments { authorities, out, key_file, force } = arguments;
    let request = publish::Request { authorities, out, key_file, force };
    let report = globals.with_context(world, |context| publish::run(context, &request))?;
    // If every CA failed, the first error is the answer.
    let failures: Vec<&Error> = report.authorities.iter().filter_map(|one| one.failure.as_ref()).collect();
    if failures.len() == report.authorities.len()
        && let Some(first) = failures.first()
    {
        return Err((*first).clone());
    }
    Ok(answer(&report, world.now))
}

fn answer(report: &publish::Report, now: Timestamp) -> Answer {
    let rows = report.authorities.iter().map(|one| {
        let (number, entries, next) = one.crl.as_ref().map_or(Default::default(), |crl| {
            (crl.number.to_string(), crl.entries.to_string(), describe::moment(crl.next_update, now))
        });
        vec![one.authority.clone(), number, entries, next, what(one)]
    });
    let headings = ["CA", "CRL number", "revoked", "next update", "result"];
    let text = format!("Published in {}\n\n{}", report.directory.shown(), table(&headings, rows));
    let json = json!({
        "directory": report.directory,
        "authorities": report.authorities.iter().map(|one| json!({
            "name": one.authority, "issued": one.issued.is_some(), "because": one.issued.map(Due::describe),
            "crl_number": one.crl.as_ref().map(|crl| crl.number), "crl_entries": one.crl.as_ref().map(|crl| crl.entries),
            "crl_this_update": one.crl.as_ref().map(|crl| time::rfc3339(crl.this_update)),
            "crl_next_update": one.crl.as_ref().map(|crl| time::rfc3339(crl.next_update)),
            "key_is_away": one.is_away, "error": one.failure.as_ref().map(error_json),
        })).collect::<Vec<_>>(),
    });
    let mut answer = Answer::done(text, json);
    for one in &report.authorities {
        if let Some(failure) = &one.failure {
            // Damage of the store determines the exit status, even if other CRLs were issued.
            let is_of_store = answer.outcome == Some(Outcome::Store) || failure.outcome == Outcome::Store;
            answer.outcome = Some(if is_of_store { Outcome::Store } else { Outcome::Partial });
            answer = answer.note(failure.message.clone());
            answer = failure.causes.iter().cloned().fold(answer, Answer::note);
            answer = failure.hints.iter().cloned().fold(answer, Answer::next);
        } else if one.is_away && one.issued.is_none() {
            answer = answer
                .note(format!("the last CRL of {} is still valid, so its offline private key is not needed now", one.authority));
        }
    }
    answer
}

fn what(one: &Published) -> String {
    match (&one.failure, one.issued) {
        (Some(_), _) => "not issued".to_owned(),
        (None, Some(due)) => format!("issued: {}", due.describe()),
        (None, None) => "not due".to_owned(),
    }
}
