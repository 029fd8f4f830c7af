//! Where the passwords of a charger stand, and the steps that change it.

use crate::{
    commands::{
        Context, Error,
        charger::in_use,
        ledger::{keep, keep_sealed, opened},
    },
    credentials::{
        Generator, generate,
        rotation::{PasswordVersions, Plan, Step, Version},
    },
    model::{Charger, Label, PasswordState, Random, Secret, SecretKind},
    store::{ChargerRow, PasswordRow, Read, SecretRow, Transaction},
    vault::Vault,
};

/// The versions of a charger's password, newest first.
///
/// # Errors
/// The store's.
pub fn versions(store: &dyn Read, charger: &Charger) -> Result<Vec<SecretRow>, Error> {
    Ok(store.secrets(SecretKind::Password, charger.station_id.as_str())?)
}

/// Where the passwords of a registered charger stand, in short.
///
/// # Errors
/// The store's.
pub fn row_of(store: &dyn Read, charger: ChargerRow) -> Result<PasswordRow, Error> {
    let rows = versions(store, &charger.charger)?;
    let newest = |state| rows.iter().find(|row| row.state == Some(state)).map(|row| (row.version, row.changed));
    let (in_force, pending) = (newest(PasswordState::Active), newest(PasswordState::Pending));
    Ok(PasswordRow { charger, in_force, pending })
}

/// Makes the steps that `plan` gives for where the charger's passwords stand, inside a transaction, each with its audit record; gives the
/// number of the version to show, if there is one. What is to be made, `generator` makes.
///
/// # Errors
/// When the charger's passwords do not stand so that it can be done.
pub fn change(
    context: &Context<'_>,
    transaction: &mut dyn Transaction,
    vault: &Vault,
    charger: &Charger,
    generator: Generator,
    plan: impl FnOnce(&PasswordVersions<'_>) -> Result<Plan, crate::credentials::Error>,
) -> Result<Option<u64>, Error> {
    let owner = charger.station_id.as_str();
    let rows = versions(transaction, charger)?;
    let known = rows.iter().filter_map(|row| Some(Version { number: row.version, state: row.state? }));
    let known: Vec<Version> = known.collect();
    let batch_default = charger.default_password_batch.is_some();
    let plan = plan(&PasswordVersions { station: owner, versions: &known, batch_default })?;
    for step in &plan.steps {
        let (number, state) = match *step {
            Step::Make { number, state } => {
                // While the passphrase was asked for, somebody may have taken it out of service.
                in_use(transaction, &charger.station_id)?;
                let label = Label { kind: SecretKind::Password, owner, version: number };
                keep(transaction, context, vault, label, &generator.draw(context.random)?, Some(state))?;
                (number, state)
            }
            Step::Move { number, to } => {
                transaction.set_secret_state(SecretKind::Password, owner, number, to, context.now)?;
                (number, to)
            }
        };
        note(context, transaction, owner, number, state)?;
    }
    Ok(plan.shown)
}

/// The version of the first password of a charger.
const FIRST: u64 = 1;

/// Makes the first password of a charger and seals it, for [`keep_first`].
///
/// # Errors
/// The vault's.
pub fn seal_first(vault: &Vault, random: &dyn Random, charger: &Charger) -> Result<Vec<u8>, Error> {
    Ok(vault.seal(first(charger), &generate(random)?, random)?)
}

/// Keeps the first password of a charger that is registered in this very transaction, with its audit record.
///
/// # Errors
/// When it has one already.
pub fn keep_first(
    context: &Context<'_>,
    transaction: &mut dyn Transaction,
    charger: &Charger,
    sealed: Vec<u8>,
) -> Result<(), Error> {
    let state = PasswordState::Active;
    keep_sealed(transaction, context.now, first(charger), sealed, Some(state))?;
    note(context, transaction, charger.station_id.as_str(), FIRST, state)
}

fn first(charger: &Charger) -> Label<'_> {
    Label { kind: SecretKind::Password, owner: charger.station_id.as_str(), version: FIRST }
}

/// The audit record of a step.
fn note(
    context: &Context<'_>,
    transaction: &mut dyn Transaction,
    owner: &str,
    version: u64,
    state: PasswordState,
) -> Result<(), Error> {
    let details = [("version", version.to_string()), ("state", state.to_string())];
    Ok(transaction.append(&context.event("password.change", owner, &details))?)
}

/// The value of one version of a charger's password.
///
/// # Errors
/// When it is gone, or does not open.
pub fn value(store: &dyn Read, vault: &Vault, charger: &Charger, version: u64) -> Result<Secret, Error> {
    let row = versions(store, charger)?.into_iter().find(|row| row.version == version);
    let gone = || Error::cannot(format!("the password {version} of {} is gone", charger.station_id));
    opened(&row.ok_or_else(gone)?, vault)
}

/// The password that a charger shows today: the active one, else the default of its batch; none when there is neither.
///
/// # Errors
/// When it does not open.
pub fn in_force(store: &dyn Read, vault: &Vault, charger: &Charger) -> Result<Option<Secret>, Error> {
    row_in_force(store, charger)?.map(|row| opened(&row, vault)).transpose()
}

/// The same, as it lies in the store.
///
/// # Errors
/// The store's.
pub fn row_in_force(store: &dyn Read, charger: &Charger) -> Result<Option<SecretRow>, Error> {
    let active = versions(store, charger)?.into_iter().find(|row| row.state == Some(PasswordState::Active));
    match (active, &charger.default_password_batch) {
        (None, Some(batch)) => batch_default_row(store, batch.as_str()),
        (active, _) => Ok(active),
    }
}

/// The default password of a batch; none when it has none.
///
/// # Errors
/// When it does not open.
pub fn batch_default(store: &dyn Read, vault: &Vault, batch: &str) -> Result<Option<Secret>, Error> {
    batch_default_row(store, batch)?.map(|row| opened(&row, vault)).transpose()
}

fn batch_default_row(store: &dyn Read, batch: &str) -> Result<Option<SecretRow>, Error> {
    Ok(store.secrets(SecretKind::BatchPassword, batch)?.into_iter().find(|row| row.sealed.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{charger, context::commit, testing::Home},
        credentials::rotation,
        model::{KeyType, OcppVersion, SecurityProfile},
        store::Store,
    };

    #[test]
    fn what_was_decommissioned_in_the_meantime_gets_no_password() {
        let home = Home::founded();
        let context = home.context();
        let charger = Charger {
            station_id: "CS-1".parse().unwrap(),
            serial_number: "SN-1".parse().unwrap(),
            vendor: None,
            model: None,
            security_profile: SecurityProfile::BasicTls,
            ocpp_version: OcppVersion::Ocpp201,
            csms: None,
            batch: None,
            key_type: KeyType::P256,
            default_password_batch: None,
        };
        charger::add::run(&context, &charger::add::Request { charger: charger.clone(), key_type: None }).unwrap();
        let mut store = context.store().unwrap();
        let vault = context.vault(&store).unwrap();
        let mut provision = || {
            let mut transaction = store.begin().unwrap();
            change(&context, &mut *transaction, &vault, &charger, Generator::default(), rotation::provision)?;
            commit(transaction, &vault)
        };
        provision().unwrap();
        charger::decommission::run(&context, &charger.station_id).unwrap();
        assert_eq!(provision().unwrap_err().message, "CS-1 is decommissioned: it gets nothing new");
        assert!(in_force(&store, &vault, &charger).unwrap().is_none());
    }
}
