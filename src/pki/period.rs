//! Lengths of time, as they are written in profiles and hierarchies.

use crate::model::{DAY, HOUR, MINUTE, shortened};

/// A length of time in whole seconds, written as a number and a unit: `90s`, `5m`, `12h`, `30d`, `6w`, `1y` (365 days).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period(i64);

/// The units, the longest first.
const UNITS: [(char, i64); 6] = [('y', 365 * DAY), ('w', 7 * DAY), ('d', DAY), ('h', HOUR), ('m', MINUTE), ('s', 1)];

impl Period {
    /// None at all.
    pub const ZERO: Self = Self(0);
    /// Five minutes: how far clocks may be apart without harm.
    pub const FIVE_MINUTES: Self = Self(5 * MINUTE);
    /// The longest: a hundred years. The longest that any standard asks for are the forty of a V2G root (V2G2-011).
    pub const LONGEST: Self = Self(100 * 365 * DAY);

    /// So many days.
    #[must_use]
    pub const fn days(days: u16) -> Self {
        Self(days as i64 * DAY)
    }

    /// Its length in seconds, from 0 to a hundred years.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.0
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let fits =
            |(name, length): (char, i64)| (self.0 != 0 && self.0 % length == 0 && name != 'w').then(|| (self.0 / length, name));
        let (count, name) = UNITS.into_iter().find_map(fits).unwrap_or((self.0, 's'));
        f.pad(&format!("{count}{name}"))
    }
}

/// Why a text is no length of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeriodError {
    /// It is not a number followed by a unit.
    Form {
        /// What was given.
        given: String,
    },
    /// It is longer than [`Period::LONGEST`].
    TooLong {
        /// What was given.
        given: String,
    },
}

impl std::error::Error for PeriodError {}

impl std::fmt::Display for PeriodError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Form { given } => {
                write!(f, "`{}` is no length of time, write a number and one of s m h d w y, such as `30d`", shortened(given))
            }
            Self::TooLong { given } => write!(f, "`{}` is too long, at most `{}` is taken", shortened(given), Period::LONGEST),
        }
    }
}

impl std::str::FromStr for Period {
    type Err = PeriodError;
    fn from_str(given: &str) -> Result<Self, PeriodError> {
        let form = || PeriodError::Form { given: given.to_owned() };
        let too_long = || PeriodError::TooLong { given: given.to_owned() };
        let unit = given.chars().last().ok_or_else(form)?;
        let (_, length) = UNITS.into_iter().find(|(name, _)| *name == unit).ok_or_else(form)?;
        let digits = &given[..given.len() - unit.len_utf8()];
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(form());
        }
        let count: i64 = digits.parse().map_err(|_| too_long())?;
        count.checked_mul(length).map(Self).filter(|p| *p <= Self::LONGEST).ok_or_else(too_long)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn read_and_written() {
        for (given, seconds, written) in [
            ("0s", 0, "0s"),
            ("90s", 90, "90s"),
            ("5m", 300, "5m"),
            ("24h", DAY, "1d"),
            ("2w", 14 * DAY, "14d"),
            ("365d", 365 * DAY, "1y"),
            ("20y", 7300 * DAY, "20y"),
        ] {
            let period: Period = given.parse().unwrap();
            assert_eq!((period.seconds(), period.to_string().as_str()), (seconds, written));
            assert_eq!(written.parse(), Ok(period));
        }
    }

    #[test]
    fn refused() {
        for given in ["", "d", "30", "-1d", "+1d", "1 d", "1.5y", "1mo", "1Y", "ä"] {
            assert_eq!(given.parse::<Period>(), Err(PeriodError::Form { given: given.to_owned() }));
        }
        for given in ["101y", "9223372036854775807y", "99999999999999999999s"] {
            assert_eq!(given.parse::<Period>(), Err(PeriodError::TooLong { given: given.to_owned() }));
        }
        assert_eq!(
            "5 min".parse::<Period>().unwrap_err().to_string(),
            "`5 min` is no length of time, write a number and one of s m h d w y, such as `30d`"
        );
    }
}
