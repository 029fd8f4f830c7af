//! Times, distances in time and numbers, formatted for people.

use crate::{
    model::{DAY, HOUR, MINUTE, Status, Timestamp},
    x509::time,
};

/// Formats a time and its distance from now: `2027-11-21T05:46:00Z (in 364 days)`.
pub(super) fn moment(at: Timestamp, now: Timestamp) -> String {
    format!("{} ({})", time::rfc3339(at), distance(at, now))
}

/// Formats the distance of a time from now: `in 364 days`, `3 hours ago`, `now`.
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

/// Returns the word for the state of a certificate: `valid`, `expired`, `on hold` or `revoked`.
pub(super) fn status(status: Status, not_after: Timestamp, now: Timestamp) -> &'static str {
    match status {
        Status::Good if now > not_after => "expired",
        Status::Good => "valid",
        Status::Held { .. } => "on hold",
        Status::Revoked { .. } => "revoked",
    }
}

/// Formats a number with its noun: `1 charger`, `2 chargers`.
pub(super) fn count(number: u64, one: &str) -> String {
    format!("{number} {one}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_formatted_even_at_the_limits() {
        assert_eq!(distance(Timestamp(90), Timestamp(0)), "in 90 seconds");
        assert_eq!(distance(Timestamp(0), Timestamp(3 * HOUR)), "3 hours ago");
        assert_eq!(distance(Timestamp(i64::MIN), Timestamp(1)), "106751991167300 days ago");
    }
}
