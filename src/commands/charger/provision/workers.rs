//! What many hands do for a group at once, without the store: keys, bytes to be signed, sealing; and later the signatures.

use super::charger_plan::{ChargerPlan, Need};
use crate::{
    commands::{Error, charger::owner, current_certificate::left_open, draft::draft, ledger::Entry, password::lifecycle},
    pki::{
        issuance::{OpenRecord, Prepared, Recorded, Signed},
        plan::{Issuance, Subject},
    },
    vault::Vault,
    x509::{KeyPair, Station},
};
use rayon::prelude::*;
use std::sync::OnceLock;

/// Where groups are worked on.
pub(super) struct Workers<'a> {
    pub(super) by: Issuance<'a>,
    /// The vault, once it was opened: before that, nothing is sealed.
    pub(super) vault: Option<Vault>,
    /// The key of the authority, once it is needed.
    pub(super) signing: OnceLock<KeyPair>,
}

/// What was made for a group.
#[derive(Default)]
pub(super) struct Made {
    /// Of those who get a new certificate, in order.
    pub(super) prepared: Vec<Prepared>,
    /// Beside them.
    pub(super) entries: Vec<Entry>,
    /// Of those whose certificate was left without a signature, in order.
    pub(super) open: Vec<OpenRecord>,
    /// Of those who are registered with a password of their own: sealed, in order.
    pub(super) passwords: Vec<Vec<u8>>,
}

/// What was made for one charger.
#[derive(Default)]
struct One {
    draft: Option<(Prepared, Entry)>,
    open: Option<OpenRecord>,
    password: Option<Vec<u8>>,
}

impl Workers<'_> {
    pub(super) fn vault(&self) -> Result<&Vault, Error> {
        self.vault.as_ref().ok_or_else(|| Error::bug("the vault was not opened"))
    }

    /// Makes what a group needs before the store hears of it.
    pub(super) fn prepare(&self, works: &[ChargerPlan]) -> Result<Made, Error> {
        let all = works.par_iter().map(|work| self.one(work)).collect::<Result<Vec<One>, Error>>()?;
        let mut made = Made::default();
        for one in all {
            if let Some((prepared, entry)) = one.draft {
                made.prepared.push(prepared);
                made.entries.push(entry);
            }
            made.open.extend(one.open);
            made.passwords.extend(one.password);
        }
        Ok(made)
    }

    fn one(&self, work: &ChargerPlan) -> Result<One, Error> {
        let mut one = One::default();
        let subject = || Subject::Station(Station::of(&work.charger));
        match &work.certificate {
            Need::New(key) => {
                let drafted = draft(&self.by, owner(&work.charger.station_id), subject(), key, None);
                let about = |e: Error| e.about(format!("line {}: {} gets no certificate", work.line, work.charger.station_id));
                let (prepared, mut entry) = drafted.map_err(about)?;
                if let (Some(vault), Some(key)) = (&self.vault, entry.new_key.take()) {
                    entry.new_key = Some(key.seal(prepared.plan().public_key.id(), vault, self.by.random)?);
                }
                one.draft = Some((prepared, entry));
            }
            Need::Completion(row) => one.open = Some(left_open(row, &self.by, &subject())?),
            Need::Nothing | Need::Has(_) | Need::Decision => {}
        }
        if let (true, true, Some(vault)) = (work.register, work.password, &self.vault) {
            one.password = Some(lifecycle::seal_first(vault, self.by.random, &work.charger)?);
        }
        Ok(one)
    }

    /// Signs what was recorded.
    pub(super) fn sign(&self, recorded: Vec<Recorded>) -> Result<Vec<Signed>, Error> {
        if recorded.is_empty() {
            return Ok(Vec::new());
        }
        let key = self.signing.get().ok_or_else(|| Error::bug("the key of the authority was not fetched"))?;
        Ok(recorded.into_par_iter().map(|one| one.sign(key)).collect::<Result<Vec<_>, _>>()?)
    }
}
