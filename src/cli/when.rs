//! Times on the command line.

use crate::{model::Timestamp, pki::Period, x509::time};

/// A time on the command line: `2026-11-21T05:51:00Z`, `2026-11-21`, or `7d` for 7 days ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// An absolute time.
    At(Timestamp),
    /// A period before now.
    Ago(Period),
}

impl When {
    /// Returns the absolute time.
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
            format!("`{given}` is not a time, expected for example `2026-11-21`, `2026-11-21T05:51:00Z`, or `7d` for 7 days ago")
        })
    }
}

/// Parses `2026-11-21T05:51:00Z`, or a day, which means midnight UTC at its beginning.
pub(super) fn moment(given: &str) -> Result<Timestamp, String> {
    let day = format!("{given}T00:00:00Z");
    time::parse(given)
        .or_else(|_| time::parse(&day))
        .map_err(|_| format!("`{given}` is not a time in UTC, expected for example `2026-11-21` or `2026-11-21T05:51:00Z`"))
}
