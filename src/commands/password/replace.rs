//! Replaces passwords of chargers, in steps that the charger's answer decides: rotate, then confirm or abort (A01).

use super::{
    GROUP, Refusals, any, chargers, lifecycle,
    message::{Outgoing, Way, Writer},
    selection::{Selected, Selection},
    without_password,
};
use crate::{
    commands::{Context, Error, context::commit},
    credentials::{Generator, rotation},
    model::{Charger, ChargerState, OcppVersion, StationId},
    store::{self, Read, Sqlite, Store, Transaction},
    vault::Vault,
};

/// Which step to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The charger took the pending password (A01.FR.03).
    Confirm,
    /// It did not (A01.FR.04).
    Abort,
}

/// Whose password to replace.
#[derive(Debug, Clone)]
pub enum Whom {
    /// That of these chargers.
    Stations(Vec<StationId>),
    /// That of those that a selection takes.
    Many(Selection),
}

/// What to replace.
#[derive(Debug, Clone)]
pub struct Rotate {
    /// Whose password.
    pub whom: Whom,
    /// Whether a pending one is to be given up for another.
    pub new: bool,
    /// What makes the new ones.
    pub generator: Generator,
    /// By which messages the chargers are told.
    pub way: Way,
}

/// A charger whose password is being replaced, and the messages that tell it so.
#[derive(Debug, Clone)]
pub struct Rotated {
    /// The charger.
    pub station: StationId,
    /// The OCPP version that it speaks.
    pub ocpp_version: OcppVersion,
    /// The version that is pending.
    pub version: u64,
    /// Whether it was made now; else it was pending already.
    pub made: bool,
    /// What to send, one after the other. They hold the password.
    pub messages: Vec<Outgoing>,
}

/// How many there were.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// For whom a password was made.
    pub made: u64,
    /// For whom one was pending already.
    pub again: u64,
    /// Who have none that could be replaced, among many.
    pub without: u64,
}

/// A charger that took a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stepped {
    /// The charger.
    pub station: StationId,
    /// The version in force from now on; none when it is the default of its batch.
    pub version: Option<u64>,
}

/// Makes a pending password for each charger, or finds the one that is pending, and the messages to send. What is in force stays so. A group
/// at a time is made durable, and then handed on: those that were named as they were named, many in the order of their station ids.
///
/// # Errors
/// When a charger is unknown, gets no password, has none to replace, or does not take what is made: then nothing is done, but for whole groups
/// before it. When `each` says so.
pub fn rotate(context: &Context<'_>, request: &Rotate, each: store::Each<'_, Rotated>) -> Result<Counts, Error> {
    let mut store = context.store()?;
    let mut counts = Counts::default();
    match &request.whom {
        Whom::Stations(stations) => {
            let all = chargers(&store, stations, without_password)?;
            let mut refusals = Refusals::default();
            all.iter().for_each(|charger| refusals.look(charger, request.generator, Some(&request.way)));
            refusals.none()?;
            let vault = context.vault(&store)?;
            let rotation =
                Rotation { context, vault: &vault, request, writer: Writer::new(&vault, &request.way), selected: None };
            for group in all.chunks(GROUP) {
                rotation.group(&mut store, group, &mut counts, each)?;
            }
        }
        Whom::Many(selection) => {
            // The list is read with the vault open, so that it is authentic and complete.
            let vault = context.vault(&store)?;
            let selected = Selected::now(context, &store, selection)?;
            let (mut refusals, mut total) = (Refusals::default(), 0);
            counts.without = selected.each(&store, &mut |row| {
                total += 1;
                refusals.look(&row.charger.charger, request.generator, Some(&request.way));
                Ok(())
            })?;
            refusals.none()?;
            if total == 0 {
                return Ok(counts);
            }
            let selected = Some(selected);
            let rotation = Rotation { context, vault: &vault, request, writer: Writer::new(&vault, &request.way), selected };
            context.progress.begin("passwords", total);
            let mut after: Option<StationId> = None;
            while let Some(page) = rotation.page(&store, after.as_ref())? {
                rotation.group(&mut store, &page, &mut counts, each)?;
                context.progress.advance(page.len() as u64);
                after = page.last().map(|charger| charger.station_id.clone());
            }
            context.progress.end();
        }
    }
    Ok(counts)
}

