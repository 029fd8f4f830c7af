//! The default password of a batch: what its chargers leave the factory with, until each gets its own.

use crate::commands::suggestions::{self, Names};
use crate::{
    commands::{Context, Error, context::commit, ledger::keep},
    credentials::{Generator, check, strength},
    model::{BatchName, Environment, Label, OcppVersion, PasswordState, Secret, SecretKind, Timestamp},
    store::{ChargerFilter, Pki, Read, Store},
};

/// How hard a given password is to guess at least in production, by [`strength::measure`]. It opens what chargers are before they get their
/// own, and a CSMS that is asked too often can refuse.
const WEAKEST_IN_PRODUCTION: u8 = 3;

/// Which default password.
#[derive(Debug, Clone)]
pub struct Request {
    /// Of which batch.
    pub batch: BatchName,
    /// What makes it, when none was given.
    pub generator: Generator,
    /// Whether one that is easy to guess is taken in production: the manufacturer may have put it into the chargers.
    pub accept_weak: bool,
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
    /// Why it is easy to guess, if it is and was taken now.
    pub weak: Option<String>,
}

/// Makes the default password of a batch, or takes over the one that was input, which somebody else dictates; finds it when it is there.
///
/// # Errors
/// When a charger of the batch could not take the one given; when it is too easy to guess; when there is another already.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let pki = store.pki()?;
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
    let report = |version, created, made, weak| Report { batch: request.batch.clone(), version, created, made, chargers, weak };
    if let Some((row, sealed)) = rows.iter().find_map(|row| Some((row, row.sealed.as_ref()?))) {
        if given.is_some_and(|given| vault.open(label(row.version), sealed).is_ok_and(|held| held != given)) {
            return Err(Error::cannot(format!("batch {batch} has another default password already"))
                .hint("chargers in the field may still show it: give the new one to a batch of its own"));
        }
        return Ok(report(row.version, row.created, false, None));
    }
    let weak = given.as_ref().map(|given| measured(&pki, request, given)).transpose()?.flatten();
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
    Ok(report(version, context.now, true, weak))
}

/// What became of the default password of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retired {
    /// Which of its default passwords it was.
    pub version: u64,
    /// Whether it was retired now, or before.
    pub now: bool,
}

/// Retires the default password of a batch: its value is erased, and nothing opens by it any more. None of the chargers in use may still show it.
///
/// # Errors
/// When there is none, or a charger may still show it.
pub fn retire(context: &Context<'_>, batch: &BatchName) -> Result<Retired, Error> {
    let mut store = context.store()?;
    let vault = context.vault(&store)?;
    let mut transaction = store.begin()?;
    let (kind, state) = (SecretKind::BatchPassword, PasswordState::Retired);
    let rows = transaction.secrets(kind, batch.as_str())?;
    let Some(newest) = rows.first() else {
        let list = "list the batches that have one with `evpki password due`";
        let hint = suggestions::hint(&*transaction, Names::Batches, batch.as_str(), list)?;
        return Err(Error::cannot(format!("batch {batch} has no default password")).hint(hint));
    };
    let Some(row) = rows.iter().find(|row| row.sealed.is_some()) else {
        return Ok(Retired { version: newest.version, now: false });
    };
    let (mut shown, mut first) = (0_u64, None);
    transaction.each_password(None, None, &mut |row| {
        let charger = row.charger.charger;
        if row.in_force.is_none() && charger.default_password_batch.as_ref() == Some(batch) {
            shown += 1;
            first.get_or_insert(charger.station_id);
        }
        Ok(())
    })?;
    if let Some(first) = first {
        let others = if shown > 1 { format!(" and {} more", shown - 1) } else { String::new() };
        let message = format!("{first}{others} may still show the default password of batch {batch}");
        return Err(Error::refused(message).hint(format!(
            "give each its own with `evpki password rotate --factory-default`, and `evpki password confirm {first}` once it took it"
        )));
    }
    transaction.set_secret_state(kind, batch.as_str(), row.version, state, context.now)?;
    let details = [("version", row.version.to_string()), ("state", state.to_string())];
    transaction.append(&context.event("password.batch", batch.as_str(), &details))?;
    commit(transaction, &vault)?;
    Ok(Retired { version: row.version, now: true })
}

/// Measures a password that somebody chose: why it is easy to guess, where that is allowed.
///
/// # Errors
/// When it is, in production, and that is not accepted.
fn measured(pki: &Pki, request: &Request, password: &Secret) -> Result<Option<String>, Error> {
    let strength = strength::measure(password, &["evpki", pki.organization.as_str(), request.batch.as_str()]);
    if strength.score >= WEAKEST_IN_PRODUCTION {
        return Ok(None);
    }
    if pki.environment == Environment::Production && !request.accept_weak {
        let error = Error::refused(format!(
            "the default password of batch {} is too easy to guess: its strength is {} of 4, a production PKI wants {WEAKEST_IN_PRODUCTION}",
            request.batch, strength.score
        ));
        return Err(strength
            .advice
            .into_iter()
            .fold(error, Error::hint)
            .hint("if the chargers have it already, add `--accept-weak`"));
    }
    let advice = strength.advice.join("; ");
    Ok(Some(format!(
        "the default password is easy to guess ({} of 4): {advice}; rotate the passwords of its chargers soon",
        strength.score
    )))
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
