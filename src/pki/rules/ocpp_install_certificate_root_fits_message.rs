//! What InstallCertificate carries.

use super::{Check, Level, LintInput, Rule};
use crate::pki::Target;
use crate::pki::profile::Kind;
use crate::x509::pem;

pub(super) const RULE: Rule = Rule {
    id: "OCPP InstallCertificate.certificate",
    says: "the certificate of a root has at most 5500 characters as PEM",
    source: "OCPP 1.6 security whitepaper and 2.0.1: InstallCertificateRequest.certificate",
    targets: &[Target::Ocpp16, Target::Ocpp201],
    level: Level::Must,
    kinds: &[Kind::Authority],
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    if !input.certificate.is_self_issued() {
        return None;
    }
    let characters = pem::write("CERTIFICATE", &input.certificate.der).map_or(usize::MAX, |text| text.len());
    (characters > 5500).then(|| format!("it has {characters} characters as PEM, InstallCertificate carries at most 5500"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("root-ca", |_| ())],
        fails: &[(
            Sample::Foreign("root-ca", |c| c.set_raw_extension("2.5.29.32", false, &[5; 5500])),
            "it has {pem} characters as PEM, InstallCertificate carries at most 5500",
        )],
    }
};
