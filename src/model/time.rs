//! Moments.

/// Seconds in a minute.
pub const MINUTE: i64 = 60;
/// Seconds in an hour.
pub const HOUR: i64 = 60 * MINUTE;
/// Seconds in a day.
pub const DAY: i64 = 24 * HOUR;

/// A moment: whole seconds since 1970-01-01T00:00:00Z, without leap seconds. How it reads as a date is [`crate::x509::time`]'s
/// business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The latest moment that a certificate can name: 9999-12-31T23:59:59Z (RFC 5280, 4.1.2.5).
    pub const LATEST: Self = Self(253_402_300_799);

    /// The moment `seconds` later; earlier when negative. Stops at the ends of what can be counted.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// How many seconds this is after `earlier`; negative when before.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}
