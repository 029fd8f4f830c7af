//! A group of chargers, done as a whole: prepared on all cores, taken down in one transaction, signed on all cores, taken down again.

use super::{Need, Row, Work, in_line, survey::Surveyor};
use crate::{
    commands::{
        Context, Error,
        charger::{add::register, owner},
        context::commit,
        draft::draft,
        holding::left_open,
        ledger::{Entry, StoreLedger},
        office::Desk,
        password::standing,
    },
    credentials::rotation,
    pki::{
        issuance::Prepared,
        plan::{Issuance, Subject},
    },
    store::{Read, Store, Transaction},
    vault::Vault,
    x509::{KeyPair, Station},
};

/// How often a group is begun anew because others were faster. Each time, others got something done.
const ATTEMPTS: usize = 100;

/// Where chargers are served.
pub(super) struct Counter<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) by: Issuance<'a>,
    pub(super) desk: &'a Desk,
    pub(super) surveyor: Surveyor<'a>,
    /// The key of the authority, once it is needed.
    pub(super) signing: Option<KeyPair>,
    pub(super) vault: Option<Vault>,
}

/// How an attempt at a group ended.
enum Attempt {
    Done,
    /// Others have done some of it in the meantime; nothing was changed.
    Overtaken,
}

impl Counter<'_> {
    /// Opens the vault, and takes the key of the authority out of it.
    pub(super) fn open(&mut self, store: &dyn Read) -> Result<(), Error> {
        let vault = self.context.vault(store)?;
        self.vault = Some(vault);
        Ok(())
    }

    pub(super) fn vault(&self) -> Result<&Vault, Error> {
        self.vault.as_ref().ok_or_else(|| Error::bug("the vault was not opened"))
    }

    /// Makes the keys of those who need new certificates, and prepares these, on all cores.
    pub(super) fn prepare(&self, works: &[Work]) -> Result<(Vec<Prepared>, Vec<Entry>), Error> {
        use rayon::prelude::*;
        let by = self.by;
        let one = |work: &Work| {
            let Need::New(key) = &work.certificate else { return None };
            let subject = Subject::Station(Station::of(&work.charger));
            let drafted = draft(&by, owner(&work.charger.station_id), subject, key, None);
            Some(drafted.map_err(|e| e.about(format!("line {}: {} gets no certificate", work.line, work.charger.station_id))))
        };
        works.par_iter().filter_map(one).collect::<Result<Vec<_>, Error>>().map(|all| all.into_iter().unzip())
    }

    /// Does all that is to be done for a group; as whole as can be, whoever else is at it.
    pub(super) fn serve(&mut self, store: &mut dyn Store, works: &[Work], done: &mut [Row]) -> Result<(), Error> {
        let mut works = works.to_vec();
        for _ in 0..ATTEMPTS {
            if works.iter().any(|work| matches!(work.certificate, Need::New(_) | Need::Completion(_))) && self.signing.is_none() {
                self.signing = Some(self.desk.key(store, self.vault()?)?);
            }
            if let Attempt::Done = self.attempt(store, &works, done)? {
                return Ok(());
            }
            works = self.look_again(store, works)?;
            for (row, work) in done.iter_mut().zip(&works) {
                *row = work.row(false);
            }
        }
        Err(Error::store("others are provisioning the same chargers, and were faster every time")
            .hint("run the same command again: it does what is left"))
    }

    fn attempt(&self, store: &mut dyn Store, works: &[Work], done: &mut [Row]) -> Result<Attempt, Error> {
        let vault = self.vault()?;
        let issuer = &self.desk.authority.name;
        let (prepared, entries) = self.prepare(works)?;
        let mut overtaken = false;
        let mut enter = |transaction: &mut dyn Transaction| {
            for work in works.iter().filter(|work| !work.is_nothing()) {
                if !self.enter(transaction, vault, work)? {
                    overtaken = true;
                    return Err(Error::store("others were faster"));
                }
            }
            Ok(())
        };
        let result = match (&self.signing, prepared.is_empty()) {
            (Some(signing), false) => {
                StoreLedger::new(self.context, store, vault, issuer, entries).also(&mut enter).issue(prepared, signing)
            }
            _ if works.iter().any(|work| work.register || work.password) => {
                let mut transaction = store.begin()?;
                enter(&mut *transaction).and_then(|()| commit(transaction, vault)).map(|()| Vec::new())
            }
            _ => Ok(Vec::new()),
        };
        if overtaken {
            return Ok(Attempt::Overtaken);
        }
        let mut issued = result?.into_iter();
        let open = |work: &Work| match &work.certificate {
            Need::Completion(row) => Some(left_open(row, &self.by, &Subject::Station(Station::of(&work.charger)))),
            _ => None,
        };
        let open = works.iter().filter_map(open).collect::<Result<Vec<_>, Error>>()?;
        let mut completed = match &self.signing {
            Some(signing) if !open.is_empty() => {
                StoreLedger::new(self.context, store, vault, issuer, Vec::new()).resume(open, signing)?
            }
            _ => Vec::new(),
        }
        .into_iter();
        for (row, work) in done.iter_mut().zip(works) {
            row.is_done = true;
            row.serial = match work.certificate {
                Need::New(_) => issued.next().map(|certificate| certificate.serial().clone()),
                Need::Completion(_) => completed.next().map(|certificate| certificate.serial().clone()),
                Need::Nothing | Need::Decision => None,
            };
        }
        Ok(Attempt::Done)
    }

    /// Does for a charger, in the transaction, what comes before its certificate; says whether all is still as it was surveyed.
    fn enter(&self, transaction: &mut dyn Transaction, vault: &Vault, work: &Work) -> Result<bool, Error> {
        if work.register {
            // Its names are free, or they are not: the register itself knows.
            match transaction.charger(&work.charger.station_id)? {
                None => {}
                Some(_) => return Ok(false),
            }
            if transaction.charger_by_serial(&work.charger.serial_number)?.is_some() {
                return Ok(false);
            }
            register(self.context, transaction, &work.charger)?;
        } else {
            let now = self.surveyor.look(transaction, work.line, work.charger.clone(), work.theirs.clone())?;
            if !now.is_ok_and(|now| now.password == work.password && same(&now.certificate, &work.certificate)) {
                return Ok(false);
            }
        }
        if work.password {
            standing::change(self.context, transaction, vault, &work.charger, rotation::provision)?;
        }
        Ok(true)
    }

    fn look_again(&self, store: &dyn Read, works: Vec<Work>) -> Result<Vec<Work>, Error> {
        let again = |work: Work| match self.surveyor.look(store, work.line, work.charger, work.theirs)? {
            Ok(work) => Ok(work),
            Err(conflicts) => {
                let lines: Vec<String> = conflicts.iter().map(|conflict| in_line(work.line, conflict)).collect();
                Err(Error::cannot(format!("another process has changed what the manifest speaks of:\n{}", lines.join("\n"))))
            }
        };
        works.into_iter().map(again).collect()
    }
}

/// Whether two needs are the same.
fn same(one: &Need, other: &Need) -> bool {
    match (one, other) {
        (Need::Completion(one), Need::Completion(other)) => one.row == other.row,
        (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}
