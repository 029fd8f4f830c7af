//! Groups of chargers on their way through the store, one behind the other.
//!
//! ```text
//!                groups 5, 4        group 3          group 2          group 1          group 0
//! many hands    ┌───────────┐                     ┌───────────┐
//! (Workers)    │  prepare  │──╮               ╭─▶│   sign    │──╮
//!               └───────────┘  │               │  └───────────┘  │
//! this thread,                 │ ┌───────────┐ │                 │ ┌───────────┐
//! the store's                  ╰▶│  record   │─╯                 ╰▶│ complete  │──╮
//!                                └───────────┘                     └───────────┘  │
//! two more                                                                        │ ┌───────────┐
//! (Delivery)                                                                      ╰▶│  deliver  │
//!                                                                                   └───────────┘
//! ```
//!
//! While this thread has the store take a group down, which is a transaction and a wait for the disk, the hands prepare the groups behind it and
//! sign the one before it. Nothing is signed before the transaction that takes it down is durable: a [`Group`] comes to the hands as
//! [`Recorded`]s, which only the ledger gives. Groups stay in order, and at most seven are under way, however long the manifest is.

use super::{
    Each, Ended, Report, Row,
    charger_plan::{ChargerPlan, Need},
    delivery::Delivery,
    preflight::Preflight,
    workers::{Made, Workers},
};
use crate::{
    commands::{
        Context, Error,
        charger::add::register,
        context::commit,
        ledger::StoreLedger,
        password::lifecycle,
        pki_state::{Issuer, in_charge},
    },
    credentials::{Generator, rotation},
    failpoints::{Point, reached},
    pki::{
        issuance::{self, Recorded, Signed},
        manifest,
    },
    store::{self, Store, Transaction},
};
use std::{
    collections::VecDeque,
    iter::Peekable,
    sync::mpsc::{Receiver, sync_channel},
};

/// How many chargers share a transaction.
pub(super) const GROUP: usize = if cfg!(feature = "failpoints") { 3 } else { 512 };
/// How many groups are prepared ahead.
const AHEAD: usize = 2;
/// How often a group is begun anew because others were faster. Each time, others got something done.
const ATTEMPTS: usize = 100;

/// A group of chargers, and how far it has come.
struct Group<S> {
    works: Vec<ChargerPlan>,
    stage: S,
}

/// What another thread will have done.
pub(super) struct Awaited<T>(Receiver<T>);

impl<T> Awaited<T> {
    /// The work that gives it, for another thread to do.
    fn of(work: impl FnOnce() -> T) -> (impl FnOnce(), Self) {
        let (done, awaited) = sync_channel(1);
        // Nobody may be waiting any more.
        (move || drop(done.send(work())), Self(awaited))
    }

    fn wait(self) -> Result<T, Error> {
        self.0.recv().map_err(|_| Error::bug("what was under way on another thread was not ended"))
    }
}

/// How an attempt at recording a group ended.
enum Attempt {
    Done(Vec<Recorded>),
    /// Others have done some of it in the meantime; nothing was changed.
    Overtaken,
}

/// What became of the delivery of a group, for the next one to go on with.
pub(super) struct Delivered {
    delivery: Delivery,
    rows: Vec<Row>,
    result: Result<(), Error>,
}

/// Where work is done beside this thread's.
#[derive(Clone, Copy)]
struct Hands<'h, 's, 't, 'e> {
    many: &'h rayon::Scope<'s>,
    one: &'t std::thread::Scope<'t, 'e>,
}

/// What goes on between a manifest and the store.
pub(super) struct Pipeline<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) workers: &'a Workers<'a>,
    pub(super) ca: &'a Issuer,
    pub(super) preflight: Preflight<'a>,
    /// Those who can take the next group.
    pub(super) idle: Vec<Delivery>,
    pub(super) delivering: VecDeque<Awaited<Delivered>>,
    /// The rows that are left, each with whether its charger is new.
    pub(super) rows: Peekable<Rows<'a>>,
    pub(super) stop: &'a dyn Fn() -> bool,
    pub(super) each: Each<'a>,
    pub(super) report: Report,
}

/// Rows of a manifest, each with whether its charger is new.
pub(super) type Rows<'a> = Box<dyn Iterator<Item = Result<(manifest::Row, bool), Error>> + 'a>;

