//! Moments, as they are typed.

use crate::{model::Timestamp, pki::Period, x509::time};

/// A moment as it is typed: `2026-11-21T05:51:00Z`, `2026-11-21`, or how long ago: `7d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// That one.
    At(Timestamp),
    /// So long before now.
    Ago(Period),
}

impl When {
    /// The moment that is meant.
    pub(super) fn since(self, now: Timestamp) -> Timestamp {
        match self {
            Self::At(at) => at,
            Self::Ago(period) => now.plus(-period.seconds()),
        }
    }
}

impl std::str::FromStr for When {
    type Err = String;
    fn from_str(given: &str) -> Result<Self, String> {
        given.parse().map(Self::Ago).or_else(|_| moment(given).map(Self::At)).map_err(|_| {
            format!("`{given}` is no moment, write one such as `2026-11-21`, `2026-11-21T05:51:00Z`, or `7d` for how long ago")
        })
    }
}

/// Reads `2026-11-21T05:51:00Z`, or a day, which begins at midnight in UTC.
pub(super) fn moment(given: &str) -> Result<Timestamp, String> {
    let day = format!("{given}T00:00:00Z");
    time::parse(given)
        .or_else(|_| time::parse(&day))
        .map_err(|_| format!("`{given}` is no moment in UTC, write one such as `2026-11-21` or `2026-11-21T05:51:00Z`"))
}
