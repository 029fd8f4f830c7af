//! The encoding of the key.

use super::{ALL, Check, Level, LintInput, RFC_5280, RequestExhibit, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.1.2.7",
    says: "the public key is in its canonical encoding: an uncompressed point on a named curve, RSA with NULL parameters, Ed25519 with none",
    source: "RFC 5280, 4.1.2.7; RFC 5480, 2; RFC 3279, 2.3.1; RFC 8410, 3",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check), Check::Request(check_request)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    input.certificate.key.encoding_fault().map(other)
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    input.request.key.encoding_fault().map(other)
}

fn other(why: String) -> String {
    format!("the public key is not in its canonical encoding: {why}")
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ()), Sample::Foreign("charger", |c| c.set_rsa(2048, 3))],
        fails: &[
            (
                Sample::Foreign("charger", |c| c.set_point(0, 2)),
                "the public key is not in its canonical encoding: its point is compressed; encode it uncompressed, beginning with 04",
            ),
            (
                Sample::Foreign("charger", |c| c.set_point(0, 6)),
                "the public key is not in its canonical encoding: its point is in the hybrid form, which RFC 5480, 2.2 forbids; encode it uncompressed, beginning with 04",
            ),
            (
                Sample::Foreign("charger", |c| c.set_point(1, 4)),
                "the public key is not in its canonical encoding: its BIT STRING has 1 unused bits, a public key has none (RFC 5280, 4.1)",
            ),
        ],
    }
};
