//! Valid now.

use super::{ALL, Check, Level, LintInput, OCPP, Rule};

use crate::x509::time::rfc3339;

pub(super) const RULE: Rule = Rule {
    id: "A02.FR.06",
    says: "a certificate is valid when it is installed: it has begun, and has not ended",
    source: "OCPP 2.0.1 edition 3, errata 2025-09, A02; OCPP 1.6 security whitepaper, A02",
    targets: OCPP,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let now = input.now?;
    let (begins, ends) = (input.certificate.not_before.at?, input.certificate.not_after.at?);
    if begins > now {
        return Some(format!("it is valid from {} on, and it is {}", rfc3339(begins), rfc3339(now)));
    }
    (ends < now).then(|| format!("it expired at {}, and it is {}", rfc3339(ends), rfc3339(now)))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ())],
        fails: &[
            (
                Sample::Of("charger", |c| c.set_not_before(false, "261121000001Z")),
                "it is valid from 2026-11-21T00:00:01Z on, and it is 2026-11-21T00:00:00Z",
            ),
            (
                Sample::Foreign("charger", |c| {
                    c.set_not_before(false, "251120235500Z");
                    c.set_not_after(false, "261120235959Z");
                }),
                "it expired at 2026-11-20T23:59:59Z, and it is 2026-11-21T00:00:00Z",
            ),
        ],
    }
};
