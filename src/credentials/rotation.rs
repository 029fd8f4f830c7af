//! The life cycle of a charger password: its states and their order. Tokens and TOTP secrets of OCPI peers have the same life
//! cycle, with the name of their owner.
//!
//! The functions are pure: they take the current versions and return the steps to take. The caller takes all steps in one
//! transaction. At any time at most one password is in force (`factory-default` or `active`) and at most one is pending. Until
//! the answer of the charger is known, both are kept, so that either of them can be recognised.

use super::Error;
use crate::model::PasswordState;

/// One version of a charger's password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// Its number, counted from 1.
    pub number: u64,
    /// Its state.
    pub state: PasswordState,
}

/// The current versions of the password of a charger.
#[derive(Debug, Clone, Copy)]
pub struct PasswordVersions<'a> {
    /// Its name, for messages.
    pub station: &'a str,
    /// All versions of its own password, in any order.
    pub versions: &'a [Version],
    /// Whether it can also show the default password of its batch.
    pub batch_default: bool,
}

/// One step to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Draw a password and keep it as this version in this state.
    Make {
        /// The version.
        number: u64,
        /// Its first state.
        state: PasswordState,
    },
    /// Move a version into another state. The value of a retired one is to be erased.
    Move {
        /// The version.
        number: u64,
        /// Its next state.
        to: PasswordState,
    },
}

/// What to do, all in one transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The steps, in order. Empty if the requested state already exists.
    pub steps: Vec<Step>,
    /// The version to export afterwards: after `rotate` the one to send, otherwise the one in force. `None` means the default of
    /// the batch, if it has one.
    pub shown: Option<u64>,
}

/// Gives a new station its first password, which the factory writes into it: active at once.
///
/// A charger that already has one keeps it, so that provisioning can be run again after an interruption.
///
/// # Errors
/// [`Error::Pending`] if a replacement of the batch's default is under way; [`Error::Twice`].
pub fn provision(standing: &PasswordVersions<'_>) -> Result<Plan, Error> {
    let now = Now::read(standing)?;
    match (now.in_force, now.pending) {
        (Some(held), _) => Ok(Plan { steps: Vec::new(), shown: Some(held) }),
        (None, Some(version)) => Err(Error::Pending { station: standing.station.to_owned(), version }),
        (None, None) => Ok(now.make(Vec::new(), PasswordState::Active)),
    }
}

/// Starts to replace a charger's password: the new one is pending until the charger's answer is known.
///
/// A second call returns the pending version again. With `new`, the pending version is retired and another is made. Use `new`
/// only if the charger cannot have accepted the pending version, because its value is erased.
///
/// # Errors
/// [`Error::NoPassword`] if there is nothing to replace; [`Error::Twice`].
pub fn rotate(standing: &PasswordVersions<'_>, new: bool) -> Result<Plan, Error> {
    let now = Now::read(standing)?;
    match now.pending {
        Some(pending) if !new => Ok(Plan { steps: Vec::new(), shown: Some(pending) }),
        Some(pending) => Ok(now.make(vec![Step::Move { number: pending, to: PasswordState::Retired }], PasswordState::Pending)),
        None if now.in_force.is_none() && !standing.batch_default => {
            Err(Error::NoPassword { station: standing.station.to_owned() })
        }
        None => Ok(now.make(Vec::new(), PasswordState::Pending)),
    }
}

/// The charger took the pending password: it is in force, and the old one is not accepted from now on (A01.FR.03).
///
/// # Errors
/// [`Error::NothingPending`], [`Error::Twice`]
pub fn confirm(standing: &PasswordVersions<'_>) -> Result<Plan, Error> {
    let now = Now::read(standing)?;
    let pending = now.pending.ok_or_else(|| Error::NothingPending { station: standing.station.to_owned() })?;
    let old = now.in_force.map(|number| Step::Move { number, to: PasswordState::Retired });
    let steps = old.into_iter().chain([Step::Move { number: pending, to: PasswordState::Active }]).collect();
    Ok(Plan { steps, shown: Some(pending) })
}

/// The charger did not take the pending password: the old one stays in force (A01.FR.04).
///
/// # Errors
/// [`Error::NothingPending`], [`Error::Twice`]
pub fn abort(standing: &PasswordVersions<'_>) -> Result<Plan, Error> {
    let now = Now::read(standing)?;
    let pending = now.pending.ok_or_else(|| Error::NothingPending { station: standing.station.to_owned() })?;
    Ok(Plan { steps: vec![Step::Move { number: pending, to: PasswordState::Retired }], shown: now.in_force })
}

/// Retires the versions that are in force or pending. Returns no steps if no version is.
///
/// # Errors
/// [`Error::Twice`]
pub fn retire(standing: &PasswordVersions<'_>) -> Result<Plan, Error> {
    let now = Now::read(standing)?;
    let steps = now.in_force.into_iter().chain(now.pending).map(|number| Step::Move { number, to: PasswordState::Retired });
    Ok(Plan { steps: steps.collect(), shown: None })
}

/// The current versions after a consistency check.
struct Now {
    in_force: Option<u64>,
    pending: Option<u64>,
    next: u64,
}

impl Now {
    fn read(standing: &PasswordVersions<'_>) -> Result<Self, Error> {
        let mut now = Self { in_force: None, pending: None, next: 1 };
        for version in standing.versions {
            now.next = now.next.max(version.number.saturating_add(1));
            let (place, holder) = match version.state {
                PasswordState::FactoryDefault | PasswordState::Active => ("in force", &mut now.in_force),
                PasswordState::Pending => ("pending", &mut now.pending),
                PasswordState::Retired => continue,
            };
            if let Some(first) = holder.replace(version.number) {
                let station = standing.station.to_owned();
                return Err(Error::Twice { station, place, first, second: version.number });
            }
        }
        Ok(now)
    }

    fn make(&self, mut steps: Vec<Step>, state: PasswordState) -> Plan {
        steps.push(Step::Make { number: self.next, state });
        Plan { steps, shown: Some(self.next) }
    }
}

#[cfg(test)]
#[path = "rotation_tests.rs"]
mod tests;
