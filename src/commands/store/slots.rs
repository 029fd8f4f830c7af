//! Checks the slots of the vault: whether each of them can be used, and against the audit log.

use super::finding::{Finding, Findings};
use crate::{
    commands::{
        context::{KEYRING_SLOT, PASSPHRASE_SLOT},
        vault::slots::{digest, kind, name},
    },
    store::{self, AuditRecord, Read, Sqlite},
};
use std::collections::BTreeMap;

/// Reports the slots that cannot be used.
///
/// # Errors
/// Returns an error if the store cannot be read.
pub(super) fn check(store: &Sqlite, findings: &mut Findings) -> Result<(), store::Error> {
    for slot in store.slots()? {
        if let Err(why) = kind(&slot) {
            findings.add(found("slot", &name(&slot), &format!("it cannot be used: {why}")));
        }
    }
    Ok(())
}

fn found(code: &'static str, name: &str, what: &str) -> Finding {
    Finding::damage(code, format!("slot {name}"), format!("the slot {name} of the vault: {what}"))
}

/// What the audit log contains about slots.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// By kind and label: the record that added the slot, and the digest of its bytes, which records of earlier versions do not contain.
    slots: BTreeMap<(String, String), (u64, Option<String>)>,
}

impl Known {
    /// Notes the content of an audit record.
    pub(super) fn take(&mut self, record: &AuditRecord) {
        let event = &record.event;
        let detail = |key: &str| event.details.iter().find(|(k, _)| k == key).map(|(_, value)| value.clone());
        let made = |kind: &str, label: &str| Some((kind.to_owned(), label.to_owned()));
        let (is_made, slot) = match event.action.as_str() {
            "pki.found" => (true, made(PASSPHRASE_SLOT, PASSPHRASE_SLOT)),
            "vault.passphrase" => (true, made(PASSPHRASE_SLOT, &event.subject)),
            "vault.unlock" => (true, made(KEYRING_SLOT, &event.subject)),
            "vault.lock" => (false, made(KEYRING_SLOT, &event.subject)),
            // All other slots wrap the old master key, which seals nothing any more.
            "vault.rekey" => {
                self.slots.clear();
                let kept = detail("kept");
                (true, kept.as_deref().and_then(|kept| kept.split_once(':')).and_then(|(kind, label)| made(kind, label)))
            }
            "slot.add" => (true, detail("kind").and_then(|kind| made(&kind, &event.subject))),
            "slot.remove" => (false, detail("kind").and_then(|kind| made(&kind, &event.subject))),
            _ => return,
        };
        let Some(slot) = slot else { return };
        if is_made {
            self.slots.insert(slot, (record.number, detail("digest")));
        } else {
            self.slots.remove(&slot);
        }
    }

    /// Checks the rows against the audit log.
    pub(super) fn compare(&self, store: &Sqlite, findings: &mut Findings) -> Result<(), store::Error> {
        let mut missing = self.slots.clone();
        for slot in store.slots()? {
            let has = digest(&slot.bytes);
            let what = match missing.remove(&(slot.kind.clone(), slot.label.clone())) {
                None => "the audit log contains no record of it".to_owned(),
                Some((number, Some(said))) if said != has => {
                    format!("its digest is {said} according to audit record {number}, but {has} according to the row")
                }
                Some(_) => continue,
            };
            findings.add(found("audit-slot", &name(&slot), &what));
        }
        for ((kind, label), (number, _)) in missing {
            let what = format!("it was added according to audit record {number}, but it has no row");
            findings.add(found("audit-slot", &format!("{kind}:{label}"), &what));
        }
        Ok(())
    }
}
