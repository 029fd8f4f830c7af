//! No extended key usage in an authority: it would reach into everything below.

use super::{Check, Level, LintInput, OCPP, Rule};
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.2",
    says: "an authority that is made for OCPP has no extended key usage, which would bind all that it issues (A00.FR.514)",
    source: "evpki; others may have their reasons, so only what evpki issues itself is held to it",
    targets: OCPP,
    level: Level::Must,
    kinds: &[Kind::Authority],
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    input.expected?;
    let purposes = input.certificate.purposes();
    purposes.map(|purposes| format!("the authority has the extended key usage {}", purposes.join(", ")))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{CLIENT_AUTH, Sample, Samples};
    use crate::x509::Extension::ExtendedKeyUsage;
    Samples {
        passes: &[
            Sample::Of("client-ca", |_| ()),
            Sample::Foreign("client-ca", |c| c.set_extension(false, ExtendedKeyUsage(vec![CLIENT_AUTH.to_owned()]))),
        ],
        fails: &[(
            Sample::Of("client-ca", |c| c.set_extension(false, ExtendedKeyUsage(vec![CLIENT_AUTH.to_owned()]))),
            "the authority has the extended key usage 1.3.6.1.5.5.7.3.2",
        )],
    }
};
