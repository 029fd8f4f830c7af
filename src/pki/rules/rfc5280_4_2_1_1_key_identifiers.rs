//! The identifiers of keys.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};
use crate::model::hex;

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.2.1.1",
    says: "a certificate that is not self-signed names its issuer's key, with the very octets with which the issuer's certificate names it",
    source: "RFC 5280, 4.2.1.1",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let certificate = input.certificate;
    if certificate.is_self_issued() {
        return None;
    }
    match (certificate.authority_key_identifier(), input.issuer.and_then(|issuer| issuer.subject_key_identifier())) {
        (Some([]) | None, _) => Some("it does not name its issuer's key".to_owned()),
        (Some(id), Some(expected)) if id != expected => {
            Some(format!("it names the issuer's key {}, expected {}", hex::encode(id), hex::encode(expected)))
        }
        _ => None,
    }
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::x509::Extension::AuthorityKeyIdentifier;
    Samples {
        passes: &[Sample::Of("charger", |_| ()), Sample::Of("root-ca", |_| ())],
        fails: &[
            (Sample::Of("charger", |c| c.remove("authorityKeyIdentifier")), "it does not name its issuer's key"),
            (
                Sample::Of("charger", |c| c.replace(AuthorityKeyIdentifier(vec![0xab; 20]))),
                "it names the issuer's key abababababababababababababababababababab, expected {issuer}",
            ),
        ],
    }
};
