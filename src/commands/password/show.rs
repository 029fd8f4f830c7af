//! Where the passwords of a charger stand, and, when asked for by name, what they are.

use super::{any, chargers, lifecycle};
use crate::commands::shell_quote::shell_quoted;
use crate::{
    commands::{Context, Error, context::commit},
    model::{BatchName, PasswordState, Secret, StationId, Timestamp},
    store::Store,
    vault::Vault,
};

/// What to show.
#[derive(Debug, Clone)]
pub struct Request {
    /// Of which charger.
    pub station: StationId,
    /// Whether the values are to be shown.
    pub reveal: bool,
    /// Which version; none: all of them, and the values of what is in force or pending.
    pub version: Option<u64>,
}

/// What there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The charger.
    pub station: StationId,
    /// The versions of its own password, newest first.
    pub versions: Vec<VersionReport>,
    /// The default password of its batch, if it has one.
    pub batch: Option<BatchReport>,
    /// Whether its security profile is one with a password.
    pub shows_password: bool,
}

/// A version of a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionReport {
    /// Which.
    pub number: u64,
    /// Where it stands.
    pub state: PasswordState,
    /// When it was made.
    pub created: Timestamp,
    /// When its state last changed.
    pub changed: Timestamp,
    /// Its value, when it was to be revealed and is not gone.
    pub value: Option<Secret>,
}

/// The default password of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchReport {
    /// The batch.
    pub batch: BatchName,
    /// Whether it is what the charger shows today, having no password of its own in force.
    pub in_force: bool,
    /// Its value, when it was to be revealed, is there and in force.
    pub value: Option<Secret>,
}

/// Shows where the passwords of a charger stand. Only to reveal them is the vault opened, and then the audit says so.
///
/// # Errors
/// When there is no such charger or version; when a value does not open.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let found = chargers(&store, std::slice::from_ref(&request.station), any)?;
    let charger = found.first().ok_or_else(|| Error::bug("a charger was found and is gone"))?;
    let rows = lifecycle::versions(&store, charger)?;
    let in_force = |state| matches!(state, Some(PasswordState::Active | PasswordState::FactoryDefault));
    let batch_in_force = !rows.iter().any(|row| in_force(row.state));
    if let Some(wanted) = request.version
        && !rows.iter().any(|row| row.version == wanted)
    {
        let station = &request.station;
        return Err(Error::cannot(format!("{station} has no password {wanted}"))
            .hint(format!("see which there are with `evpki password show {station}`", station = shell_quoted(station))));
    }
    let versions = rows.iter().filter(|row| request.version.is_none_or(|wanted| wanted == row.version));
    let mut report = Report {
        station: request.station.clone(),
        shows_password: charger.security_profile.has_password(),
        versions: versions
            .filter_map(|row| {
                let (number, created, changed) = (row.version, row.created, row.changed);
                Some(VersionReport { number, state: row.state?, created, changed, value: None })
            })
            .collect(),
        batch: charger.default_password_batch.clone().filter(|_| request.version.is_none()).map(|batch| BatchReport {
            batch,
            in_force: batch_in_force,
            value: None,
        }),
    };
    if !request.reveal {
        return Ok(report);
    }
    let vault = context.vault(&store)?;
    let mut shown = Vec::new();
    for version in &mut report.versions {
        if version.state != PasswordState::Retired {
            version.value = Some(lifecycle::value(&store, &vault, charger, version.number)?);
            shown.push(version.number.to_string());
        } else if request.version.is_some() {
            return Err(Error::cannot(format!(
                "the password {} of {} is retired: its value is gone",
                version.number, request.station
            )));
        }
    }
    if let Some(batch) = report.batch.as_mut().filter(|batch| batch.in_force) {
        batch.value = lifecycle::batch_default(&store, &vault, batch.batch.as_str())?;
        if batch.value.is_some() {
            shown.push(format!("default of {}", batch.batch));
        }
    }
    audit(context, &mut store, &vault, &request.station, shown)?;
    Ok(report)
}

fn audit(
    context: &Context<'_>,
    store: &mut dyn Store,
    vault: &Vault,
    station: &StationId,
    shown: Vec<String>,
) -> Result<(), Error> {
    if shown.is_empty() {
        return Ok(());
    }
    let mut transaction = store.begin()?;
    transaction.append(&context.event("password.reveal", station.as_str(), &[("versions", shown.join(", "))]))?;
    commit(transaction, vault)
}
