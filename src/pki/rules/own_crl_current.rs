//! A CRL that is current.

use super::{Check, Level, ListExhibit, RFC_5280, Rule};
use crate::pki::profile::Kind;
use crate::x509::time::rfc3339;

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.14",
    says: "a CRL is current: the next one is not due yet",
    source: "evpki; RFC 5280, 6.3.3 (a)",
    targets: RFC_5280,
    level: Level::Should,
    kinds: &[Kind::Authority],
    checks: &[Check::RevocationList(check)],
};

fn check(input: &ListExhibit<'_>) -> Option<String> {
    let (next, now) = (input.list.next_update.as_ref()?.at?, input.now?);
    (next < now).then(|| format!("the next one was due at {}, and it is {}", rfc3339(next), rfc3339(now)))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::List(|_| ())],
        fails: &[(
            Sample::List(|l| l.set_next_update("261120235959Z")),
            "the next one was due at 2026-11-20T23:59:59Z, and it is 2026-11-21T00:00:00Z",
        )],
    }
};
