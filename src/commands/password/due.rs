//! Which chargers' passwords somebody has to see to, and why: for `password due`, for `rotate --due`, and for whoever wants only the numbers.
//!
//! A password is *due* when it is as old as the policy lets it become, counted from when it came into force; *due soon* for a while before
//! that. A charger is *still on a factory default* as long as it has no password of its own in force and shows that of its batch. A password
//! is *stuck* when it has been pending for longer than the policy lets it. One charger can be several of these at once.
//!
//! [`walk`] tells of each such charger and gives the numbers; [`summary`] gives the numbers alone. Both read one statement, in which no
//! password is opened.

use super::policy::AgePolicy;
use crate::{
    commands::{Context, Error},
    model::{BatchName, OcppVersion, PasswordState, SecretKind, StationId, Timestamp},
    pki::Period,
    store::{self, PasswordRow, Read},
};
use std::collections::BTreeMap;

/// Whose passwords to look at, and how.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Those that came into force longer ago than this are due, whatever the policy says; none of the others is due soon.
    pub older_than: Option<Period>,
    /// Of this batch only.
    pub batch: Option<BatchName>,
}

/// A charger whose passwords somebody has to see to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The charger.
    pub station: StationId,
    /// Its batch.
    pub batch: Option<BatchName>,
    /// The OCPP version that it speaks.
    pub ocpp_version: OcppVersion,
    /// What it shows.
    pub shows: Shows,
    /// The version that is pending, and since when, however long that is.
    pub pending: Option<(u64, Timestamp)>,
    /// Why: at least one.
    pub reasons: Vec<Reason>,
}

/// What a charger shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shows {
    /// A password of its own: which version, and since when it is in force.
    Own(u64, Timestamp),
    /// The default of this batch, since it was registered.
    BatchDefault(BatchName, Timestamp),
    /// Nothing: it was given no password yet.
    Nothing,
}

/// Why somebody has to see to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// What it shows is too old, since this moment.
    Due(Timestamp),
    /// It will be at this moment.
    Soon(Timestamp),
    /// It shows the default of its batch, which many know, and is to have one of its own at its first connection.
    FactoryDefault,
    /// A replacement is pending for too long, since this moment: what the charger answered was not told.
    Pending(Timestamp),
}

impl Reason {
    /// Its name: `due`, `soon`, `factory-default`, `pending`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Due(_) => "due",
            Self::Soon(_) => "soon",
            Self::FactoryDefault => "factory-default",
            Self::Pending(_) => "pending",
        }
    }
}

/// How many there are, of the chargers in use that show a password.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// All of them.
    pub chargers: u64,
    /// Whose password is too old now.
    pub due: u64,
    /// Whose password will be, before long.
    pub soon: u64,
    /// When the next one will be due that is not yet; none when none ever will.
    pub next_due: Option<Timestamp>,
    /// Who still show the default of their batch.
    pub factory_default: u64,
    /// For whom a replacement is pending, and for whom it has been for too long.
    pub pending: u64,
    /// For whom a replacement is pending for too long.
    pub stuck: u64,
    /// Since when the oldest pending one is.
    pub pending_since: Option<Timestamp>,
    /// Who have no password at all yet.
    pub without: u64,
    /// The batches whose default password is kept and which no charger shows any more; none when only one batch was looked at.
    pub needless_defaults: Vec<BatchName>,
}

/// How it stands with the chargers' passwords, in numbers.
///
/// # Errors
/// The store's.
pub fn summary(store: &dyn Read, now: Timestamp) -> Result<Summary, Error> {
    walk(store, &Request::default(), now, &mut |_| Ok(()))
}

