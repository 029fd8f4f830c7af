//! For whom a certificate of OCPI speaks.

use super::{Check, Level, LintInput, Rule};
use crate::pki::Target;
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.20",
    says: "the certificate of a party names its parties in the extension that evpki has for them; roles are up to the version of OCPI, of which 2.1.1 has none",
    source: "evpki, docs/formats/metadata.md: OCPI says nothing of certificates",
    targets: &[Target::Ocpi],
    level: Level::Must,
    kinds: &[Kind::Party],
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let parties = input.certificate.parties(input.arc).unwrap_or_default();
    parties.is_empty().then(|| "it names no party".to_owned())
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Foreign("party", |_| ())],
        fails: &[(Sample::Foreign("party", |c| c.remove("evpki parties")), "it names no party")],
    }
};
