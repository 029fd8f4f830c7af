//! How old passwords may become: what the operator has decided for the whole PKI.

use crate::{
    commands::{Context, Error, context::commit},
    model::DAY,
    pki::Period,
    store::{Read, Store},
};

/// How the settings are called, in the store and in the audit.
pub const SETTINGS: [&str; 3] = ["password.max-age", "password.warn", "password.pending"];
/// What stands for a password that may become as old as it likes.
const NEVER: &str = "never";

/// How old passwords may become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgePolicy {
    /// How long after it came into force a password is due; none: never.
    pub max_age: Option<Period>,
    /// How long before that it is due soon.
    pub warn: Period,
    /// How long a password may be pending before somebody has to look at it.
    pub pending: Period,
}

impl AgePolicy {
    /// Where nothing else was decided: a year, a month, a week.
    pub const DEFAULT: Self = Self { max_age: Some(Period::days(365)), warn: Period::days(30), pending: Period::days(7) };

    /// That of a PKI.
    ///
    /// # Errors
    /// When what is kept is no policy, or the store fails.
    pub fn of(store: &dyn Read) -> Result<Self, Error> {
        let [max_age, warn, pending] = SETTINGS;
        let kept = |name: &str| store.setting(name).map_err(Error::from);
        let period = |name: &str, text: &str| {
            text.parse().map_err(|error| Error::store(format!("the setting `{name}` is damaged: {error}")))
        };
        let of = |name: &str, default: Period| kept(name)?.map_or(Ok(default), |text| period(name, &text));
        Ok(Self {
            max_age: match kept(max_age)? {
                None => Self::DEFAULT.max_age,
                Some(text) if text == NEVER => None,
                Some(text) => Some(period(max_age, &text)?),
            },
            warn: of(warn, Self::DEFAULT.warn)?,
            pending: of(pending, Self::DEFAULT.pending)?,
        })
    }

    /// As the settings keep it, in their order.
    fn texts(&self) -> [String; 3] {
        [self.max_age.map_or_else(|| NEVER.to_owned(), |age| age.to_string()), self.warn.to_string(), self.pending.to_string()]
    }
}

/// What is to be changed; what is none stays.
#[derive(Debug, Clone, Copy, Default)]
pub struct Request {
    /// See [`AgePolicy::max_age`]; the inner none: never.
    pub max_age: Option<Option<Period>>,
    /// See [`AgePolicy::warn`].
    pub warn: Option<Period>,
    /// See [`AgePolicy::pending`].
    pub pending: Option<Period>,
}

impl Request {
    /// Whether nothing is to be changed.
    fn is_empty(&self) -> bool {
        self.max_age.is_none() && self.warn.is_none() && self.pending.is_none()
    }
}

/// What counts now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// The policy.
    pub policy: AgePolicy,
    /// Whether it was another one before.
    pub changed: bool,
}

/// Shows the policy, having changed it when that was asked for.
///
/// # Errors
/// When passwords would be due at once, or due soon from the beginning.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let wanted = |now: AgePolicy| AgePolicy {
        max_age: request.max_age.unwrap_or(now.max_age),
        warn: request.warn.unwrap_or(now.warn),
        pending: request.pending.unwrap_or(now.pending),
    };
    let now = AgePolicy::of(&store)?;
    if request.is_empty() {
        return Ok(Report { policy: now, changed: false });
    }
    let vault = context.vault(&store)?;
    if wanted(now) == now {
        return Ok(Report { policy: now, changed: false });
    }
    let mut transaction = store.begin()?;
    // While the passphrase was asked for, somebody may have changed another part of it.
    let now = AgePolicy::of(&*transaction)?;
    let policy = wanted(now);
    check(&policy)?;
    let mut details = Vec::new();
    for ((name, text), before) in SETTINGS.into_iter().zip(policy.texts()).zip(now.texts()) {
        if text != before {
            transaction.set_setting(name, Some(&text))?;
            details.push((name, text));
        }
    }
    if details.is_empty() {
        return Ok(Report { policy, changed: false });
    }
    transaction.append(&context.event("password.policy", "", &details))?;
    commit(transaction, &vault)?;
    Ok(Report { policy, changed: true })
}

/// Whether a policy makes sense.
fn check(policy: &AgePolicy) -> Result<(), Error> {
    let Some(age) = policy.max_age else { return Ok(()) };
    if age.seconds() < DAY {
        let message =
            format!("passwords would be due after `{age}`, at least `1d` is taken: replacing them takes the chargers' answers");
        return Err(Error::refused(message));
    }
    if policy.warn.seconds() >= age.seconds() {
        let message = format!("passwords would be due soon from the beginning: `--warn {}` with `--max-age {age}`", policy.warn);
        return Err(Error::refused(message).hint("say a shorter `--warn`, or a longer `--max-age`"));
    }
    Ok(())
}
