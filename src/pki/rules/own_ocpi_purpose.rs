//! For what a certificate of OCPI is.

use super::{Check, Level, LintInput, Rule};
use crate::pki::Target;
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.22",
    says: "the certificate of a party says for what it is: clientAuth, or serverAuth with the FQDN, so that a client is never taken for a server",
    source: "evpki: OCPI says nothing of certificates",
    targets: &[Target::Ocpi],
    level: Level::Must,
    kinds: &[Kind::Party],
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let purposes = input.certificate.purposes().unwrap_or_default();
    let has = |oid: &str| purposes.iter().any(|purpose| purpose == oid);
    let is_server = has("1.3.6.1.5.5.7.3.1");
    if !is_server && !has("1.3.6.1.5.5.7.3.2") {
        return Some("its extended key usage has neither clientAuth nor serverAuth".to_owned());
    }
    let names = input.certificate.alternative_names().unwrap_or_default();
    (is_server && names.is_empty()).then(|| "it is a server's, and has no alternative names".to_owned())
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::x509::Extension::ExtendedKeyUsage;
    Samples {
        passes: &[Sample::Foreign("party", |_| ())],
        fails: &[
            (
                Sample::Foreign("party", |c| c.remove("extKeyUsage")),
                "its extended key usage has neither clientAuth nor serverAuth",
            ),
            (
                Sample::Foreign("party", |c| c.replace(ExtendedKeyUsage(vec!["1.3.6.1.5.5.7.3.1".to_owned()]))),
                "it is a server's, and has no alternative names",
            ),
        ],
    }
};
