//! What a V2G root issues.

use super::{Check, LEAVES, Level, LintInput, Rule};
use crate::pki::Target;

pub(super) const RULE: Rule = Rule {
    id: "V2G2-867",
    says: "a V2G root issues authorities alone",
    source: "ISO 15118-2, as quoted by hupe1980/iso15118",
    targets: &[Target::Iso2, Target::Iso20],
    level: Level::Must,
    kinds: LEAVES,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let issuer = input.issuer?;
    let is_root = issuer.is_self_issued() && issuer.subject.has_domain_component("V2G");
    is_root.then(|| format!("`{}` is a V2G root, and issued it", issuer.subject))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Foreign("secc", |_| ())],
        fails: &[(Sample::Under("secc", "v2g-root"), "`CN=V2GRootCA, O=ACME, DC=V2G` is a V2G root, and issued it")],
    }
};
