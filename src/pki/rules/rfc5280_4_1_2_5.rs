//! The validity.

use super::{ALL, Draft, Rule};
use crate::x509::time::rfc3339;

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.1.2.5",
    says: "a certificate ends after it begins, and lies within the life of its issuer",
    source: "RFC 5280, 4.1.2.5 and 6.1.3",
    kinds: ALL,
    check,
};

fn check(draft: &Draft<'_>) -> Option<String> {
    let (begins, ends) = (draft.certificate.not_before(), draft.certificate.not_after());
    if ends <= begins {
        return Some(format!("it would end at {} and begin at {}", rfc3339(ends), rfc3339(begins)));
    }
    let issuer = draft.issuer()?;
    if ends > issuer.not_after() {
        return Some(format!("it would end at {}, its issuer ends at {}", rfc3339(ends), rfc3339(issuer.not_after())));
    }
    (begins < issuer.not_before())
        .then(|| format!("it would begin at {}, its issuer begins at {}", rfc3339(begins), rfc3339(issuer.not_before())))
}
