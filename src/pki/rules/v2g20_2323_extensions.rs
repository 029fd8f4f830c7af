//! Which extensions there are.

use super::{ALL, Check, Level, LintInput, Rule};
use crate::pki::Target;

pub(super) const RULE: Rule = Rule {
    id: "V2G20-2323",
    says: "a certificate has no extensions but those of annex B: no alternative names, and nothing private",
    source: "ISO 15118-20, as quoted by OpenChargingCloud/ISO15118ConformanceTests",
    targets: &[Target::Iso20],
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    const KNOWN: [&str; 8] = [
        "basicConstraints",
        "keyUsage",
        "extKeyUsage",
        "subjectKeyIdentifier",
        "authorityKeyIdentifier",
        "cRLDistributionPoints",
        "authorityInfoAccess",
        "certificatePolicies",
    ];
    let other = input.certificate.extensions.iter().map(|e| e.name()).find(|name| !KNOWN.contains(name))?;
    Some(format!("it has the extension {other}, which annex B does not know"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::dns;
    use super::samples::{Sample, Samples};
    use crate::x509::Extension::SubjectAlternativeName;
    Samples {
        passes: &[Sample::Foreign("20-secc", |_| ())],
        fails: &[
            (
                Sample::Foreign("20-secc", |c| c.set_extension(false, SubjectAlternativeName(vec![dns("secc.acme.example")]))),
                "it has the extension subjectAltName, which annex B does not know",
            ),
            (
                Sample::Foreign("20-secc", |c| c.set_raw_extension("1.2.3.4", false, &[5, 0])),
                "it has the extension 1.2.3.4, which annex B does not know",
            ),
        ],
    }
};
