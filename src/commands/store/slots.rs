//! Looks at the slots of the vault: whether each can be one, and is the one that the audit says was made.

use super::finding::{Finding, Findings};
use crate::{
    commands::{
        context::{KEYRING_SLOT, PASSPHRASE_SLOT},
        vault::slots::{digest, kind, name},
    },
    store::{self, AuditRecord, Read, Sqlite},
};
use std::collections::BTreeMap;

/// Names the slots that cannot be used.
///
/// # Errors
/// The store's.
pub(super) fn check(store: &Sqlite, findings: &mut Findings) -> Result<(), store::Error> {
    for slot in store.slots()? {
        if let Err(why) = kind(&slot) {
            findings.add(found("slot", &name(&slot), &format!("it cannot be used: {why}")));
        }
    }
    Ok(())
}

fn found(code: &'static str, name: &str, what: &str) -> Finding {
    Finding::damage(code, format!("slot {name}"), format!("the vault's slot {name}: {what}"))
}

/// What the audit says of slots.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// By kind and label: the record that says that it was made, and the digest of its bytes, which records of old do not say.
    slots: BTreeMap<(String, String), (u64, Option<String>)>,
}

impl Known {
    /// Takes a record in.
    pub(super) fn take(&mut self, record: &AuditRecord) {
        let event = &record.event;
        let detail = |key: &str| event.details.iter().find(|(k, _)| k == key).map(|(_, value)| value.clone());
        let made = |kind: &str, label: &str| Some((kind.to_owned(), label.to_owned()));
        let (is_made, slot) = match event.action.as_str() {
            "pki.found" => (true, made(PASSPHRASE_SLOT, PASSPHRASE_SLOT)),
            "vault.passphrase" => (true, made(PASSPHRASE_SLOT, &event.subject)),
            "vault.unlock" => (true, made(KEYRING_SLOT, &event.subject)),
            "vault.lock" => (false, made(KEYRING_SLOT, &event.subject)),
            // All others wrap a key that nothing is sealed under any more.
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

    /// Holds the rows against it.
    pub(super) fn compare(&self, store: &Sqlite, findings: &mut Findings) -> Result<(), store::Error> {
        let mut missing = self.slots.clone();
        for slot in store.slots()? {
            let has = digest(&slot.bytes);
            let what = match missing.remove(&(slot.kind.clone(), slot.label.clone())) {
                None => "the audit knows of no such slot".to_owned(),
                Some((number, Some(said))) if said != has => {
                    format!("the audit says it has the digest {said}, record {number}, the row has {has}")
                }
                Some(_) => continue,
            };
            findings.add(found("audit-slot", &name(&slot), &what));
        }
        for ((kind, label), (number, _)) in missing {
            let what = format!("the audit says it was made, record {number}, and there is no row of it");
            findings.add(found("audit-slot", &format!("{kind}:{label}"), &what));
        }
        Ok(())
    }
}
