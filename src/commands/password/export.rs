//! Verifiers of passwords, for a CSMS to recognise chargers by without knowing their passwords (A01.FR.08).

use super::{chargers, standing, without_password};
use crate::{
    commands::{Context, Error, context::commit},
    credentials::Verifier,
    files::{self, Audience, Existing},
    model::{BatchName, Charger, ChargerState, Label, PasswordState, Random, SecretKind, StationId},
    store::{ChargerFilter, Read, SecretRow, Store},
    vault::Vault,
};
use std::path::{Path, PathBuf};

/// How many are hashed between two steps of the progress bar.
const STRIDE: usize = 32;

/// What to export.
#[derive(Debug, Clone)]
pub struct Request {
    /// Of these chargers; when there are none, of all in use.
    pub stations: Vec<StationId>,
    /// Of this batch only.
    pub batch: Option<BatchName>,
    /// Which kind.
    pub verifier: Verifier,
    /// Where to; else it is in the report only.
    pub out: Option<PathBuf>,
    /// Whether a file that is there is replaced.
    pub replace: bool,
}

/// What was exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// A verifier for every password that a charger may show, ordered by station id; what is in force before what is pending.
    pub verifiers: Vec<Exported>,
    /// How many of the chargers have no password.
    pub without: u64,
}

/// A verifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The charger.
    pub station: StationId,
    /// Where its password stands.
    pub state: PasswordState,
    /// What the CSMS stores.
    pub verifier: String,
}

impl Exported {
    /// A line of JSON, without its end.
    #[must_use]
    pub fn line(&self) -> String {
        let (station, state) = (self.station.as_str(), self.state.name());
        serde_json::json!({ "station_id": station, "state": state, "verifier": self.verifier }).to_string()
    }
}

/// Makes verifiers, on all cores, and writes them if a file is named: whole, for its owner alone, or not at all.
///
/// # Errors
/// When a charger is unknown; when a password does not open or the kind of verifier cannot stand for it; when the file cannot be written.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    if let Some(path) = request.out.as_deref().filter(|path| !request.replace && path.exists()) {
        let exists = Error::from(files::Error::Exists { path: path.to_owned() });
        return Err(exists.hint("say `--replace` to have it replaced"));
    }
    let mut store = context.store()?;
    let all = selected(&store, request)?;
    let vault = context.vault(&store)?;
    let mut jobs = Vec::new();
    let mut without = 0;
    for charger in &all {
        let before = jobs.len();
        collect(&store, charger, &mut jobs)?;
        without += u64::from(jobs.len() == before);
    }
    let verifiers = hash(context, &vault, request.verifier, &jobs)?;
    let details = [("verifier", request.verifier.to_string()), ("count", verifiers.len().to_string())];
    let mut transaction = store.begin()?;
    transaction.append(&context.event("password.export", request.batch.as_ref().map_or("", BatchName::as_str), &details))?;
    commit(transaction, &vault)?;
    if let Some(path) = &request.out {
        write(path, &verifiers, request.replace)?;
    }
    Ok(Report { verifiers, without })
}

fn selected(store: &dyn Read, request: &Request) -> Result<Vec<Charger>, Error> {
    if !request.stations.is_empty() {
        let mut named = chargers(store, &request.stations, without_password)?;
        named.retain(|charger| request.batch.is_none() || charger.batch == request.batch);
        named.sort_by(|a, b| a.station_id.cmp(&b.station_id));
        return Ok(named);
    }
    let filter = ChargerFilter { batch: request.batch.clone(), state: Some(ChargerState::Active), ..ChargerFilter::default() };
    let mut all = Vec::new();
    store.each_charger(&filter, &mut |row| {
        if row.charger.security_profile.has_password() {
            all.push(row.charger);
        }
        Ok(())
    })?;
    Ok(all)
}

/// A password to be hashed, sealed as yet.
struct Job {
    station: StationId,
    state: PasswordState,
    row: SecretRow,
}

/// What a charger may show: what is in force, else the default of its batch; then what is pending.
fn collect(store: &dyn Read, charger: &Charger, jobs: &mut Vec<Job>) -> Result<(), Error> {
    let station = &charger.station_id;
    let mut rows = standing::versions(store, charger)?;
    rows.retain(|row| row.sealed.is_some());
    let (pending, mut in_force): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.state == Some(PasswordState::Pending));
    if let (Some(batch), true) = (&charger.default_password_batch, in_force.is_empty()) {
        in_force = store.secrets(SecretKind::BatchPassword, batch.as_str())?;
        in_force.retain(|row| row.sealed.is_some());
        in_force.truncate(1);
    }
    let job = |row: SecretRow| Job { station: station.clone(), state: row.state.unwrap_or(PasswordState::FactoryDefault), row };
    jobs.extend(in_force.into_iter().chain(pending).map(job));
    Ok(())
}

fn hash(context: &Context<'_>, vault: &Vault, kind: Verifier, jobs: &[Job]) -> Result<Vec<Exported>, Error> {
    use rayon::prelude::*;
    let random: &dyn Random = context.random;
    let one = |job: &Job| {
        let Job { station, state, row } = job;
        let sealed = row.sealed.as_ref().ok_or_else(|| Error::bug("a password without a value was to be hashed"))?;
        let password = vault.open(Label { kind: row.kind, owner: &row.owner, version: row.version }, sealed)?;
        let verifier = kind.make(&password, random).map_err(|e| Error::from(e).about(format!("no verifier for {station}")))?;
        Ok(Exported { station: station.clone(), state: *state, verifier })
    };
    let mut verifiers = Vec::with_capacity(jobs.len());
    context.progress.begin("verifiers", jobs.len() as u64);
    for some in jobs.chunks(STRIDE) {
        verifiers.extend(some.par_iter().map(one).collect::<Result<Vec<_>, Error>>()?);
        context.progress.advance(some.len() as u64);
    }
    context.progress.end();
    Ok(verifiers)
}

fn write(path: &Path, verifiers: &[Exported], replace: bool) -> Result<(), Error> {
    let text: String = verifiers.iter().map(|one| one.line() + "\n").collect();
    let existing = if replace { Existing::Replace } else { Existing::Keep };
    Ok(files::write(path, text.as_bytes(), Audience::Owner, existing)?)
}
