//! A CRL that is current, and its issuer's.

use super::{Check, Level, ListExhibit, RFC_5280, Rule};
use crate::pki::profile::Kind;
use crate::x509::KeyUsage;

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 6.3.3",
    says: "the signature is that of the issuer whose certificate is at hand, whose key may sign CRLs",
    source: "RFC 5280, 6.3.3 (f) and (g)",
    targets: RFC_5280,
    level: Level::Must,
    kinds: &[Kind::Authority],
    checks: &[Check::RevocationList(check)],
};

fn check(input: &ListExhibit<'_>) -> Option<String> {
    let issuer = input.issuer?;
    if issuer.key_usage().is_some_and(|usages| !usages.contains(&KeyUsage::CrlSign)) {
        return Some(format!("`{}` may not sign CRLs: its key usage has no cRLSign", issuer.subject));
    }
    (input.list.is_signed_by(issuer) == Some(false)).then(|| format!("its signature is not that of `{}`", issuer.subject))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::List(|_| ())],
        fails: &[(
            Sample::List(|l| l.set_next_update("261201000000Z")),
            "its signature is not that of `C=DE, O=ACME Charging, CN=ACME Charging ClientCA`",
        )],
    }
};
