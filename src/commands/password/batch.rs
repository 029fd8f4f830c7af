//! The default password of a batch: what its chargers leave the factory with, until each gets its own.

use crate::{
    commands::{Context, Error, context::commit, ledger::keep},
    credentials::{Generator, check},
    model::{BatchName, Label, OcppVersion, PasswordState, Secret, SecretKind, Timestamp},
    store::{ChargerFilter, Store},
};

/// Which default password.
#[derive(Debug, Clone)]
pub struct Request {
    /// Of which batch.
    pub batch: BatchName,
    /// What makes it, when none was given.
    pub generator: Generator,
}

/// What stands for the batch now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The batch.
    pub batch: BatchName,
    /// Which of its default passwords.
    pub version: u64,
    /// Since when it is there.
    pub created: Timestamp,
    /// Whether it was made, or taken over, now.
    pub made: bool,
    /// How many chargers leave the factory with it.
    pub chargers: u64,
}

/// Makes the default password of a batch, or takes over the one that was given, which somebody else dictates; finds it when it is there.
///
/// # Errors
/// When a charger of the batch could not take the one given; when there is another already.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let batch = request.batch.as_str();
    let vault = context.vault(&store)?;
    let given = context.passphrases.other()?;
    let mut transaction = store.begin()?;
    let mut versions = Vec::new();
    let mut chargers = 0;
    transaction.each_charger(&ChargerFilter::default(), &mut |row| {
        if row.charger.default_password_batch.as_ref() == Some(&request.batch) {
            chargers += 1;
            if !versions.contains(&row.charger.ocpp_version) {
                versions.push(row.charger.ocpp_version);
            }
        }
        Ok(())
    })?;
    let rows = transaction.secrets(SecretKind::BatchPassword, batch)?;
    let label = |version| Label { kind: SecretKind::BatchPassword, owner: batch, version };
    let report = |version, created, made| Report { batch: request.batch.clone(), version, created, made, chargers };
    if let Some((row, sealed)) = rows.iter().find_map(|row| Some((row, row.sealed.as_ref()?))) {
        if given.is_some_and(|given| vault.open(label(row.version), sealed).is_ok_and(|held| held != given)) {
            return Err(Error::cannot(format!("batch {batch} has another default password already"))
                .hint("chargers in the field may still show it: give the new one to a batch of its own"));
        }
        return Ok(report(row.version, row.created, false));
    }
    let source = if given.is_some() { "given" } else { "generated" };
    let password = match given {
        Some(given) => {
            checked(&given, &versions)?;
            given
        }
        None => {
            versions.iter().try_for_each(|version| request.generator.suits(*version))?;
            request.generator.draw(context.random)?
        }
    };
    let version = rows.first().map_or(1, |row| row.version + 1);
    let state = PasswordState::FactoryDefault;
    keep(&mut *transaction, context, &vault, label(version), &password, Some(state))?;
    let details = [("version", version.to_string()), ("state", state.to_string()), ("source", source.to_owned())];
    transaction.append(&context.event("password.batch", batch, &details))?;
    commit(transaction, &vault)?;
    Ok(report(version, context.now, true))
}

/// Checks that a password can be shown by stations of these versions; of any version at least, when there are no stations yet.
fn checked(password: &Secret, versions: &[OcppVersion]) -> Result<(), Error> {
    let refused = |error: crate::credentials::Error| Error::refused(error.to_string());
    if versions.is_empty() {
        let mut all = OcppVersion::ALL.into_iter().map(|version| check(version, password));
        let first = check(OcppVersion::Ocpp21, password);
        return if all.any(|result| result.is_ok()) { Ok(()) } else { first.map_err(refused) };
    }
    versions.iter().try_for_each(|version| check(*version, password)).map_err(refused)
}
