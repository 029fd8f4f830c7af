//! The identifiers of keys.

use super::{ALL, Draft, Rule};
use crate::{model::hex, x509::Extension};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.2.1.1",
    says: "the authority key identifier is the issuer's subject key identifier, byte for byte; a certificate names its own key's too",
    source: "RFC 5280, 4.2.1.1 and 4.2.1.2",
    kinds: ALL,
    check,
};

fn check(draft: &Draft<'_>) -> Option<String> {
    if !draft.extensions.iter().any(|(_, e)| matches!(e, Extension::SubjectKeyIdentifier(_))) {
        return Some("it has no subject key identifier".to_owned());
    }
    let expected = draft.issuer()?.subject_key_identifier()?;
    match draft.find(|e| if let Extension::AuthorityKeyIdentifier(id) = e { Some(id) } else { None }) {
        Some(id) if *id == expected => None,
        Some(id) => Some(format!("it names the issuer's key {}, expected {}", hex::encode(id), hex::encode(&expected))),
        None => Some("it does not name its issuer's key".to_owned()),
    }
}
