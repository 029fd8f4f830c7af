//! Which vehicle it is.

use super::{Check, Level, LintInput, Rule};
use crate::model::printable;
use crate::pki::Target;
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "V2G2-933",
    says: "the common name of a provisioning certificate is the PCID: 17 or 18 letters and digits",
    source: "ISO 15118-2, as quoted by hupe1980/iso15118",
    targets: &[Target::Iso2],
    level: Level::Must,
    kinds: &[Kind::Vehicle],
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let name = input.certificate.subject.common_name().unwrap_or_default();
    let is_one = matches!(name.len(), 17 | 18) && name.bytes().all(|b| b.is_ascii_alphanumeric());
    (!is_one).then(|| format!("the common name `{}` is no PCID: 17 or 18 letters and digits", printable(name)))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::x509::Attribute::{CommonName, DomainComponent};
    Samples {
        passes: &[Sample::Foreign("provisioning", |_| ())],
        fails: &[(
            Sample::Foreign("provisioning", |c| c.set_subject(&[(CommonName, "WP0"), (DomainComponent, "OEM")])),
            "the common name `WP0` is no PCID: 17 or 18 letters and digits",
        )],
    }
};
