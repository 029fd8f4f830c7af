//! Names that play no tricks.

use super::{ALL, Check, Level, LintInput, RFC_5280, RequestExhibit, Rule};

use crate::x509::RawName;

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.5",
    says: "no value of a name has control characters or marks that turn the direction of writing: what is shown is not what is compared",
    source: "evpki; RFC 5280, 8 warns of both",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check), Check::Request(check_request)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    trick(&input.certificate.subject).or_else(|| trick(&input.certificate.issuer))
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    trick(&input.request.subject)
}

fn trick(name: &RawName) -> Option<String> {
    let part = name.parts.iter().find(|part| part.shown() != part.text)?;
    Some(format!("{} is `{}`, which is not shown as it is", part.label(), part.shown()))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[
            Sample::Of("charger", |_| ()),
            Sample::Foreign("charger", |c| c.set_utf8_subject(&[("2.5.4.3", "M\u{fc}nchen")])),
        ],
        fails: &[
            (
                Sample::Foreign("charger", |c| c.set_utf8_subject(&[("2.5.4.3", "SN-1\0.evil")])),
                "CN is `SN-1\\u{0}.evil`, which is not shown as it is",
            ),
            (
                Sample::Foreign("charger", |c| c.set_utf8_subject(&[("2.5.4.3", "SN-\u{202e}1")])),
                "CN is `SN-\\u{202e}1`, which is not shown as it is",
            ),
        ],
    }
};
