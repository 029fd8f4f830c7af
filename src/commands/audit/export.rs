//! Exports the audit as JSON Lines, with a signed statement of its end that can be kept elsewhere.

use super::statement::{Head, audit_key};
use crate::{
    commands::{Context, Error, context::keys},
    files::{self, Audience, Existing},
    model::hex,
    store::{self, AuditRecord, AuditStatement, Each, Read, Sqlite, Store},
    x509::time,
};
use serde_json::{Value, json};
use std::path::PathBuf;

/// What to export.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The file to write; none: each line is handed on.
    pub out: Option<PathBuf>,
    /// Whether a file that is there is replaced.
    pub replace: bool,
    /// Whether only the statement of its end is wanted.
    pub head_only: bool,
}

/// What was exported.
#[derive(Debug, Clone)]
pub struct Report {
    /// How many records were written.
    pub records: u64,
    /// The statement of the end, the last line.
    pub head: Head,
}

/// Exports the audit as of one moment: a line for each record, then the head, signed. Whole and authenticated, or not at all.
///
/// # Errors
/// When the vault does not open; when the audit is damaged, whose end is not vouched for; when it cannot be written; what `line` says.
pub fn run(context: &Context<'_>, request: &Request, line: Each<'_, Value>) -> Result<Report, Error> {
    if let Some(path) = request.out.as_deref().filter(|path| !request.replace && path.exists()) {
        let exists = Error::from(files::Error::Exists { path: path.to_owned() });
        return Err(exists.hint("add `--replace` to replace it"));
    }
    let mut store = context.store()?;
    let vault = context.vault_alone(&store)?;
    let key = audit_key(context, &mut store, &vault)?;
    let _moment = store.at_one_moment()?;
    if let Some(damage) = store.audit_damage(Some(keys(&vault)))?.first() {
        return Err(Error::store(format!("cannot sign the end of the audit log: it is damaged: {damage}"))
            .hint("list all damage with `evpki audit verify`"));
    }
    let end = store.audit_head()?;
    let statement = AuditStatement { pki: vault.pki(), number: end.number, hash: end.hash, at: context.now };
    let head = Head::sign(statement, &key)?;
    let Some(path) = &request.out else {
        let records = write(&store, request.head_only, &head, line)?;
        return Ok(Report { records, head });
    };
    let existing = if request.replace { Existing::Replace } else { Existing::Keep };
    let mut out = files::StagedFile::begin_buffered(path, Audience::Owner)?;
    let mut failure = None;
    let written = write(&store, request.head_only, &head, &mut |value| {
        out.add(format!("{value}\n").as_bytes()).map_err(|e| {
            failure = Some(e);
            store::Error::Stopped
        })
    });
    if let Some(failure) = failure {
        return Err(failure.into());
    }
    let records = written?;
    out.finish(existing)?;
    Ok(Report { records, head })
}

fn write(store: &Sqlite, head_only: bool, head: &Head, line: Each<'_, Value>) -> Result<u64, Error> {
    let mut records = 0;
    if !head_only {
        store.each_audit(1, &mut |record| {
            records += 1;
            line(json_of(&record))
        })?;
    }
    line(head.json())?;
    Ok(records)
}

/// A record as a line: all that its hash covers, in the order in which it does.
fn json_of(record: &AuditRecord) -> Value {
    let event = &record.event;
    json!({
        "number": record.number, "at": time::rfc3339(event.at), "actor": event.actor, "action": event.action, "subject": event.subject,
        "details": event.details, "previous": hex::encode(&record.previous), "hash": hex::encode(&record.hash),
    })
}
