//! `evpki store restore`: how it is said and shown.

use crate::{
    cli::{Answer, Globals, World, describe::count},
    commands::{Error, store::restore},
    files,
    model::PrintablePath as _,
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Put a backup in the place of the store
///
/// A backup that is damaged, of another PKI, or older than the current store is refused; with --force, an older one is taken.
/// Certificates, revocations and CRL numbers that the present store or the published CRLs know beyond the backup are carried over, so that
/// none is forgotten or used twice. The present store is moved aside. Stop what works on the store first.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki store restore /backups/evpki-2026-11-21.db")]
pub(super) struct Arguments {
    /// The backup
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
    /// Replace a store that is newer, or cannot be read any longer
    #[arg(long)]
    force: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = restore::Request { from: arguments.file, force: arguments.force };
    // SQLite would wait for whoever is at the other end of a pipe.
    files::no_pipe(&request.from)?;
    let report = globals.with_context(world, |context| restore::run(context, &request))?;
    let carried = &report.carried;
    let text = format!("Restored {}, whole up to {}\n", request.from.shown(), count(report.records, "audit record"));
    let json = json!({
        "path": request.from, "audit_records": report.records, "replaced_audit_records": report.replaced, "moved_aside": report.aside,
        "carried": {
            "certificates": carried.certificates, "standings": carried.standings, "credentials": carried.credentials,
            "crls": carried.crls.iter().map(|(name, number)| json!({ "authority": name, "crl_number": number })).collect::<Vec<_>>(),
        },
        "not_carried": report.left, "nothing_carried_because": report.lost,
        "other_master_key": report.masters.as_ref().map(|(from, to)| json!({ "from": from, "to": to })),
    });
    let mut answer = Answer::done(text, json);
    if let Some(aside) = &report.aside {
        answer = answer.note(format!("the store before the restore is kept as {}", aside.shown()));
    }
    if carried.certificates + carried.standings > 0 {
        let (issued, changed) = (count(carried.certificates, "certificate"), count(carried.standings, "change"));
        answer = answer.note(format!("carried over: {issued} issued since, {changed} of standing"));
    }
    if carried.credentials > 0 {
        answer = answer.note(format!("carried over: {} of tokens and TOTPs of peers", count(carried.credentials, "change")));
    }
    for (name, number) in &carried.crls {
        answer = answer.note(format!("carried over: CRL number {number} of {name}"));
    }
    if let Some(damage) = &report.lost {
        answer = answer.note(format!("nothing was carried over from the current store, which is damaged: {damage}"));
    }
    for line in &report.left {
        answer = answer.note(format!("not carried over: {line}"));
    }
    if report.replaced.is_none_or(|records| records != report.records) {
        answer = answer.note("chargers and passwords are as they were when the backup was made");
    }
    if let Some((from, to)) = &report.masters {
        let what = "the vault has the master key of the backup again";
        answer = answer.note(format!("{what}, {to}, and no more {from}: if that was given up for a reason, `evpki vault rekey`"));
    }
    Ok(answer.next("`evpki store check`, then `evpki crl publish`"))
}
