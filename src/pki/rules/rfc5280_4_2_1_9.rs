//! Who may issue.

use super::{ALL, Draft, Rule};
use crate::{pki::profile::Kind, x509::Extension};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.2.1.9",
    says: "an authority, and nothing else, says in a critical extension that it is one; it allows fewer below it than its issuer allows",
    source: "RFC 5280, 4.2.1.9",
    kinds: ALL,
    check,
};

fn check(draft: &Draft<'_>) -> Option<String> {
    let found = draft.extensions.iter().find_map(|(critical, e)| match e {
        Extension::BasicConstraints { authority, path_length } => Some((*critical, *authority, *path_length)),
        _ => None,
    });
    let Some((critical, authority, path_length)) = found else { return Some("it has no basic constraints".to_owned()) };
    if !critical {
        return Some("its basic constraints are not critical".to_owned());
    }
    if authority != (draft.kind() == Kind::Authority) {
        return Some(format!(
            "it says that it is {}an authority, but is made as {}",
            if authority { "" } else { "not " },
            draft.kind()
        ));
    }
    if let Some(limit) = path_length.filter(|_| !authority) {
        return Some(format!("it is not an authority, but allows {limit} below it"));
    }
    let issuer = draft.issuer()?;
    match (issuer.authority(), path_length) {
        (None, _) => Some("its issuer is not an authority".to_owned()),
        (Some(Some(0)), _) if authority => Some("its issuer allows no authority below it".to_owned()),
        (Some(Some(above)), Some(own)) if authority && own >= above => {
            Some(format!("it allows {own} authorities below it, its issuer only {above} including itself"))
        }
        (Some(Some(above)), None) if authority => {
            Some(format!("it sets no limit to authorities below it, its issuer allows {above}"))
        }
        _ => None,
    }
}
