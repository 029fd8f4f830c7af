//! Replaces passwords of chargers, in steps that the charger's answer decides: rotate, then confirm or abort (A01).

use super::{GROUP, any, chargers, standing, without_password};
use crate::{
    commands::{Context, Error, context::commit},
    credentials::rotation,
    model::{OcppVersion, StationId, hex},
    ocpp::{Message, set_password},
    store::Store,
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
pub struct Rotate {
    /// The chargers.
    pub stations: Vec<StationId>,
    /// Whether a pending one is to be given up for another.
    pub new: bool,
}

/// A charger whose password is being replaced, and the message that tells it so.
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
    /// What to send. It holds the password.
    pub message: Message,
    /// An identifier for the message, drawn by chance.
    pub message_id: String,
}

/// A charger that took a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stepped {
    /// The charger.
    pub station: StationId,
    /// The version in force from now on; none when it is the default of its batch.
    pub version: Option<u64>,
}

/// Makes a pending password for each charger, or finds the one that is pending, and the message to send. What is in force stays so.
///
/// # Errors
/// When a charger is unknown, gets no password, or has none to replace: then nothing is done, but for whole groups before it.
pub fn rotate(context: &Context<'_>, request: &Rotate) -> Result<Vec<Rotated>, Error> {
    let mut store = context.store()?;
    let all = chargers(&store, &request.stations, without_password)?;
    let vault = context.vault(&store)?;
    let mut rotated = Vec::with_capacity(all.len());
    for group in all.chunks(GROUP) {
        let mut transaction = store.begin()?;
        let before = rotated.len();
        for charger in group {
            let mut made = false;
            let pending = standing::change(context, &mut *transaction, &vault, charger, |standing| {
                let plan = rotation::rotate(standing, request.new)?;
                made = !plan.steps.is_empty();
                Ok(plan)
            })?;
            let version = pending.ok_or_else(|| Error::bug("a rotation without a pending password"))?;
            let password = standing::value(&*transaction, &vault, charger, version)?;
            let mut id = [0; 16];
            context.random.fill(&mut id)?;
            rotated.push(Rotated {
                station: charger.station_id.clone(),
                ocpp_version: charger.ocpp_version,
                version,
                made,
                message: set_password(charger.ocpp_version, &password)?,
                message_id: hex::encode(&id),
            });
        }
        if rotated[before..].iter().any(|one| one.made) {
            commit(transaction, &vault)?;
        }
    }
    Ok(rotated)
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
            let version = standing::change(context, &mut *transaction, &vault, charger, plan)?;
            stepped.push(Stepped { station: charger.station_id.clone(), version });
        }
        commit(transaction, &vault)?;
    }
    Ok(stepped)
}
