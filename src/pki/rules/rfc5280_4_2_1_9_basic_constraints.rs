//! Who may issue.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.2.1.9",
    says: "an authority, and nothing else, says in a critical extension that it is one; it allows fewer below it than its issuer allows",
    source: "RFC 5280, 4.2.1.9",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let certificate = input.certificate;
    let Some((authority, path_length)) = certificate.basic_constraints() else {
        // Who is no authority may leave it out; what evpki issues says it.
        let has_to = input.expected.is_some() || input.is_authority();
        return has_to.then(|| "it has no basic constraints".to_owned()).or_else(|| under(input, false, None));
    };
    let critical = certificate.extension("basicConstraints").is_some_and(|e| e.critical);
    if !critical && (authority || input.expected.is_some()) {
        return Some("its basic constraints are not critical".to_owned());
    }
    if let Some(kind) = input.kind.filter(|_| authority != input.is_authority()) {
        return Some(format!("it says that it is {}an authority, but is made as {kind}", if authority { "" } else { "not " }));
    }
    if let Some(limit) = path_length.filter(|_| !authority) {
        return Some(format!("it is not an authority, but allows {limit} below it"));
    }
    under(input, authority, path_length)
}

/// What its issuer says to it.
fn under(input: &LintInput<'_>, authority: bool, path_length: Option<u8>) -> Option<String> {
    match (input.issuer?.authority(), path_length) {
        (None, _) => Some("its issuer is not an authority".to_owned()),
        (Some(Some(0)), _) if authority => Some("its issuer allows no authority below it".to_owned()),
        (Some(Some(above)), Some(own)) if authority && own >= above => {
            Some(format!("it allows {own} authorities below it, its issuer only {above} including itself"))
        }
        (Some(Some(above)), None) if authority && input.expected.is_some() => {
            Some(format!("it sets no limit to authorities below it, its issuer allows {above}"))
        }
        _ => None,
    }
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::x509::Extension::BasicConstraints;
    Samples {
        passes: &[
            Sample::Of("root-ca", |_| ()),
            Sample::Of("server-ca", |_| ()),
            Sample::Foreign("charger", |c| c.remove("basicConstraints")),
        ],
        fails: &[
            (Sample::Of("charger", |c| c.remove("basicConstraints")), "it has no basic constraints"),
            (Sample::Of("charger", |c| c.set_critical("basicConstraints", false)), "its basic constraints are not critical"),
            (
                Sample::Of("charger", |c| c.replace(BasicConstraints { authority: true, path_length: None })),
                "it says that it is an authority, but is made as station",
            ),
            (
                Sample::Of("root-ca", |c| c.replace(BasicConstraints { authority: false, path_length: None })),
                "it says that it is not an authority, but is made as authority",
            ),
            (
                Sample::Of("csms", |c| c.replace(BasicConstraints { authority: false, path_length: Some(0) })),
                "it is not an authority, but allows 0 below it",
            ),
            (
                Sample::Of("server-ca", |c| c.replace(BasicConstraints { authority: true, path_length: Some(1) })),
                "it allows 1 authorities below it, its issuer only 1 including itself",
            ),
            (
                Sample::Of("server-ca", |c| c.replace(BasicConstraints { authority: true, path_length: None })),
                "it sets no limit to authorities below it, its issuer allows 1",
            ),
        ],
    }
};
