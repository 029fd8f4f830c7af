//! No extended key usage for ISO 15118-2.

use super::{ALL, Check, Level, LintInput, Rule};
use crate::pki::Target;

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.8",
    says: "a certificate of ISO 15118-2 has no extended key usage: its annex F knows none",
    source: "evpki; ISO 15118-2, annex F",
    targets: &[Target::Iso2],
    level: Level::Should,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    input.certificate.purposes().map(|purposes| format!("it has the extended key usage {}", purposes.join(", ")))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::CLIENT_AUTH;
    use super::samples::{Sample, Samples};
    use crate::x509::Extension::ExtendedKeyUsage;
    Samples {
        passes: &[Sample::Foreign("secc", |_| ())],
        fails: &[(
            Sample::Foreign("secc", |c| c.set_extension(false, ExtendedKeyUsage(vec![CLIENT_AUTH.to_owned()]))),
            "it has the extended key usage 1.3.6.1.5.5.7.3.2",
        )],
    }
};