/// A rotation under way.
struct Rotation<'a> {
    context: &'a Context<'a>,
    vault: &'a Vault,
    request: &'a Rotate,
    writer: Writer<'a>,
    selected: Option<Selected<'a>>,
}

impl Rotation<'_> {
    /// The next chargers of the selection; none when there are no more.
    fn page(&self, store: &Sqlite, after: Option<&StationId>) -> Result<Option<Vec<Charger>>, Error> {
        let Some(selected) = &self.selected else { return Ok(None) };
        let page = selected.page(store, after)?;
        Ok((!page.is_empty()).then(|| page.into_iter().map(|row| row.charger.charger).collect()))
    }

    /// Rotates a group, and hands it on once that is durable.
    fn group(
        &self,
        store: &mut Sqlite,
        group: &[Charger],
        counts: &mut Counts,
        each: store::Each<'_, Rotated>,
    ) -> Result<(), Error> {
        let mut transaction = store.begin()?;
        let mut rotated = Vec::with_capacity(group.len());
        for charger in group {
            if self.is_still_one(&*transaction, charger)? {
                rotated.push(self.one(&mut *transaction, charger)?);
            }
        }
        if rotated.iter().any(|one| one.made) {
            commit(transaction, self.vault)?;
        } else {
            drop(transaction);
        }
        for one in rotated {
            let count = if one.made { &mut counts.made } else { &mut counts.again };
            *count += 1;
            each(one)?;
        }
        Ok(())
    }

    /// Whether a charger still is one of many: since the page was read, somebody may have confirmed another, or taken it out of service.
    fn is_still_one(&self, store: &dyn Read, charger: &Charger) -> Result<bool, Error> {
        let Some(selected) = &self.selected else { return Ok(true) };
        let Some(row) = store.charger(&charger.station_id)?.filter(|row| row.state == ChargerState::Active) else {
            return Ok(false);
        };
        Ok(selected.takes(&lifecycle::row_of(store, row)?))
    }

    fn one(&self, transaction: &mut dyn Transaction, charger: &Charger) -> Result<Rotated, Error> {
        let mut made = false;
        let generator = self.request.generator;
        let pending = lifecycle::change(self.context, transaction, self.vault, charger, generator, |standing| {
            let plan = rotation::rotate(standing, self.request.new)?;
            made = !plan.steps.is_empty();
            Ok(plan)
        })?;
        let version = pending.ok_or_else(|| Error::bug("a rotation without a pending password"))?;
        let password = lifecycle::value(&*transaction, self.vault, charger, version)?;
        let messages = self.writer.write(self.context, &*transaction, charger, version, &password)?;
        let (station, ocpp_version) = (charger.station_id.clone(), charger.ocpp_version);
        Ok(Rotated { station, ocpp_version, version, made, messages })
    }
}

/// Takes a step for each charger, all of a group at once.
///
/// # Errors
/// When a charger is unknown, decommissioned, or has nothing pending: then nothing is done, but for whole groups before it.
pub fn step(context: &Context<'_>, step: Step, stations: &[StationId]) -> Result<Vec<Stepped>, Error> {
    let mut store = context.store()?;
    let all = chargers(&store, stations, any)?;
    let vault = context.vault(&store)?;
    let mut stepped = Vec::with_capacity(all.len());
    for group in all.chunks(GROUP) {
        let mut transaction = store.begin()?;
        for charger in group {
            let plan = match step {
                Step::Confirm => rotation::confirm,
                Step::Abort => rotation::abort,
            };
            let version = lifecycle::change(context, &mut *transaction, &vault, charger, Generator::default(), plan)?;
            stepped.push(Stepped { station: charger.station_id.clone(), version });
        }
        commit(transaction, &vault)?;
    }
    Ok(stepped)
}
