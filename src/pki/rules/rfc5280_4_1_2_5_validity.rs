//! The validity.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};
use crate::{model::Timestamp, x509::time::rfc3339};

/// 2050-01-01T00:00:00Z.
const FROM_2050: Timestamp = Timestamp(2_524_608_000);

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.1.2.5",
    says: "a certificate ends after it begins; its moments are UTCTime through 2049, GeneralizedTime from 2050 on, both in UTC with seconds",
    source: "RFC 5280, 4.1.2.5",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let validity = [(&input.certificate.not_before, "beginning"), (&input.certificate.not_after, "end")];
    for (moment, what) in validity {
        let kind = if moment.generalized { "GeneralizedTime" } else { "UTCTime" };
        let Some(at) = moment.at else {
            return Some(format!("its {what} `{}` is not written as a {kind} has to be", moment.text));
        };
        if moment.generalized != (at >= FROM_2050) {
            return Some(format!("its {what} {} is written as {kind}", rfc3339(at)));
        }
    }
    let (begins, ends) = (input.certificate.not_before.at?, input.certificate.not_after.at?);
    (ends <= begins).then(|| format!("it would end at {} and begin at {}", rfc3339(ends), rfc3339(begins)))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    Samples {
        passes: &[Sample::Of("root-ca", |_| ()), Sample::Of("charger", |_| ())],
        fails: &[
            (
                Sample::Of("root-ca", |c| c.set_not_after(false, "261120000000Z")),
                "it would end at 2026-11-20T00:00:00Z and begin at 2026-11-20T23:55:00Z",
            ),
            (
                Sample::Of("charger", |c| c.set_not_after(true, "20271120000000Z")),
                "its end 2027-11-20T00:00:00Z is written as GeneralizedTime",
            ),
            (
                Sample::Of("charger", |c| c.set_not_after(false, "2711200000Z")),
                "its end `2711200000Z` is not written as a UTCTime has to be",
            ),
        ],
    }
};
