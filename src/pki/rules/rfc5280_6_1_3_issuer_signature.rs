//! Who signed it.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 6.1.3",
    says: "the signature is that of the issuer whose certificate is at hand, or of its own key where it is its own issuer",
    source: "RFC 5280, 6.1.3",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    // What evpki is about to sign has no signature yet.
    if input.expected.is_some() {
        return None;
    }
    let certificate = input.certificate;
    let issuer = input.issuer.or_else(|| certificate.is_self_issued().then_some(certificate))?;
    if certificate.issuer.der() != issuer.subject.der() {
        return Some(format!("its issuer is `{}`, the issuer at hand is `{}`", certificate.issuer, issuer.subject));
    }
    (certificate.is_signed_by(issuer) == Some(false)).then(|| format!("its signature is not that of `{}`", issuer.subject))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Of("charger", |_| ()), Sample::Foreign("charger", |_| ()), Sample::Foreign("root-ca", |_| ())],
        fails: &[
            (
                Sample::Foreign("charger", |c| c.set_serial(&[1; 16])),
                "its signature is not that of `C=DE, O=ACME Charging, CN=ACME Charging ClientCA`",
            ),
            (
                Sample::Under("charger", "=server-ca"),
                "its issuer is `C=DE, O=ACME Charging, CN=ACME Charging ClientCA`, the issuer at hand is `C=DE, O=ACME Charging, CN=ACME Charging ServerCA`",
            ),
        ],
    }
};
