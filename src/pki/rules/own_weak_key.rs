//! Keys that others can find.

use super::{ALL, Check, Level, LintInput, RFC_5280, RequestExhibit, Rule};

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.24",
    says: "nobody but its owner can find the private key: no small exponent, no small or close factors, no known generator or number",
    source: "evpki; FIPS 186-5, A.1.1; CVE-2017-15361 (ROCA); RFC 8032, 5.1.7",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check), Check::Request(check_request)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    // The one that evpki is about to certify was examined when it was read, or made here.
    if input.expected.is_some() { None } else { input.certificate.key.weakness().map(weak) }
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    input.request.key.weakness().map(weak)
}

fn weak(why: String) -> String {
    format!("the public key is weak: {why}")
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ()), Sample::Foreign("charger", |_| ())],
        fails: &[
            (
                Sample::Foreign("charger", |c| c.set_rsa(2048, 3)),
                "the public key is weak: its public exponent is 3, expected an odd number from 65537 on (FIPS 186-5, A.1.1)",
            ),
            (
                Sample::Foreign("charger", |c| c.set_rsa_exponent(2048, &[1, 0, 1])),
                "the public key is weak: its modulus has the factor 3",
            ),
        ],
    }
};
