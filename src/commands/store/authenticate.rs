//! Computes the authentication tags of all rows of a store. This happens once, for a store that an earlier version of evpki wrote.

use super::{Grade, check};
use crate::{
    commands::{Context, Error, context::commit_with},
    store::{self, Sqlite},
    vault::Vault,
};
use std::{path::Path, time::Duration};

/// The name of the audit record.
const ACTION: &str = "store.authenticate";

/// Checks everything in the store, then computes a tag for every row.
///
/// Returns the number of the audit record of this step. `None` means that another process did it in the meantime. From then on, no
/// command uses a row that the vault has not authenticated.
///
/// # Errors
/// Returns an error if anything in the store is damaged, or if the store was changed during the check. In both cases no row gets a tag.
pub(in crate::commands) fn run(context: &Context<'_>, path: &Path, vault: &Vault) -> Result<Option<u64>, Error> {
    let mut store = Sqlite::open(path, Duration::from_secs(30))?;
    let before = store.commits_of_others()?;
    let report = check::look_inside(context, &store, vault)?;
    if let Some(finding) = report.findings.iter().find(|finding| finding.grade == Grade::Damage) {
        let count = report.count(Grade::Damage);
        let message = format!(
            "cannot authenticate the rows of this store: they have no tags yet, and the check found {count} damaged: {}",
            finding.what
        );
        return Err(Error::store(message)
            .hint("list all damage with `evpki store check`, then restore a backup with `evpki store restore FILE`"));
    }
    let mut transaction = store.begin_unless_changed(before)?;
    let head = transaction.audit_head()?;
    if head.root.is_some() {
        // Another process was faster.
        return Ok(None);
    }
    if head.number != report.records {
        return Err(store::Error::Overtaken.into());
    }
    let details = [("records", report.records.to_string()), ("certificates", report.certificates.to_string())];
    transaction.append(&context.event(ACTION, &vault.pki().to_string(), &details))?;
    commit_with(transaction, vault, vault)?;
    Ok(Some(head.number + 1))
}