/// Tells of each charger whose passwords somebody has to see to, ordered by station id, and gives the numbers. It may be stopped with
/// [`store::Error::Stopped`].
///
/// # Errors
/// The store's, and whatever `each` says.
pub fn walk(store: &dyn Read, request: &Request, now: Timestamp, each: store::Each<'_, Due>) -> Result<Summary, Error> {
    let gauge = Gauge::new(store, request.older_than, now)?;
    let mut summary = Summary::default();
    // How many chargers have the default of a batch, and how many show it.
    let mut defaults: BTreeMap<BatchName, u64> = BTreeMap::new();
    store.each_password(request.batch.as_ref(), None, &mut |row| {
        if let Some(batch) = &row.charger.charger.default_password_batch {
            let shown = u64::from(row.in_force.is_none());
            match defaults.get_mut(batch) {
                Some(count) => *count += shown,
                None => drop(defaults.insert(batch.clone(), shown)),
            }
        }
        let due = gauge.measure(row);
        summary.count(&due, &gauge);
        if due.reasons.is_empty() { Ok(()) } else { each(due) }
    })?;
    if request.batch.is_none() {
        for (batch, _) in defaults.into_iter().filter(|(_, shown)| *shown == 0) {
            if store.secrets(SecretKind::BatchPassword, batch.as_str())?.iter().any(|row| row.sealed.is_some()) {
                summary.needless_defaults.push(batch);
            }
        }
    }
    Ok(summary)
}

/// Tells of the chargers of a request, as [`walk`] does.
///
/// # Errors
/// As [`walk`].
pub fn run(context: &Context<'_>, request: &Request, each: store::Each<'_, Due>) -> Result<Summary, Error> {
    walk(&context.store()?, request, context.now, each)
}

/// What a charger's passwords are held against.
#[derive(Debug, Clone, Copy)]
pub struct Gauge {
    max_age: Option<i64>,
    warn: i64,
    pending: i64,
    now: Timestamp,
}

impl Gauge {
    /// By the policy of the PKI, unless another age is named.
    ///
    /// # Errors
    /// The store's.
    pub fn new(store: &dyn Read, older_than: Option<Period>, now: Timestamp) -> Result<Self, Error> {
        let policy = AgePolicy::of(store)?;
        let max_age = older_than.or(policy.max_age).map(Period::seconds);
        let warn = if older_than.is_some() { 0 } else { policy.warn.seconds() };
        Ok(Self { max_age, warn, pending: policy.pending.seconds(), now })
    }

    /// Where a charger stands; without reasons, when nobody has to see to it.
    #[must_use]
    pub fn measure(&self, row: PasswordRow) -> Due {
        let PasswordRow { charger, in_force, pending } = row;
        let (added, charger) = (charger.added, charger.charger);
        let mut reasons = Vec::new();
        let shows = match (in_force, charger.default_password_batch) {
            (Some((version, since)), _) => {
                let due = self.max_age.map(|age| since.plus(age));
                match due {
                    Some(due) if due <= self.now => reasons.push(Reason::Due(due)),
                    Some(due) if due.plus(-self.warn) <= self.now => reasons.push(Reason::Soon(due)),
                    _ => {}
                }
                Shows::Own(version, since)
            }
            (None, Some(batch)) => {
                reasons.push(Reason::FactoryDefault);
                Shows::BatchDefault(batch, added)
            }
            (None, None) => Shows::Nothing,
        };
        if let Some((_, since)) = pending
            && since.plus(self.pending) <= self.now
        {
            reasons.push(Reason::Pending(since.plus(self.pending)));
        }
        let (station, batch, ocpp_version) = (charger.station_id, charger.batch, charger.ocpp_version);
        Due { station, batch, ocpp_version, shows, pending, reasons }
    }
}

impl Summary {
    fn count(&mut self, due: &Due, gauge: &Gauge) {
        self.chargers += 1;
        for reason in &due.reasons {
            match reason {
                Reason::Due(_) => self.due += 1,
                Reason::Soon(_) => self.soon += 1,
                Reason::FactoryDefault => self.factory_default += 1,
                Reason::Pending(_) => self.stuck += 1,
            }
        }
        let least = |a: &mut Option<Timestamp>, b: Timestamp| *a = Some(a.map_or(b, |a| a.min(b)));
        if let (Shows::Own(_, since), Some(age)) = (&due.shows, gauge.max_age)
            && since.plus(age) > gauge.now
        {
            least(&mut self.next_due, since.plus(age));
        }
        if let Some((_, since)) = due.pending {
            self.pending += 1;
            least(&mut self.pending_since, since);
        }
        self.without += u64::from(due.shows == Shows::Nothing);
    }
}

impl Shows {
    /// The state of what it shows; none when it shows nothing.
    #[must_use]
    pub fn state(&self) -> Option<PasswordState> {
        match self {
            Self::Own(..) => Some(PasswordState::Active),
            Self::BatchDefault(..) => Some(PasswordState::FactoryDefault),
            Self::Nothing => None,
        }
    }
}
