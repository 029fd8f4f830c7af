//! Whose contract it is.

use super::{Check, Level, LintInput, Rule};
use crate::model::printable;
use crate::pki::Target;
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "V2G2-108",
    says: "the common name of a contract certificate is the EMAID: country, provider, nine letters or digits, perhaps a check digit",
    source: "ISO 15118-2, as quoted by hupe1980/iso15118",
    targets: &[Target::Iso2, Target::Iso20],
    level: Level::Must,
    kinds: &[Kind::Contract],
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let name = input.certificate.subject.common_name().unwrap_or_default();
    let digits: String = name.chars().filter(|c| *c != '-').collect();
    let is_one = matches!(digits.len(), 14 | 15)
        && digits[..2].bytes().all(|b| b.is_ascii_alphabetic())
        && digits.bytes().all(|b| b.is_ascii_alphanumeric());
    (!is_one).then(|| format!("the common name `{}` is no EMAID, such as `DE-ACM-C12345678-9`", printable(name)))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::x509::Attribute::{CommonName, DomainComponent};
    Samples {
        passes: &[Sample::Foreign("contract", |_| ())],
        fails: &[(
            Sample::Foreign("contract", |c| c.set_subject(&[(CommonName, "DEACM"), (DomainComponent, "MO")])),
            "the common name `DEACM` is no EMAID, such as `DE-ACM-C12345678-9`",
        )],
    }
};
