//! `evpki store restore`: arguments and output.

use crate::{
    cli::{Answer, Globals, World, describe::count},
    commands::{Error, store::restore},
    files,
    model::PrintablePath as _,
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Replace the store with a backup
///
/// Refuses a backup that is damaged, from another PKI, or older than the current store; --force accepts an older one. The current
/// store and the published CRLs may have certificates, revocations and CRL numbers that are not in the backup. These are carried
/// over, so that none is lost or used twice. The current store is moved aside. Stop all commands that use the store first.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki store restore /backups/evpki-2026-11-21.db")]
pub(super) struct Arguments {
    /// Backup to restore
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
    /// Replace a store that is newer than the backup or cannot be read
    #[arg(long)]
    force: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = restore::Request { from: arguments.file, force: arguments.force };
    // SQLite would wait for the writer of a pipe.
    files::no_pipe(&request.from)?;
    let report = globals.with_context(world, |context| restore::run(context, &request))?;
    let carried = &report.carried;
    let text = format!("Restored {} with {}\n", request.from.shown(), count(report.records, "audit record"));
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
        answer = answer.note(format!("the previous store is kept as {}", aside.shown()));
    }
    if carried.certificates + carried.standings > 0 {
        let (issued, changed) = (count(carried.certificates, "certificate"), count(carried.standings, "change"));
        answer = answer.note(format!("carried over: {issued} issued since the backup, {changed} of status"));
    }
    if carried.credentials > 0 {
        answer =
            answer.note(format!("carried over: {} to tokens and TOTP secrets of peers", count(carried.credentials, "change")));
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
        answer = answer
            .note(format!("{what}, {to}, and no longer {from}; if you replaced the key for a reason, run `evpki vault rekey`"));
    }
    Ok(answer.next("check the store with `evpki store check`, then publish the CRLs with `evpki crl publish`"))
}