impl<'a> Pipeline<'a> {
    /// Does everything for all rows, or as much of it as can be done.
    pub(super) fn run(mut self, pool: &rayon::ThreadPool, store: &mut dyn Store) -> Report {
        let is_archive = self.idle.iter().any(Delivery::is_archive);
        std::thread::scope(|one| pool.in_place_scope(|many| self.move_on(store, Hands { many, one })));
        while let Some(row) = self.rows.next() {
            match row {
                Ok((row, _)) => self.hand_over(Row::untouched(row.line, row.charger, Some(self.why()))),
                Err(error) => self.fail(error),
            }
        }
        if self.report.ended.is_none() {
            for delivery in std::mem::take(&mut self.idle) {
                delivery.finish().unwrap_or_else(|error| self.fail(error));
            }
        }
        if is_archive && self.report.ended.is_some() {
            self.report.counts.without_archive();
        }
        self.report
    }

    /// Has one group follow the other, to the last that is begun.
    fn move_on<'s>(&mut self, store: &mut dyn Store, hands: Hands<'_, 's, 's, '_>)
    where
        'a: 's,
    {
        let (mut ahead, mut behind) = (VecDeque::new(), VecDeque::new());
        loop {
            while ahead.len() < AHEAD
                && let Some(group) = self.next(store, hands)
            {
                ahead.push_back(group);
            }
            let Some(group) = ahead.pop_front() else { break };
            match self.record(store, hands, group) {
                Ok(recorded) => behind.push_back(self.sign(hands, recorded)),
                Err((works, why)) => {
                    behind.drain(..).for_each(|group| self.complete(store, hands, group));
                    self.leave(&works, &why);
                }
            }
            // The newest is signed while the next is taken down.
            if behind.len() > 1 {
                behind.pop_front().into_iter().for_each(|group| self.complete(store, hands, group));
            }
        }
        behind.drain(..).for_each(|group| self.complete(store, hands, group));
        self.await_deliveries();
    }

    /// Ends it. What was recorded is signed and completed all the same.
    fn fail(&mut self, error: Error) {
        if !matches!(self.report.ended, Some(Ended::Failed(_))) {
            self.report.ended = Some(Ended::Failed(error));
        }
    }

