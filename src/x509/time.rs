//! Moments as X.509 writes them, and as people read them.

use super::Error;
use crate::model::Timestamp;
use der::DateTime;
#[cfg(feature = "cli")]
use der::asn1::{GeneralizedTime, UtcTime};
use std::time::Duration;
use x509_cert::time::Time;

/// The moment as RFC 3339 in UTC: `2026-11-21T05:51:00Z`. A moment outside of 1970 to 9999 is given in seconds.
#[must_use]
pub fn rfc3339(moment: Timestamp) -> String {
    date_time(moment).map_or_else(|_| format!("{} s since 1970", moment.0), |d| d.to_string())
}

/// The day of the moment in UTC: `2026-11-21`.
#[must_use]
pub fn day(moment: Timestamp) -> String {
    let text = rfc3339(moment);
    text.split_once('T').map_or(text.clone(), |(day, _)| day.to_owned())
}

/// The moment that RFC 3339 in UTC gives, such as `2026-11-21T05:51:00Z`.
///
/// # Errors
/// [`Error::Value`] when it is no such text.
pub fn parse(text: &str) -> Result<Timestamp, Error> {
    let at: DateTime = text.parse().map_err(|_| Error::Value {
        field: "a moment".to_owned(),
        value: text.to_owned(),
        why: "expected RFC 3339 in UTC, such as 2026-11-21T05:51:00Z".to_owned(),
    })?;
    Ok(from_unix(at.unix_duration()))
}

/// As [`Time`]: `UTCTime` through 2049, `GeneralizedTime` from 2050 on (RFC 5280, 4.1.2.5).
#[cfg(feature = "cli")]
pub(super) fn encode(moment: Timestamp) -> Result<Time, Error> {
    let at = date_time(moment)?;
    Ok(match UtcTime::from_date_time(at) {
        Ok(utc) => Time::UtcTime(utc),
        Err(_) => Time::GeneralTime(GeneralizedTime::from_date_time(at)),
    })
}

/// The moment that a [`Time`] names.
pub(super) fn decode(time: &Time) -> Timestamp {
    from_unix(time.to_unix_duration())
}

fn from_unix(since_1970: Duration) -> Timestamp {
    Timestamp(i64::try_from(since_1970.as_secs()).unwrap_or(i64::MAX))
}

fn date_time(moment: Timestamp) -> Result<DateTime, Error> {
    let outside = Error::Time { seconds: moment.0 };
    let seconds = u64::try_from(moment.0).map_err(|_| outside.clone())?;
    DateTime::from_unix_duration(Duration::from_secs(seconds)).map_err(|_| outside)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;

    #[test]
    fn generalized_time_begins_in_2050() {
        let last = parse("2049-12-31T23:59:59Z").unwrap();
        assert!(matches!(encode(last), Ok(Time::UtcTime(_))));
        assert!(matches!(encode(last.plus(1)), Ok(Time::GeneralTime(_))));
        assert_eq!(decode(&encode(last.plus(1)).unwrap()), last.plus(1));
        assert!(encode(Timestamp(-1)).is_err());
        assert!(encode(Timestamp::LATEST).is_ok());
        assert!(encode(Timestamp::LATEST.plus(1)).is_err());
    }

    #[test]
    fn read_as_it_is_printed() {
        let at = Timestamp(1_795_240_260);
        assert_eq!(parse(&rfc3339(at)), Ok(at));
        assert_eq!(day(at), "2026-11-21");
        assert_eq!(rfc3339(Timestamp(-5)), "-5 s since 1970");
    }
}
