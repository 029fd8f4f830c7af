//! For how long keyrings open the vault, when `vault unlock` does not say.

use crate::{
    commands::{Context, Error, context::commit},
    pki::Period,
    store::{Read, Store},
};

/// The name of the setting, in the store and in the audit: a period, such as `8h`, or [`OFF`].
pub const SETTING: &str = "vault.auto-lock";
/// As long as the keyring keeps the key.
pub const OFF: &str = "off";

/// What to decide.
#[derive(Debug, Clone)]
pub struct Request {
    /// For how long; none: as long as the keyring keeps the key.
    pub lasting: Option<Period>,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What counts from now on.
    pub lasting: Option<Period>,
    /// What counted before.
    pub before: Option<Period>,
}

/// What the operator has decided.
///
/// # Errors
/// When what the store says is no period; the store's.
pub fn setting(store: &dyn Read) -> Result<Option<Period>, Error> {
    let text = store.setting(SETTING)?;
    let damaged =
        |e| Error::store(format!("the setting `{SETTING}` is damaged: {e}")).hint("decide it anew: `evpki vault auto-lock 8h`");
    text.filter(|text| text != OFF).map(|text| text.parse().map_err(damaged)).transpose()
}

/// Takes down for how long keyrings will open the vault. Those that were unlocked before stay as they are.
///
/// # Errors
/// When the vault does not open, or the time is none.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    if request.lasting == Some(Period::ZERO) {
        return Err(
            Error::usage("the vault cannot be unlocked for no time at all").hint("say `off` for no auto-lock, or how long: `8h`")
        );
    }
    let mut store = context.store()?;
    let text = request.lasting.map_or_else(|| OFF.to_owned(), |period| period.to_string());
    // An open keyring alone does not decide for how long it may stay open.
    let vault = context.open_deliberately(&store)?.vault;
    let before = store.setting(SETTING)?.unwrap_or_else(|| OFF.to_owned());
    let report = Report { lasting: request.lasting, before: before.parse().ok() };
    if before == text {
        return Ok(report);
    }
    let mut transaction = store.begin()?;
    transaction.set_setting(SETTING, Some(&text))?;
    transaction.append(&context.event(SETTING, &text, &[]))?;
    commit(transaction, &vault)?;
    Ok(report)
}