    /// Why a row was left as it was.
    fn why(&self) -> &'static str {
        match self.report.ended {
            Some(Ended::Failed(_)) => "something failed before its turn",
            _ => "stopped before its turn",
        }
    }

    /// Begins the next group; none, when there is none, or no further one is to be begun.
    fn next<'s>(&mut self, store: &dyn Store, hands: Hands<'_, 's, 's, '_>) -> Option<Awaited<Group<Result<Made, Error>>>>
    where
        'a: 's,
    {
        if self.report.ended.is_some() || self.rows.peek().is_none() {
            return None;
        }
        if (self.stop)() {
            self.report.ended = Some(Ended::Stopped);
            return None;
        }
        let rows = self.rows.by_ref().take(GROUP).collect::<Result<Vec<_>, Error>>();
        let rows = rows.map_err(|error| self.fail(error)).ok()?;
        match self.plan(store, &rows) {
            Ok(works) => Some(self.prepare(hands, works)),
            Err(error) => {
                let works = rows.into_iter().map(|(row, _)| ChargerPlan::new(row.line, row.charger, None)).collect();
                let (told, awaited) = Awaited::of(|| Group { works, stage: Err(error) });
                told();
                Some(awaited)
            }
        }
    }

    fn plan(&self, store: &dyn Store, rows: &[(manifest::Row, bool)]) -> Result<Vec<ChargerPlan>, Error> {
        let works = self.preflight.plan(store, rows)?;
        self.fetch_key(store, &works)?;
        Ok(works)
    }

    /// Takes the key of the authority out of the vault, once something is to be signed.
    fn fetch_key(&self, store: &dyn Store, works: &[ChargerPlan]) -> Result<(), Error> {
        if works.iter().any(ChargerPlan::needs_signature) && self.workers.signing.get().is_none() {
            // There is one thread that does this.
            let _ = self.workers.signing.set(self.ca.key(store, self.workers.vault()?)?);
        }
        Ok(())
    }

    fn prepare<'s>(&self, hands: Hands<'_, 's, 's, '_>, works: Vec<ChargerPlan>) -> Awaited<Group<Result<Made, Error>>>
    where
        'a: 's,
    {
        let workers = self.workers;
        let (work, awaited) = Awaited::of(move || Group { stage: workers.prepare(&works), works });
        hands.many.spawn(|_| work());
        awaited
    }

    fn sign<'s>(&self, hands: Hands<'_, 's, 's, '_>, group: Group<Vec<Recorded>>) -> Awaited<Group<Result<Vec<Signed>, Error>>>
    where
        'a: 's,
    {
        let workers = self.workers;
        let (work, awaited) = Awaited::of(move || Group { stage: workers.sign(group.stage), works: group.works });
        hands.many.spawn(|_| work());
        awaited
    }

    /// Has a group taken down, whoever else is at it; or says why it was not.
    fn record<'s>(
        &mut self,
        store: &mut dyn Store,
        hands: Hands<'_, 's, 's, '_>,
        group: Awaited<Group<Result<Made, Error>>>,
    ) -> Result<Group<Vec<Recorded>>, (Vec<ChargerPlan>, String)>
    where
        'a: 's,
    {
        let mut group = group.wait().map_err(|error| (Vec::new(), self.failed(error)))?;
        for _ in 0..ATTEMPTS {
            let Group { works, stage } = group;
            if self.report.ended.is_some() {
                return Err((works, self.why().to_owned()));
            }
            match stage.and_then(|made| self.attempt(store, &works, made)) {
                Ok(Attempt::Done(stage)) => return Ok(Group { works, stage }),
                Ok(Attempt::Overtaken) => {}
                Err(error) => return Err((works, self.failed(error))),
            }
            let again = self.preflight.replan(store, &works).and_then(|again| self.fetch_key(store, &again).map(|()| again));
            group = match again {
                Ok(again) => self.prepare(hands, again).wait().map_err(|error| (works, self.failed(error)))?,
                Err(error) => return Err((works, self.failed(error))),
            };
        }
        let error = Error::store("others are provisioning the same chargers, and were faster every time")
            .hint("run the same command again: it does what is left");
        Err((group.works, self.failed(error)))
    }

    /// Ends it, and gives the reason for the rows that it happened to.
    fn failed(&mut self, error: Error) -> String {
        let why = error.message.clone();
        self.fail(error);
        why
    }

    /// Takes a group down in one transaction: what becomes of the chargers themselves, and what is to be signed.
    fn attempt(&self, store: &mut dyn Store, works: &[ChargerPlan], made: Made) -> Result<Attempt, Error> {
        let Made { prepared, entries, open, passwords } = made;
        let (vault, issuer) = (self.workers.vault()?, &self.ca.authority.name);
        let mut passwords = passwords.into_iter();
        let mut overtaken = false;
        let mut enter = |transaction: &mut dyn Transaction| {
            for work in works.iter().filter(|work| !work.is_nothing()) {
                if !self.enter(transaction, work, &mut passwords)? {
                    overtaken = true;
                    return Err(Error::store("others were faster"));
                }
            }
            Ok(())
        };
        let result = if !prepared.is_empty() {
            let mut ledger = StoreLedger::new(self.context, store, vault, issuer, entries).also(&mut enter);
            issuance::record(&mut ledger, prepared)
        } else if works.iter().any(|work| work.register || work.password) {
            let mut transaction = store.begin()?;
            enter(&mut *transaction).and_then(|()| commit(transaction, vault)).map(|()| Vec::new())
        } else {
            Ok(Vec::new())
        };
        if overtaken {
            return Ok(Attempt::Overtaken);
        }
        let new = result?;
        let open = if open.is_empty() {
            Vec::new()
        } else {
            in_charge(store, issuer)?;
            issuance::take_up(&mut StoreLedger::new(self.context, store, vault, issuer, Vec::new()), open)?
        };
        Ok(Attempt::Done(in_order(works, new, open)))
    }

    /// Does for a charger, in the transaction, what comes before its certificate; says whether all is still as it was surveyed.
    fn enter(
        &self,
        transaction: &mut dyn Transaction,
        work: &ChargerPlan,
        passwords: &mut impl Iterator<Item = Vec<u8>>,
    ) -> Result<bool, Error> {
        let charger = &work.charger;
        if work.register {
            // Its names are free, or they are not: the register itself knows.
            match register(self.context, transaction, charger) {
                Err(store::Error::Taken { .. }) => return Ok(false),
                result => result?,
            }
            let password = if work.password { passwords.next() } else { None };
            password.map_or(Ok(()), |sealed| lifecycle::keep_first(self.context, transaction, charger, sealed))?;
            return Ok(true);
        }
        let now = self.preflight.look(transaction, work.line, charger.clone(), work.theirs.clone())?;
        if !now.is_ok_and(|now| now.is_same(work)) {
            return Ok(false);
        }
        if work.password {
            let generator = Generator::default();
            lifecycle::change(self.context, transaction, self.workers.vault()?, charger, generator, rotation::provision)?;
        }
        Ok(true)
    }

    /// Takes down that a group was signed, and has it delivered.
    fn complete<'s>(
        &mut self,
        store: &mut dyn Store,
        hands: Hands<'_, 's, 's, '_>,
        group: Awaited<Group<Result<Vec<Signed>, Error>>>,
    ) where
        'a: 's,
    {
        let Group { works, stage } = match group.wait() {
            Ok(group) => group,
            Err(error) => return self.fail(error),
        };
        let completed = stage.and_then(|signed| {
            if signed.is_empty() {
                return Ok(Vec::new());
            }
            let (vault, issuer) = (self.workers.vault()?, &self.ca.authority.name);
            issuance::complete(&mut StoreLedger::new(self.context, store, vault, issuer, Vec::new()), signed)
        });
        match completed {
            Ok(certificates) => {
                let mut certificates = certificates.into_iter();
                let rows = works.iter().map(|work| work.done(&mut certificates)).collect();
                self.deliver(hands, rows);
            }
            Err(error) => {
                let why = self.failed(error);
                self.leave(&works, &why);
            }
        }
    }

    /// Has the bundles of a group delivered, beside those of the group before, and hands its rows over when they are, after theirs.
    fn deliver<'s>(&mut self, hands: Hands<'_, 's, 's, '_>, mut rows: Vec<Row>)
    where
        'a: 's,
    {
        reached(Point::GroupServed);
        if self.idle.is_empty() {
            self.await_delivery();
        }
        let Some(mut delivery) = self.idle.pop() else { return rows.into_iter().for_each(|row| self.hand_over(row)) };
        for row in rows.iter_mut().filter(|row| row.is_done && !row.lapsed) {
            row.lacks_bundle = true;
        }
        let is_vain = match self.report.ended {
            None => false,
            // Of an archive, nothing is kept.
            Some(Ended::Stopped) => delivery.is_archive(),
            Some(Ended::Failed(_)) => true,
        };
        let workers = self.workers;
        let (work, delivered) = Awaited::of(move || {
            let result = if is_vain { Ok(()) } else { workers.vault().and_then(|vault| delivery.deliver(vault, &mut rows)) };
            Delivered { delivery, rows, result }
        });
        hands.one.spawn(work);
        self.delivering.push_back(delivered);
    }

    /// Waits for all that is being delivered.
    fn await_deliveries(&mut self) {
        while !self.delivering.is_empty() {
            self.await_delivery();
        }
    }

    /// Waits for the delivery that has been under way the longest, and hands over what was delivered.
    fn await_delivery(&mut self) {
        match self.delivering.pop_front().map(Awaited::wait) {
            None => {}
            Some(Err(error)) => self.fail(error),
            Some(Ok(Delivered { delivery, rows, result })) => {
                reached(Point::GroupDelivered);
                let is_archive = delivery.is_archive();
                self.idle.push(delivery);
                result.unwrap_or_else(|error| self.fail(error));
                for mut row in rows {
                    if row.lacks_bundle {
                        row.reason.get_or_insert_with(|| "its bundle was not written".to_owned());
                    }
                    self.report.note(&row);
                    // Whether there will be an archive is not known yet.
                    self.tell(Row { bundle: row.bundle && !is_archive, ..row });
                }
            }
        }
    }

    /// Hands over rows that nothing became of.
    fn leave(&mut self, works: &[ChargerPlan], why: &str) {
        self.await_deliveries();
        works.iter().for_each(|work| self.hand_over(work.undone(why)));
    }

    /// Hands a row over: nothing more happens to it.
    fn hand_over(&mut self, row: Row) {
        self.report.note(&row);
        self.tell(row);
    }

    fn tell(&mut self, row: Row) {
        (self.each)(&row).unwrap_or_else(|error| self.fail(error));
        self.context.progress.advance(u64::from(row.is_done));
    }
}

/// What is to be signed, in the order of the chargers: new certificates, and those that were left.
fn in_order(works: &[ChargerPlan], new: Vec<Recorded>, open: Vec<Recorded>) -> Vec<Recorded> {
    let (mut new, mut open) = (new.into_iter(), open.into_iter());
    let next = |work: &ChargerPlan| match work.certificate {
        Need::New(_) => new.next(),
        Need::Completion(_) => open.next(),
        _ => None,
    };
    works.iter().filter_map(next).collect()
}
