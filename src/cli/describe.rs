//! Moments, as they are shown.

use crate::{
    model::{DAY, HOUR, MINUTE, Timestamp},
    x509::time,
};

/// A moment and how far away it is: `2027-11-21T05:46:00Z (in 364 days)`.
pub(super) fn moment(at: Timestamp, now: Timestamp) -> String {
    format!("{} ({})", time::rfc3339(at), distance(at, now))
}

/// How far away a moment is: `in 364 days`, `3 hours ago`, `now`.
pub(super) fn distance(at: Timestamp, now: Timestamp) -> String {
    let seconds = at.since(now);
    if seconds == 0 {
        return "now".to_owned();
    }
    let many = |unit: i64| unit.unsigned_abs();
    let (count, unit) = match seconds.unsigned_abs() {
        s if s >= 2 * many(DAY) => (s / many(DAY), "days"),
        s if s >= 2 * many(HOUR) => (s / many(HOUR), "hours"),
        s if s >= 2 * many(MINUTE) => (s / many(MINUTE), "minutes"),
        1 => (1, "second"),
        s => (s, "seconds"),
    };
    if seconds >= 0 { format!("in {count} {unit}") } else { format!("{count} {unit} ago") }
}

/// `1 charger`, `2 chargers`.
pub(super) fn count(number: u64, one: &str) -> String {
    format!("{number} {one}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_distance_can_be_said() {
        assert_eq!(distance(Timestamp(90), Timestamp(0)), "in 90 seconds");
        assert_eq!(distance(Timestamp(0), Timestamp(3 * HOUR)), "3 hours ago");
        assert_eq!(distance(Timestamp(i64::MIN), Timestamp(1)), "106751991167300 days ago");
    }
}
