//! Whose key signed a CRL.

use super::{Check, Level, ListExhibit, RFC_5280, Rule};
use crate::pki::profile::Kind;
use crate::{model::hex, x509::Extension};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 5.2.1",
    says: "a CRL names its issuer's key, with the very octets with which the issuer's certificate names it",
    source: "RFC 5280, 5.2.1",
    targets: RFC_5280,
    level: Level::Must,
    kinds: &[Kind::Authority],
    checks: &[Check::RevocationList(check)],
};

fn check(input: &ListExhibit<'_>) -> Option<String> {
    let id = input.list.extension("authorityKeyIdentifier").and_then(|e| match e.says() {
        Ok(Extension::AuthorityKeyIdentifier(id)) if !id.is_empty() => Some(id),
        _ => None,
    });
    let Some(id) = id else { return Some("it does not name its issuer's key".to_owned()) };
    let expected = input.issuer?.subject_key_identifier()?;
    (id != expected).then(|| format!("it names the issuer's key {}, expected {}", hex::encode(id), hex::encode(expected)))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::List(|_| ())],
        fails: &[(Sample::List(|l| l.remove("authorityKeyIdentifier")), "it does not name its issuer's key")],
    }
};
