//! Many chargers at once, by how their passwords stand: page by page, in the order of their station ids.

use super::{GROUP, due::Gauge, due::Reason};
use crate::{
    commands::{Context, Error},
    model::{BatchName, StationId},
    store::{self, PasswordRow, Read},
};

/// Which of the chargers in use that show a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All that have one.
    All,
    /// Those whose own password is due.
    Due,
    /// Those that show the default of their batch.
    FactoryDefault,
}

/// Many chargers.
#[derive(Debug, Clone)]
pub struct Selection {
    /// Which.
    pub which: Which,
    /// Of this batch only.
    pub batch: Option<BatchName>,
}

/// A selection at a moment.
pub(super) struct Selected<'a> {
    selection: &'a Selection,
    gauge: Gauge,
}

impl<'a> Selected<'a> {
    /// At the moment of the context, by the policy of the store.
    pub(super) fn now(context: &Context<'_>, store: &dyn Read, selection: &'a Selection) -> Result<Self, Error> {
        Ok(Self { selection, gauge: Gauge::new(store, None, context.now)? })
    }

    /// Whether a charger that stands so is one of them.
    pub(super) fn takes(&self, row: &PasswordRow) -> bool {
        let shows_default = row.in_force.is_none() && row.charger.charger.default_password_batch.is_some();
        match self.selection.which {
            Which::All => row.in_force.is_some() || shows_default,
            Which::Due => self.gauge.measure(row.clone()).reasons.iter().any(|reason| matches!(reason, Reason::Due(_))),
            Which::FactoryDefault => shows_default,
        }
    }

    /// Hands on all of them; gives how many of the others have no password at all.
    pub(super) fn each(&self, store: &dyn Read, each: store::Each<'_, PasswordRow>) -> Result<u64, Error> {
        let mut without = 0;
        store.each_password(self.selection.batch.as_ref(), None, &mut |row| {
            without += u64::from(row.in_force.is_none() && row.charger.charger.default_password_batch.is_none());
            if self.takes(&row) { each(row) } else { Ok(()) }
        })?;
        Ok(without)
    }

    /// The next group of them, after this station id.
    pub(super) fn page(&self, store: &dyn Read, after: Option<&StationId>) -> Result<Vec<PasswordRow>, Error> {
        let mut page = Vec::new();
        let read = store.each_password(self.selection.batch.as_ref(), after, &mut |row| {
            if self.takes(&row) {
                page.push(row);
            }
            if page.len() < GROUP { Ok(()) } else { Err(store::Error::Stopped) }
        });
        match read {
            Ok(()) | Err(store::Error::Stopped) => Ok(page),
            Err(error) => Err(error.into()),
        }
    }
}
