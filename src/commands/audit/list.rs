//! Lists what was done.

use crate::{
    commands::{Context, Error},
    model::Timestamp,
    store::{AuditRecord, Each, Read},
};

/// Which records to list. What is `None` lets everything through.
#[derive(Debug, Clone, Copy, Default)]
pub struct Request {
    /// Of this moment and later.
    pub since: Option<Timestamp>,
    /// The last so many.
    pub last: Option<u64>,
}

/// Lists audit records, the oldest first.
///
/// # Errors
/// When the store cannot be read; and what `each` says.
pub fn run(context: &Context<'_>, request: &Request, each: Each<'_, AuditRecord>) -> Result<(), Error> {
    let store = context.store()?;
    let head = store.audit_head()?.number;
    let from = request.last.map_or(1, |last| head.saturating_sub(last).saturating_add(1));
    let is_wanted = |record: &AuditRecord| request.since.is_none_or(|since| record.event.at >= since);
    Ok(store.each_audit(from, &mut |record| if is_wanted(&record) { each(record) } else { Ok(()) })?)
}
