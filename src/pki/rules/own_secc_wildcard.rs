//! No wildcards for charging stations.

use super::{Check, Level, LintInput, Rule};
use crate::{
    model::printable,
    pki::{Target, profile::Kind},
    x509::AlternativeName,
};

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.9",
    says: "no alternative name of a charging station is a wildcard: the certificate is one station's, which its SECCID names",
    source: "evpki; ISO 15118-2, annex F, has no alternative names at all",
    targets: &[Target::Iso2, Target::Iso20],
    level: Level::Must,
    kinds: &[Kind::Secc],
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    input.certificate.alternative_names()?.iter().find_map(|name| match name {
        AlternativeName::Dns(name) if name.contains('*') => {
            Some(format!("its alternative name `{}` is a wildcard", printable(name)))
        }
        _ => None,
    })
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples, dns};
    use crate::x509::Extension::SubjectAlternativeName;
    Samples {
        passes: &[
            Sample::Foreign("secc", |_| ()),
            Sample::Foreign("secc", |c| c.set_extension(false, SubjectAlternativeName(vec![dns("secc.acme.example")]))),
        ],
        fails: &[(
            Sample::Foreign("secc", |c| c.set_extension(false, SubjectAlternativeName(vec![dns("*.acme.example")]))),
            "its alternative name `*.acme.example` is a wildcard",
        )],
    }
};
