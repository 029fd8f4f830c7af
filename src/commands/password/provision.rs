//! Makes the first passwords of chargers.

use super::{GROUP, Refusals, chargers, lifecycle, without_password};
use crate::commands::shell_quote::shell_quoted;
use crate::{
    commands::{Context, Error, context::commit},
    credentials::{Generator, rotation},
    model::{BatchName, Charger, ChargerState, PasswordState, StationId},
    store::{ChargerFilter, Read, Store, Transaction},
    vault::Vault,
};

/// What to make.
#[derive(Debug, Clone)]
pub struct Request {
    /// Whose passwords.
    pub whom: Whom,
    /// What makes them.
    pub generator: Generator,
}

/// Whose passwords to make.
#[derive(Debug, Clone)]
pub enum Whom {
    /// Those of these chargers.
    Stations(Vec<StationId>),
    /// Those of all chargers in use that show a password; with a batch, of that one only.
    All(Option<BatchName>),
}

/// What was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// What became of each charger: as they were named, else ordered by station id.
    pub stations: Vec<Provisioned>,
}

/// What became of a charger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provisioned {
    /// The charger.
    pub station: StationId,
    /// The version in force; none when it is the default of its batch.
    pub version: Option<u64>,
    /// How it came about.
    pub how: How,
}

/// How it came about that a charger has a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// It was made now.
    Made,
    /// It had one before.
    Kept,
    /// It leaves the factory with the default of this batch, until it is rotated.
    BatchDefault(BatchName),
}

/// Makes the first passwords of those that have none; who has one keeps it, so that it can be run again after an interruption. A group of
/// chargers at a time, each durable with its audit records before the next begins.
///
/// # Errors
/// When a charger is unknown or gets no password: then nothing is done. When the store fails: then the groups before stand.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let (vault, all) = match &request.whom {
        Whom::Stations(stations) => (None, chargers(&store, stations, without_password)?),
        // A list is read with the vault open, so that it is authentic and complete.
        Whom::All(batch) => (Some(context.vault(&store)?), with_password(&store, batch.as_ref())?),
    };
    let mut refusals = Refusals::default();
    all.iter().for_each(|charger| refusals.look(charger, request.generator, None));
    refusals.none()?;
    let vault = vault.map_or_else(|| context.vault(&store), Ok)?;
    let mut report = Report::default();
    context.progress.begin("passwords", all.len() as u64);
    for group in all.chunks(GROUP) {
        let mut transaction = store.begin()?;
        let before = report.stations.len();
        for charger in group {
            report.stations.push(provision(context, &mut *transaction, &vault, charger, request.generator)?);
        }
        if report.stations[before..].iter().any(|one| one.how == How::Made) {
            commit(transaction, &vault)?;
        }
        context.progress.advance(group.len() as u64);
    }
    context.progress.end();
    Ok(report)
}

fn provision(
    context: &Context<'_>,
    transaction: &mut dyn Transaction,
    vault: &Vault,
    charger: &Charger,
    generator: Generator,
) -> Result<Provisioned, Error> {
    let station = charger.station_id.clone();
    let rows = lifecycle::versions(transaction, charger)?;
    let has_own = rows.iter().any(|row| matches!(row.state, Some(PasswordState::Active | PasswordState::FactoryDefault)));
    if let (Some(batch), false) = (&charger.default_password_batch, has_own) {
        if lifecycle::batch_default(transaction, vault, batch.as_str())?.is_none() {
            let missing =
                format!("{station} leaves the factory with the default password of batch {batch}, which does not exist");
            return Err(
                Error::cannot(missing).hint(format!("make it with `evpki password provision --batch {}`", shell_quoted(batch)))
            );
        }
        return Ok(Provisioned { station, version: None, how: How::BatchDefault(batch.clone()) });
    }
    let mut made = false;
    let version = lifecycle::change(context, transaction, vault, charger, generator, |standing| {
        let plan = rotation::provision(standing)?;
        made = !plan.steps.is_empty();
        Ok(plan)
    })?;
    Ok(Provisioned { station, version, how: if made { How::Made } else { How::Kept } })
}

/// All chargers in use that show a password.
fn with_password(store: &dyn Read, batch: Option<&BatchName>) -> Result<Vec<Charger>, Error> {
    let filter = ChargerFilter { batch: batch.cloned(), state: Some(ChargerState::Active), ..ChargerFilter::default() };
    let mut all = Vec::new();
    store.each_charger(&filter, &mut |row| {
        if row.charger.security_profile.has_password() {
            all.push(row.charger);
        }
        Ok(())
    })?;
    Ok(all)
}
