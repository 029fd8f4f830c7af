//! What is to be exported, and what of it cannot be: known before anything is made.

use super::{Faults, stopped};
use crate::{
    commands::{
        Context, Error,
        ledger::opened,
        password::{chargers, lifecycle, without_password},
    },
    credentials::Verifier,
    exports::Layout,
    model::{BatchName, Charger, ChargerState, PasswordState, Secret, SecretKind, SecurityProfile, StationId},
    store::{ChargerFilter, Read, SecretRow},
    vault::Vault,
};
use std::collections::HashSet;

/// How many are looked at between two steps of the progress bar.
const STRIDE: u64 = 256;

/// A password of a charger, sealed as yet.
pub(super) struct Sealed {
    pub(super) station: StationId,
    pub(super) profile: SecurityProfile,
    pub(super) state: PasswordState,
    row: SecretRow,
}

impl Sealed {
    /// Opens it.
    pub(super) fn open(&self, vault: &Vault) -> Result<Secret, Error> {
        opened(&self.row, vault)
    }

    fn key(&self) -> (StationId, PasswordState) {
        (self.station.clone(), self.state)
    }
}

/// The chargers whose passwords are wanted, ordered by station id.
pub(super) fn stations(store: &dyn Read, named: &[StationId], batch: Option<&BatchName>) -> Result<Vec<StationId>, Error> {
    if !named.is_empty() {
        let mut named = chargers(store, named, without_password)?;
        named.retain(|charger| batch.is_none() || charger.batch.as_ref() == batch);
        let mut named: Vec<StationId> = named.into_iter().map(|charger| charger.station_id).collect();
        named.sort();
        return Ok(named);
    }
    let filter = ChargerFilter { batch: batch.cloned(), state: Some(ChargerState::Active), ..ChargerFilter::default() };
    let mut all = Vec::new();
    store.each_charger(&filter, &mut |row| {
        if row.charger.security_profile.has_password() {
            all.push(row.charger.station_id);
        }
        Ok(())
    })?;
    Ok(all)
}

/// What a charger may show: what is in force, else the default of its batch; then what is pending.
pub(super) fn passwords(store: &dyn Read, station: &StationId) -> Result<Vec<Sealed>, Error> {
    // Gone in the meantime, it shows nothing.
    let Some(charger) = store.charger(station)?.filter(|row| row.state == ChargerState::Active).map(|row| row.charger) else {
        return Ok(Vec::new());
    };
    let mut rows = lifecycle::versions(store, &charger)?;
    rows.retain(|row| row.sealed.is_some());
    let (pending, mut in_force): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.state == Some(PasswordState::Pending));
    if let (Some(batch), true) = (&charger.default_password_batch, in_force.is_empty()) {
        in_force = store.secrets(SecretKind::BatchPassword, batch.as_str())?;
        in_force.retain(|row| row.sealed.is_some());
        in_force.truncate(1);
    }
    let Charger { station_id, security_profile, .. } = charger;
    let sealed = |row: SecretRow| Sealed {
        station: station_id.clone(),
        profile: security_profile,
        state: row.state.unwrap_or(PasswordState::FactoryDefault),
        row,
    };
    Ok(in_force.into_iter().chain(pending).map(sealed).collect())
}

/// What is held against what.
pub(super) struct Survey<'a> {
    pub(super) layout: Layout,
    pub(super) verifier: Verifier,
    pub(super) vault: &'a Vault,
    pub(super) store: &'a dyn Read,
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    /// How many passwords can be exported.
    pub(super) sound: u64,
    /// How many chargers have none.
    pub(super) without: u64,
    /// How many pending ones the layout has no place for.
    pub(super) pending: u64,
    /// What is wrong with the others.
    pub(super) faults: Faults,
    /// Whose those are.
    left_out: HashSet<(StationId, PasswordState)>,
}

impl Found {
    /// Whether a password goes into a layout.
    pub(super) fn has(&self, sealed: &Sealed, layout: Layout) -> bool {
        has_place(sealed, layout) && (self.left_out.is_empty() || !self.left_out.contains(&sealed.key()))
    }
}

fn has_place(sealed: &Sealed, layout: Layout) -> bool {
    !(layout.keeps_one() && sealed.state == PasswordState::Pending)
}

impl Survey<'_> {
    /// Looks at all passwords of these chargers.
    pub(super) fn of(&self, context: &Context<'_>, stations: &[StationId], stop: &dyn Fn() -> bool) -> Result<Found, Error> {
        context.progress.begin("looking at passwords", stations.len() as u64);
        let found = self.look(context, stations, stop);
        context.progress.end();
        found
    }

    fn look(&self, context: &Context<'_>, stations: &[StationId], stop: &dyn Fn() -> bool) -> Result<Found, Error> {
        let mut found = Found::default();
        let mut seen = HashSet::new();
        for (number, station) in (1..).zip(stations) {
            if number % STRIDE == 0 {
                context.progress.advance(STRIDE);
                if stop() {
                    return Err(stopped());
                }
            }
            let all = passwords(self.store, station)?;
            found.without += u64::from(all.is_empty());
            let (all, pending): (Vec<_>, Vec<_>) = all.into_iter().partition(|sealed| has_place(sealed, self.layout));
            found.pending += pending.len() as u64;
            let is_twin = !all.is_empty() && self.layout.folds_case() && !seen.insert(station.as_str().to_ascii_lowercase());
            for sealed in all {
                match self.fault(&sealed).or_else(|| is_twin.then(|| (twin(self.layout), false))) {
                    None => found.sound += 1,
                    Some((why, is_damage)) => {
                        found.faults.add(format!("{station}, {}: {why}", sealed.state), is_damage);
                        found.left_out.insert(sealed.key());
                    }
                }
            }
        }
        Ok(found)
    }

    /// Why a password cannot be exported, if it cannot.
    fn fault(&self, sealed: &Sealed) -> Option<(String, bool)> {
        let password = match sealed.open(self.vault) {
            Ok(password) => password,
            Err(error) => return Some((error.message, true)),
        };
        let fits = self.layout.check(&sealed.station, &password).map_err(|error| error.to_string());
        fits.and_then(|()| self.verifier.check(&password).map_err(|error| error.to_string())).err().map(|why| (why, false))
    }
}

fn twin(layout: Layout) -> String {
    format!("the reader of `--layout {layout}` takes it for another station, whose id differs in upper and lower case only")
}
