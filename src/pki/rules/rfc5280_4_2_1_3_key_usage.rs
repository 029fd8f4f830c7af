//! What a key may be used for.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};
use crate::x509::KeyUsage;

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.2.1.3",
    says: "an authority's key usage is there and has keyCertSign, and nobody else's has it or cRLSign; a key usage says something",
    source: "RFC 5280, 4.2.1.3 and 4.2.1.9",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let Some(usages) = input.certificate.key_usage() else {
        return input.is_authority().then(|| "the authority has no key usage".to_owned());
    };
    if usages.is_empty() {
        return Some("the key usage allows nothing".to_owned());
    }
    if input.is_authority() {
        return (!usages.contains(&KeyUsage::KeyCertSign)).then(|| "the key usage has no keyCertSign".to_owned());
    }
    let an_authoritys = |usage: &&KeyUsage| matches!(usage, KeyUsage::KeyCertSign | KeyUsage::CrlSign);
    if let Some(excess) = usages.iter().find(an_authoritys) {
        return Some(format!("the key usage has {excess}, but it is not an authority"));
    }
    let halves = [KeyUsage::EncipherOnly, KeyUsage::DecipherOnly];
    let half = usages.iter().find(|usage| halves.contains(usage) && !usages.contains(&KeyUsage::KeyAgreement));
    half.map(|usage| format!("the key usage has {usage}, which means nothing without keyAgreement"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::x509::Extension;
    Samples {
        passes: &[Sample::Of("root-ca", |_| ()), Sample::Of("charger", |_| ())],
        fails: &[
            (
                Sample::Of("client-ca", |c| c.replace(Extension::KeyUsage(vec![KeyUsage::CrlSign]))),
                "the key usage has no keyCertSign",
            ),
            (
                Sample::Foreign("charger", |c| {
                    c.replace(Extension::KeyUsage(vec![KeyUsage::DigitalSignature, KeyUsage::KeyCertSign]));
                }),
                "the key usage has keyCertSign, but it is not an authority",
            ),
            (
                Sample::Of("charger", |c| {
                    c.replace(Extension::KeyUsage(vec![KeyUsage::DigitalSignature, KeyUsage::EncipherOnly]));
                }),
                "the key usage has encipherOnly, which means nothing without keyAgreement",
            ),
        ],
    }
};
