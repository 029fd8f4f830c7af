//! The audit chain: its end is checked at every commit, all of it on request.

use super::{Damage, Error, Sqlite, integrity, rows};
use crate::{
    model::PkiId,
    store::{AuditHead, AuditRecord, NEW_MASTER, REKEY, Read, integrity::Keys},
};

/// How many damages of the chain are named before the search ends.
const MOST: usize = 100;

/// The end of the chain, as a transaction finds it.
pub(super) struct End {
    pki: Option<PkiId>,
    head: Option<AuditHead>,
    last: Option<AuditRecord>,
}

impl End {
    pub(super) fn find(store: &Sqlite) -> Result<Self, Error> {
        let sql = format!("{} ORDER BY number DESC LIMIT 1", rows::AUDIT);
        Ok(Self {
            pki: store.one(("pki", rows::PKI), [], rows::pki)?.map(|pki| pki.id),
            head: store.one(("audit_head", rows::AUDIT_HEAD), [], rows::audit_head)?,
            last: store.one(("audit", &sql), [], rows::audit)?,
        })
    }

    /// The number and hash that the next record follows.
    pub(super) fn link(&self) -> (u64, [u8; 32]) {
        self.last.as_ref().map_or((0, [0; 32]), |last| (last.number, last.hash))
    }

    /// The PKI that the store holds.
    pub(super) fn pki(&self) -> Option<PkiId> {
        self.pki
    }

    /// Whether the rows carry tags.
    pub(super) fn has_root(&self) -> bool {
        self.head.is_some_and(|head| head.root.is_some())
    }

    /// Whether nothing was ever committed.
    pub(super) fn is_empty(&self) -> bool {
        self.head.is_none() && self.pki.is_none() && self.last.is_none()
    }

    /// What is wrong with the end of the chain; without keys, the tag is taken as it is.
    pub(super) fn damage(&self, keys: Option<&Keys>) -> Option<Damage> {
        let (number, hash) = self.link();
        let (Some(head), Some(pki)) = (self.head, self.pki) else {
            // Nothing was ever committed, unless something is there.
            return (!self.is_empty()).then_some(Damage::AuditHeadMissing);
        };
        if number < head.number {
            return Some(Damage::AuditTruncated { last: number, head: head.number });
        }
        if number > head.number {
            return Some(Damage::AuditAppended { number: head.number + 1 });
        }
        if hash != head.hash || self.last.as_ref().is_some_and(|last| !last.is_whole()) {
            return Some(Damage::AuditEdited { number });
        }
        let tag = keys.map(|keys| keys.head(&AuditHead::message(&pki, number, &hash, head.root.as_ref())));
        tag.is_some_and(|tag| tag != head.tag).then_some(Damage::AuditTag { number })
    }
}

/// What it means that the end of the chain is damaged: when it carries another vault's tag, the vault may have got another master key.
pub(super) fn cut(store: &Sqlite, damage: Damage) -> Result<Error, Error> {
    Ok(match damage {
        Damage::AuditTag { number } => rekeyed(store, number)?.unwrap_or(Error::AuditCut { damage }),
        _ => Error::AuditCut { damage },
    })
}

/// When the vault last got another master key, as whoever has the one before is told; none: it never did.
fn rekeyed(store: &Sqlite, end: u64) -> Result<Option<Error>, Error> {
    let sql = format!("{} WHERE action = ?1 ORDER BY number DESC LIMIT 1", rows::AUDIT);
    let record = store.one(("audit", &sql), [REKEY], rows::audit)?.filter(AuditRecord::is_whole);
    Ok(record.map(|record| {
        let details = record.event.details;
        let master = details.into_iter().find(|(key, _)| key == NEW_MASTER).map(|(_, master)| master).unwrap_or_default();
        Error::Rekeyed { number: record.number, master, end }
    }))
}

/// Walks the chain from its first record to its head.
pub(super) fn walk(store: &Sqlite, keys: Option<&Keys>) -> Result<Vec<Damage>, Error> {
    let mut damages = Vec::new();
    let (mut number, mut hash) = (0, [0; 32]);
    let walked = store.each_audit(0, &mut |record| {
        let next = number + 1;
        let is_gap = record.number > next;
        if is_gap {
            damages.push(Damage::AuditRemoved { first: next, last: record.number - 1 });
        }
        if !record.is_whole() {
            damages.push(Damage::AuditEdited { number: record.number });
        }
        if record.previous != hash && !is_gap {
            damages.push(broken(store, &record)?);
        }
        (number, hash) = (record.number, record.hash);
        if damages.len() < MOST { Ok(()) } else { Err(Error::Stopped) }
    });
    match walked {
        Ok(()) => {}
        Err(Error::Stopped) => return Ok(damages),
        // A record that cannot be read is not what was written.
        Err(Error::Damaged { what }) => {
            damages.push(Damage::Value { what });
            return Ok(damages);
        }
        Err(error) => return Err(error),
    }
    match End::find(store) {
        Ok(end) => damages.extend(end.damage(keys).filter(|damage| !damages.contains(damage))),
        Err(Error::Damaged { what }) => damages.push(Damage::Value { what }),
        Err(error) => return Err(error),
    }
    if let Some(keys) = keys.filter(|_| damages.is_empty()) {
        damages = integrity::audit_tags(store, keys)?;
    }
    Ok(damages)
}

/// What it means that a record does not follow the one before it.
fn broken(store: &Sqlite, record: &AuditRecord) -> Result<Damage, Error> {
    let number = record.number;
    let is_somewhere =
        record.previous == [0; 32] || store.count("SELECT 1 FROM audit WHERE hash = ?1 LIMIT 1", [&record.previous])?.is_some();
    Ok(if is_somewhere { Damage::AuditReordered { number } } else { Damage::AuditBroken { number } })
}
