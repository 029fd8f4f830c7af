//! No extended key usage.

use super::{ALL, Check, Level, LintInput, OCPP_2, Rule};

pub(super) const RULE: Rule = Rule {
    id: "A00.FR.514",
    says: "extended key usage is strongly discouraged: ISO 15118 has none",
    source: "OCPP 2.0.1 edition 3, part 2, A00",
    targets: OCPP_2,
    level: Level::Should,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    input.certificate.purposes().map(|purposes| format!("it has the extended key usage {}", purposes.join(", ")))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{CLIENT_AUTH, Sample, Samples};
    use crate::x509::Extension::ExtendedKeyUsage;
    Samples {
        passes: &[Sample::Of("charger", |_| ())],
        fails: &[(
            Sample::Of("charger", |c| c.set_extension(false, ExtendedKeyUsage(vec![CLIENT_AUTH.to_owned()]))),
            "it has the extended key usage 1.3.6.1.5.5.7.3.2",
        )],
    }
};
