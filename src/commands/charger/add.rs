//! Registers a charger.

use super::registration::{self, Registration};
use crate::commands::shell_quote::shell_quoted;
use crate::{
    commands::{Context, Error, context::commit, pki_state::PkiState, store::charger_details},
    model::{Charger, KeyType, SecurityProfile},
    store::{self, Store, Transaction},
};

/// What to register.
#[derive(Debug, Clone)]
pub struct Request {
    /// The charger. Its key type counts only with [`Self::key_type`].
    pub charger: Charger,
    /// The kind of its key pair; none: what the profile of its certificates says.
    pub key_type: Option<KeyType>,
}

/// What was registered.
#[derive(Debug, Clone)]
pub struct Report {
    /// The charger, as it is registered.
    pub charger: Charger,
    /// Whether it was registered before, exactly so.
    pub already: bool,
}

/// Registers a charger. The same again is fine, and changes nothing.
///
/// # Errors
/// When one of its names is taken, or it is registered with other data.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let pki_state = PkiState::open(&store)?;
    let (profile, _) = pki_state.station(&store)?;
    let charger = Charger { key_type: request.key_type.unwrap_or_else(|| profile.default_key_type()), ..request.charger.clone() };
    if charger.default_password_batch.is_some() && charger.security_profile == SecurityProfile::Certificate {
        return Err(Error::usage("a charger of security profile 3 shows a certificate and no password")
            .hint("leave `--default-password-batch` away, or say `--security-profile 2`"));
    }
    // Others are looked at before the passphrase is asked for, and again inside the transaction.
    let authorities = registration::names_of_authorities(&store)?;
    let is_known = already(registration::check(&store, &charger, Some(profile), &authorities)?, &charger)?;
    let vault = context.vault(&store)?;
    if is_known {
        return Ok(Report { charger, already: true });
    }
    let mut transaction = store.begin()?;
    let already = already(registration::check(&*transaction, &charger, Some(profile), &authorities)?, &charger)?;
    if !already {
        register(context, &mut *transaction, &charger)?;
        commit(transaction, &vault)?;
    }
    Ok(Report { charger, already })
}

/// Registers a charger in a transaction, with its audit record.
///
/// # Errors
/// When one of its names is taken.
pub(super) fn register(context: &Context<'_>, transaction: &mut dyn Transaction, charger: &Charger) -> Result<(), store::Error> {
    transaction.add_charger(charger, context.now)?;
    transaction.append(&context.event("charger.add", charger.station_id.as_str(), &charger_details(charger)))
}

fn already(registration: Registration, charger: &Charger) -> Result<bool, Error> {
    match registration {
        Registration::New => Ok(false),
        Registration::Already(_) => Ok(true),
        Registration::Refused(conflicts) => {
            let lines: String = conflicts.iter().map(|conflict| format!("\n{conflict}")).collect();
            let id = &charger.station_id;
            Err(Error::cannot(format!("{id} cannot be registered so:{lines}")).hint(format!(
                "see what is registered with `evpki charger show {id}` and `evpki charger list`",
                id = shell_quoted(id)
            )))
        }
    }
}
