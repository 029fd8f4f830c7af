//! Within the life of its issuer.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};
use crate::x509::time::rfc3339;

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.4",
    says: "a certificate lies within the life of its issuer's",
    source: "evpki; RFC 5280, 6.1.3 has a path end with the first of its certificates, so only what evpki issues itself is held to it",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    input.expected?;
    let (own, issuer) = (input.certificate, input.issuer?);
    let (begins, ends) = (own.not_before.at?, own.not_after.at?);
    let (first, last) = (issuer.not_before.at?, issuer.not_after.at?);
    if ends > last {
        return Some(format!("it would end at {}, its issuer ends at {}", rfc3339(ends), rfc3339(last)));
    }
    (begins < first).then(|| format!("it would begin at {}, its issuer begins at {}", rfc3339(begins), rfc3339(first)))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    Samples {
        passes: &[Sample::Of("charger", |_| ()), Sample::Foreign("charger", |c| c.set_not_after(false, "351119000000Z"))],
        fails: &[
            (
                Sample::Of("charger", |c| c.set_not_after(false, "351119000000Z")),
                "it would end at 2035-11-19T00:00:00Z, its issuer ends at 2035-11-18T23:59:59Z",
            ),
            (
                Sample::Of("charger", |c| c.set_not_before(false, "251120235459Z")),
                "it would begin at 2025-11-20T23:54:59Z, its issuer begins at 2025-11-20T23:55:00Z",
            ),
        ],
    }
};
