//! `evpki crl publish`: how it is said and shown.

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

/// Issue the CRLs that are due, and write all of them where they can be fetched
///
/// Safe to run from a timer, and again at any time: a CRL is issued anew when a status has changed, when half of its life is over, or when
/// the hierarchy says that it is due; else the last one is written again. Of each authority, <Authority>.crl (DER), <Authority>.crl.pem and
/// <Authority>.crt (its certificate, DER) are written. The home keeps a copy of them, for `evpki store restore`.
///
/// The vault is opened in every run: only what it has authenticated is published. For a timer, give the passphrase with `--passphrase-file`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki crl publish
  evpki crl publish --out /var/www/pki
  evpki crl publish RootCA --key-file /media/drawer/root.pem")]
pub(super) struct Arguments {
    /// Only of these authorities
    #[arg(value_name = "AUTHORITY", add = crate::cli::complete::authorities())]
    authorities: Vec<String>,
    /// The directory to write to [default: crl in the home]
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    out: Option<PathBuf>,
    /// The private key of an authority, when it is not in the vault but offline
    ///
    /// As `--root-out` of `evpki init` wrote it.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    key_file: Option<PathBuf>,
    /// Issue anew what is not due, too
    #[arg(long)]
    force: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let Arguments { authorities, out, key_file, force } = arguments;
    let request = publish::Request { authorities, out, key_file, force };
    let report = globals.with_context(world, |context| publish::run(context, &request))?;
    // When nothing at all could be done, the first reason is the answer.
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
    let headings = ["authority", "CRL number", "revoked", "next update", ""];
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
            // A store that contradicts itself is said by the exit status, whatever else was done.
            let is_of_store = answer.outcome == Some(Outcome::Store) || failure.outcome == Outcome::Store;
            answer.outcome = Some(if is_of_store { Outcome::Store } else { Outcome::Partial });
            answer = answer.note(failure.message.clone());
            answer = failure.causes.iter().cloned().fold(answer, Answer::note);
            answer = failure.hints.iter().cloned().fold(answer, Answer::next);
        } else if one.is_away && one.issued.is_none() {
            answer = answer.note(format!("the CRL of {} is still valid; its private key is not needed now", one.authority));
        }
    }
    answer
}

fn what(one: &Published) -> String {
    match (&one.failure, one.issued) {
        (Some(_), _) => "not issued".to_owned(),
        (None, Some(due)) => format!("issued: {}", due.describe()),
        (None, None) => "still fresh".to_owned(),
    }
}
