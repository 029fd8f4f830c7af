//! The encoding of a certificate and of a request.

use super::{ALL, Check, Level, LintInput, RFC_5280, RequestExhibit, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.1",
    says: "a certificate or a request is encoded as DER: no value that is the default, no unused bits, no parameters where the algorithm has none",
    source: "RFC 5280, 4.1; RFC 2986, 4; X.690, 10 and 11",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check), Check::Request(check_request)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let faults = input.certificate.encoding_faults();
    (!faults.is_empty()).then(|| faults.join("; "))
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    input.request.encoding_fault()
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ()), Sample::Foreign("charger", |_| ())],
        fails: &[
            (
                Sample::Foreign("charger", |c| c.set_signature(1, &[0x30, 0x00, 0x80])),
                "the BIT STRING of its signature has 1 unused bits, a signature has none",
            ),
            (
                Sample::Foreign("charger", |c| c.set_value("keyUsage", &[3, 2, 0, 0x80])),
                "its keyUsage ends in bits that are not set, which DER leaves out (X.690, 11.2.2)",
            ),
            (
                Sample::Foreign("charger", |c| c.set_version(None)),
                "it has extensions and is of version 1, not 3 (RFC 5280, 4.1.2.1)",
            ),
        ],
    }
};
