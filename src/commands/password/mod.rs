//! Passwords of Security Profiles 1 and 2.

pub mod answers;
pub mod batch;
pub mod due;
pub mod export;
pub mod lifecycle;
pub mod message;
pub mod policy;
pub mod provision;
pub mod replace;
pub mod selection;
pub mod show;

use super::Error;
use crate::commands::suggestions::{self, Names};
use crate::{
    credentials::Generator,
    model::{Charger, ChargerState, StationId},
    store::Read,
};

/// How many chargers share a transaction.
pub const GROUP: usize = 512;
/// How many refusals are told one by one.
const TOLD: usize = 20;

/// The chargers with these station ids, in the order input, each once.
///
/// # Errors
/// When some are not registered, or `refuse` says why not: all of them at once, and nothing is done.
pub fn chargers(
    store: &dyn Read,
    stations: &[StationId],
    refuse: impl Fn(&Charger, ChargerState) -> Option<String>,
) -> Result<Vec<Charger>, Error> {
    let mut seen = std::collections::HashSet::new();
    let mut found = Vec::with_capacity(stations.len());
    let (mut unknown, mut refused) = (Vec::new(), Vec::new());
    for station in stations.iter().filter(|station| seen.insert(station.as_str())) {
        match store.charger(station)? {
            None => {
                let hint = suggestions::hint(store, Names::Chargers, station.as_str(), "")?;
                let hint = if hint.is_empty() { hint } else { format!(", {hint}") };
                unknown.push(format!("there is no charger `{station}`{hint}"));
            }
            Some(row) => match refuse(&row.charger, row.state) {
                Some(why) => refused.push(why),
                None => found.push(row.charger),
            },
        }
    }
    if !unknown.is_empty() {
        unknown.append(&mut refused);
        return Err(Error::cannot(unknown.join("\n")).hint("see which there are with `evpki charger list`"));
    }
    if refused.is_empty() { Ok(found) } else { Err(Error::refused(refused.join("\n"))) }
}

/// Why a charger gets no password, if it gets none.
#[must_use]
pub fn without_password(charger: &Charger, state: ChargerState) -> Option<String> {
    let station = &charger.station_id;
    if state == ChargerState::Decommissioned {
        return Some(format!("{station} is decommissioned and gets no password"));
    }
    let profile = charger.security_profile;
    (!profile.has_password()).then(|| format!("{station} has security profile {profile}: it shows a certificate and no password"))
}

/// Refuses no charger.
#[must_use]
pub fn any(_: &Charger, _: ChargerState) -> Option<String> {
    None
}

/// Chargers that do not take what would be made for them.
#[derive(Debug, Default)]
pub struct Refusals {
    told: Vec<String>,
    more: u64,
    hints: Vec<String>,
}

impl Refusals {
    /// Looks whether a charger takes what the generator makes, and can be told in this way.
    pub fn look(&mut self, charger: &Charger, generator: Generator, way: Option<&message::Way>) {
        let suits = generator.suits(charger.ocpp_version).map_err(Error::from);
        let Err(error) = suits.and_then(|()| way.map_or(Ok(()), |way| way.suits(charger.ocpp_version))) else { return };
        if self.told.len() < TOLD {
            self.told.push(format!("{}: {}", charger.station_id, error.message));
            self.hints.extend(error.hints.into_iter().filter(|hint| !self.hints.contains(hint)).collect::<Vec<_>>());
        } else {
            self.more += 1;
        }
    }

    /// Goes on, if there are none.
    ///
    /// # Errors
    /// When there are some: the first of them by name.
    pub fn none(mut self) -> Result<(), Error> {
        if self.told.is_empty() {
            return Ok(());
        }
        if self.more > 0 {
            self.told.push(format!("and {} more", self.more));
        }
        Err(self.hints.into_iter().fold(Error::refused(self.told.join("\n")), Error::hint))
    }
}
