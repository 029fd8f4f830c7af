//! Extensions that can be read.

use super::{ALL, Check, Level, LintInput, RFC_5280, RequestExhibit, Rule};

use crate::x509::raw::RawExtension;

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.1.2.9",
    says: "every extension that RFC 5280 defines, or evpki, is the DER of what it should be",
    source: "RFC 5280, 4.1.2.9 and 4.2",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check), Check::Request(check_request)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    malformed(&input.certificate.extensions).or_else(|| {
        let own = input.certificate.extensions.iter().find_map(|e| e.says_under(input.arc).err().map(|why| (e, why)))?;
        Some(format!("its {} cannot be read: {}", own.0.name(), own.1))
    })
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    malformed(&input.request.extensions)
}

fn malformed(extensions: &[RawExtension]) -> Option<String> {
    let (extension, why) = extensions.iter().find_map(|e| Some((e, e.says().err()?)))?;
    Some(format!("its {} cannot be read: {why}", extension.name()))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ())],
        fails: &[(
            Sample::Foreign("charger", |c| {
                c.remove("keyUsage");
                c.set_raw_extension("2.5.29.15", true, &[5, 0]);
            }),
            "its keyUsage cannot be read: {}",
        )],
    }
};
