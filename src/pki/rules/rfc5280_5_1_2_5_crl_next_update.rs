//! When the next CRL comes.

use super::{Check, Level, ListExhibit, RFC_5280, Rule};
use crate::pki::profile::Kind;
use crate::{model::Timestamp, x509::time::rfc3339};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 5.1.2.5",
    says: "a CRL says when the next one comes, later than it was issued itself; its moments are UTCTime through 2049, GeneralizedTime from 2050 on",
    source: "RFC 5280, 5.1.2.4 and 5.1.2.5",
    targets: RFC_5280,
    level: Level::Must,
    kinds: &[Kind::Authority],
    checks: &[Check::RevocationList(check)],
};

fn check(input: &ListExhibit<'_>) -> Option<String> {
    let (list, from_2050) = (input.list, Timestamp(2_524_608_000));
    let Some(next) = &list.next_update else { return Some("it does not say when the next one comes".to_owned()) };
    for moment in [&list.this_update, next] {
        if moment.generalized != (moment.at? >= from_2050) {
            let kind = if moment.generalized { "GeneralizedTime" } else { "UTCTime" };
            return Some(format!("the moment {} is written as {kind}", moment.text));
        }
    }
    let (issued, next) = (list.this_update.at?, next.at?);
    (next <= issued).then(|| format!("it was issued at {}, and the next one came at {}", rfc3339(issued), rfc3339(next)))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::List(|_| ())],
        fails: &[
            (Sample::List(|l| l.remove_next_update()), "it does not say when the next one comes"),
            (
                Sample::List(|l| l.set_next_update("261101000000Z")),
                "it was issued at 2026-11-21T00:00:00Z, and the next one came at 2026-11-01T00:00:00Z",
            ),
        ],
    }
};
